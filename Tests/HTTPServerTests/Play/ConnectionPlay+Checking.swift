@testable import HTTPServer

extension ConnectionPlay {
    /// What is wrong with the loop's state between two steps.
    func complaint() -> String? {
        let open = loop.connections.compactMap(\.self)
        guard open.count == loop.connectionCount else { return "connections are miscounted" }
        guard loop.memory == open.reduce(0, { $0 + $1.weight }) else {
            return "memory is miscounted"
        }
        let counted = open.count { $0.isCounted }
        guard loop.countByAddress.values.reduce(0, +) == counted else {
            return "addresses are miscounted"
        }
        for connection in open {
            if let complaint = complaint(about: connection) {
                return "connection \(connection.serial): \(complaint)"
            }
        }
        return nil
    }

    private func complaint(about connection: Connection) -> String? {
        if !connection.isOpen { return "closed, and still in the table" }
        if connection.waiting != nil && connection.streaming != nil { return "two answers" }
        if connection.closes && connection.isAnswering { return "closes with an answer open" }
        if connection.input.count > Self.inputLimit { return "keeps \(connection.input.count)" }
        if connection.output.count > Self.outputLimit { return "owes \(connection.output.count)" }
        if connection.output.isEmpty == (connection.interest == .write) {
            return "waits for the wrong thing"
        }
        if connection.deadline == .max && !connection.isAnswering { return "has no deadline" }
        return nil
    }

    /// One head and body that are not whole, and what may be sent ahead.
    private static let inputLimit =
        RequestLimits.head + RequestLimits.deadFraming + bodyLimit + LoopLimits.input
        + LoopLimits.receive
    /// One answer of a play or all that waits in a pipe, behind a full buffer of answers.
    private static let outputLimit = 2 * LoopLimits.output + StreamPipe.room + 65_536

    /// Lets everything come to its end, and compares what everybody got.
    mutating func finale() -> String? {
        if let complaint = playOut() { return complaint }
        for client in clients {
            let isWhole =
                !isHurried && !client.isGone && !cut.contains(client.number)
                && loop.tallies[ServerMetrics.Counter.shed.rawValue] == 0
            var reading = PlayReading(
                client, handler.asked.filter { $0.client == client.number }, isComplete: isWhole)
            if let complaint = reading.complaint() { return complaint }
        }
        for client in clients { client.finish() }
        if let complaint = playOut() { return complaint }
        guard loop.connectionCount == 0 else { return "\(loop.connectionCount) are left over" }
        guard clients.allSatisfy({ $0.isGone || $0.isOver }) else { return "one is not closed" }
        loop.end()
        return nil
    }

    /// Goes on until nothing happens any more.
    private mutating func playOut() -> String? {
        var progress = -1
        var quiet = 0
        while quiet < 4 {
            for client in clients {
                client.send(.max)
                client.receive(.max)
            }
            turn()
            if isStopped, streams.contains(where: { $0.isEndless && $0.stream.isOpen }) {
                return "an endless stream goes on"
            }
            settleAll()
            turn()
            if let complaint = complaint() { return complaint }
            let now = clients.reduce(handler.asked.count) { $0 + $1.traffic }
            quiet = now == progress ? quiet + 1 : 0
            progress = now
        }
        return nil
    }
}
