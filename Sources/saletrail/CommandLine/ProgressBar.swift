import Model
import Service

/// A bar on standard error: on a terminal only, and only for work that lasts over a second.
struct ProgressBar {
    private let console: Console
    private let total: Int
    private let clock: Clock
    private let start: Instant
    private var shown: Instant

    private static let width = 30
    private static let delay: Duration = .seconds(1)
    private static let interval: Duration = .milliseconds(100)

    init(_ console: Console, total: Int, clock: @escaping Clock = SystemClock.now) {
        self.console = console
        self.total = total
        self.clock = clock
        start = clock()
        shown = start.advanced(by: Self.delay - Self.interval)
    }

    mutating func show(_ done: Int) {
        let now = clock()
        guard console.errorIsTerminal, done == total || now >= shown.advanced(by: Self.interval),
            now >= start.advanced(by: Self.delay)
        else { return }
        shown = now
        let filled = total > 0 ? Self.width * done / total : Self.width
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.width - filled)
        let seconds = Double(now.milliseconds - start.milliseconds) / 1000
        let rate = Double(done) / max(seconds, 0.001)
        let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
        let end = done == total ? "\n" : ""
        console.talk("\r\(bar) \(done)/\(total)  \(Int(rate))/s  \(left) s left \(end)")
    }
}
