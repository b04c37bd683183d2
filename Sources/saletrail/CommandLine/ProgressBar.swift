import Model
import Service

/// A bar on standard error: on a terminal only, and only for work that lasts over a second.
struct ProgressBar {
    private let console: Console
    private let isShown: Bool
    private let total: Int
    /// How many are done when it begins; they say nothing of the rate.
    private let first: Int
    private let clock: Clock
    private let start: Instant
    private var shown: Instant

    private static let width = 30
    private static let delay: Duration = .seconds(1)
    private static let interval: Duration = .milliseconds(100)

    init(
        _ console: Console, total: Int, from first: Int = 0,
        clock: @escaping Clock = SystemClock.now
    ) {
        self.console = console
        isShown = console.errorIsTerminal
        self.total = total
        self.first = first
        self.clock = clock
        start = clock()
        shown = start.advanced(by: Self.delay - Self.interval)
    }

    mutating func show(_ done: Int) {
        guard isShown else { return }
        let now = clock()
        guard done == total || now >= shown.advanced(by: Self.interval),
            now >= start.advanced(by: Self.delay)
        else { return }
        shown = now
        let filled = total > 0 ? Self.width * done / total : Self.width
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.width - filled)
        let seconds = Double(now.milliseconds - start.milliseconds) / 1000
        let rate = Double(done - first) / max(seconds, 0.001)
        let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
        let end = done == total ? "\n" : ""
        console.talk(
            "\r\(bar) \(done)/\(total)  \(Int(rate))/s  \(Self.clockText(left)) left \(end)")
    }

    /// Leaves the line of a bar that will not be completed.
    func leave() { if isShown && shown > start.advanced(by: Self.delay) { console.talk("\n") } }

    /// Seconds as `m:ss`.
    static func clockText(_ seconds: Int) -> String {
        "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + String(seconds % 60)
    }
}
