import CLinux
import Glibc

@testable import HTTPServer

/// A loop and its clients, played turn by turn in one thread and with a clock of its own: what is
/// sent in which pieces, when answers are given and how, who goes. The script decides; after
/// every turn and at the end it is checked what must always hold.
struct ConnectionPlay {
    static let bodyLimit = 4_000
    private static let clientLimit = 4

    struct PlayStream {
        let stream: ResponseStream
        let place: Int
        let isEndless: Bool
    }

    private var script: PlayScript
    let loop: EventLoop
    let handler = PlayHandler()
    var clients: [PlayClient] = []
    var streams: [PlayStream] = []
    var isStopped = false
    /// Time has passed, or the server was stopped: not all that was sent must be answered.
    var isHurried = false
    /// Clients whose stream was cut.
    var cut: Set<Int> = []

    /// What went wrong, `nil` when nothing did.
    static func complaint(about script: [UInt8]) -> String? {
        do throws(ServerError) {
            var play = try ConnectionPlay(script)
            return play.run()
        } catch { return "\(error)" }
    }

    private init(_ bytes: [UInt8]) throws(ServerError) {
        script = PlayScript(bytes)
        var configuration = ServerConfiguration(addresses: [])
        configuration.bodyLimit = Self.bodyLimit
        configuration.connectionLimit = Self.clientLimit
        // Sometimes so little that one has to make way.
        if script.next() % 4 == 0 { configuration.memoryLimit = 20_000 }
        loop = try EventLoop(
            listeners: [], handler: HandlerAdapter(handler), configuration: configuration,
            tallies: Tallies(count: ServerMetrics.size))
        loop.now = 1_000_000
    }

    private mutating func run() -> String? {
        enter()
        var steps = 0
        while !script.isOver, steps < 1_000 {
            step()
            if let complaint = complaint() { return complaint }
            steps += 1
        }
        return finale()
    }

    private mutating func step() {
        let choice = script.next()
        let client = clients[(choice >> 4) % clients.count]
        switch choice & 15 {
        case 0...2: client.unsent += PlayRequest.make(&script)
        case 3: client.send(4 * script.next() + 1)
        case 4: client.send(.max)
        case 5...7: turn()
        case 8: client.receive(128 * script.next() + 1)
        case 9, 10: settle()
        case 11: feed()
        case 12: endStream()
        case 13: pass()
        case 14: depart(client)
        default: change()
        }
    }

    func turn() { loop.turn(loop.poller.wait(milliseconds: 0)) }

    private mutating func enter() {
        guard clients.count < Self.clientLimit else { return }
        var ends: [Int32] = [0, 0]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return }
        // The least that the kernel gives, so that answers are often taken in part only.
        var size: Int32 = 1
        setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, 4)
        let client = PlayClient(clients.count, socket: ends[1])
        clients.append(client)
        loop.adopt(ends[0], from: IPAddress(high: 1, low: UInt64(client.number)))
    }

    /// Gives one of the answers that wait.
    private mutating func settle() {
        guard !handler.open.isEmpty else { return }
        let index = script.next() % handler.open.count
        let (ticket, place) = handler.open.remove(at: index)
        let record = handler.asked[place]
        let way = script.next()
        guard record.kind == "l" else {
            let isDone = way % 2 == 0
            let body = Asked.body(record.client, record.number, isDone: isDone)
            if record.kind == "d" {
                handler.settle(place, .whole(status: isDone ? 200 : 503, body: body))
            }
            return loop.mailbox.finish([(ticket, isDone)])
        }
        if way % 3 == 0 {
            let body = script.take(way)
            handler.settle(place, .whole(status: 201, body: body))
            loop.mailbox.answer(ticket, Response(status: 201, body: body))
        } else {
            begin(ticket, place, isEndless: way % 3 == 1)
        }
    }

    /// Gives all answers, and ends all streams.
    mutating func settleAll() {
        while !handler.open.isEmpty { settle() }
        for stream in streams {
            stream.stream.end()
            markEnded(stream)
        }
        streams = []
    }

    private mutating func begin(_ ticket: Ticket, _ place: Int, isEndless: Bool) {
        let first = script.take(script.next())
        let stream = loop.mailbox.stream(
            ticket, Response(status: 200, body: first), isEndless: isEndless)
        handler.settle(place, .stream(body: first, isEnded: isEndless && isStopped))
        streams.append(PlayStream(stream: stream, place: place, isEndless: isEndless))
    }

    private mutating func feed() {
        guard !streams.isEmpty else { return }
        let chosen = streams[script.next() % streams.count]
        let size = script.next()
        let piece = [UInt8](repeating: UInt8(size), count: size * size)
        guard chosen.stream.offer(piece) == .taken,
            case .stream(let body, let isEnded) = handler.asked[chosen.place].answer
        else { return }
        handler.settle(chosen.place, .stream(body: body + piece, isEnded: isEnded))
    }

    private mutating func endStream() {
        guard !streams.isEmpty else { return }
        let chosen = streams.remove(at: script.next() % streams.count)
        if script.next() % 4 == 0 {
            cut.insert(handler.asked[chosen.place].client)
        } else {
            chosen.stream.end()
            markEnded(chosen)
        }
    }

    private func markEnded(_ stream: PlayStream) {
        guard case .stream(let body, _) = handler.asked[stream.place].answer else { return }
        handler.settle(stream.place, .stream(body: body, isEnded: true))
    }

    private mutating func pass() {
        let times: [Int64] = [1, 20, 45, 150, 1_100, 11_000, 80_000]
        isHurried = true
        loop.now += times[script.next() % times.count]
    }

    private mutating func depart(_ client: PlayClient) {
        if script.next() % 2 == 0 { client.finish() } else { client.leave() }
    }

    private mutating func change() {
        guard script.next() % 8 == 0 else { return enter() }
        isHurried = true
        isStopped = true
        loop.beginStopping(grace: .seconds(5))
        for stream in streams where stream.isEndless { markEnded(stream) }
    }
}
