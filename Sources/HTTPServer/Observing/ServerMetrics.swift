/// What the loops of a server have counted so far, added up when it is asked for.
package struct ServerMetrics: Sendable {
    /// What is counted besides answers.
    package enum Counter: Int, CaseIterable, Sendable {
        case accepted, closed
        /// Closed at once: the address had its share of connections.
        case refusedAddress
        /// Closed at once: no PROXY header, or from somebody not trusted.
        case refusedHeader
        /// Closed, silent for a second, to make way for a new one.
        case shed
        /// Times when no connection could be taken for a moment.
        case paused
        /// Requests refused before any handler saw them.
        case malformed
        /// Closed because something took too long.
        case timedOut
        /// Answers that left at their deadline, before their work was done.
        case overdue
        case bytesSent
    }

    /// How many routes are told apart, including 0 for what has none.
    package static let routeLimit = 16
    /// Upper ends of the histogram's classes, in microseconds.
    package static let bounds: [UInt64] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000,
    ]

    let loops: [Tallies]

    /// The number over all loops.
    package subscript(counter: Counter) -> UInt64 { sum(counter.rawValue) }

    /// Answers of a route by class of status, 1 to 5.
    package func answers(route: Int, statusClass: Int) -> UInt64 {
        sum(Self.answerPlace(route, statusClass))
    }

    /// Answers of a route whose duration was at most each of ``bounds``, then all.
    package func durations(route: Int) -> [UInt64] {
        var total: UInt64 = 0
        return (0...Self.bounds.count).map { index in
            total += sum(Self.durationPlace(route) + index)
            return total
        }
    }

    /// The sum of a route's durations, in microseconds.
    package func totalDuration(route: Int) -> UInt64 {
        sum(Self.durationPlace(route) + Self.bounds.count + 1)
    }

    private func sum(_ place: Int) -> UInt64 { loops.reduce(0) { $0 + $1[place] } }

    private static let statusClasses = 6
    private static let durationSize = bounds.count + 2
    private static let firstAnswer = Counter.allCases.count
    private static let firstDuration = firstAnswer + routeLimit * statusClasses
    static let size = firstDuration + routeLimit * durationSize

    fileprivate static func answerPlace(_ route: Int, _ statusClass: Int) -> Int {
        firstAnswer + route * statusClasses + statusClass
    }

    fileprivate static func durationPlace(_ route: Int) -> Int {
        firstDuration + route * durationSize
    }
}

/// The writing side, on a loop's thread.
extension Tallies {
    func count(_ counter: ServerMetrics.Counter, _ amount: UInt64 = 1) {
        add(amount, to: counter.rawValue)
    }

    /// An answer that left after `microseconds`.
    func countAnswer(route: Int, status: Int, microseconds: UInt64) {
        add(to: ServerMetrics.answerPlace(route, status / 100))
        let place = ServerMetrics.durationPlace(route)
        var index = 0
        let bounds = ServerMetrics.bounds
        while index < bounds.count, microseconds > bounds[index] { index += 1 }
        add(to: place + index)
        add(microseconds, to: place + bounds.count + 1)
    }
}
