import Foundation

/// A thread that does its work again and again: soon after it is woken, and at the latest after
/// an interval.
final class RepeatingThread: @unchecked Sendable {
    private let name: String
    private let interval: TimeInterval
    // Guarded by `turn`.
    private let turn = TimedCondition()
    private var isWoken = true
    private var isStopping = false
    private var isRunning = false

    /// `interval` in seconds.
    init(name: String, interval: TimeInterval) {
        self.name = name
        self.interval = interval
    }

    func start(_ work: @escaping @Sendable () -> Void) {
        isRunning = true
        let thread = Thread { [self] in run(work) }
        thread.name = name
        thread.start()
    }

    /// Says that there is something to do.
    func wake() {
        turn.withLock {
            isWoken = true
            turn.broadcast()
        }
    }

    /// Lets the work be done once more, then ends the thread; returns when it has ended.
    func stop() {
        turn.withLock {
            isStopping = true
            turn.broadcast()
            while isRunning { turn.wait() }
        }
    }

    private func run(_ work: () -> Void) {
        while wait() { work() }
        work()
        turn.withLock {
            isRunning = false
            turn.broadcast()
        }
    }

    /// `false` when it is time to end.
    private func wait() -> Bool {
        let end = MonotonicInstant(after: interval)
        return turn.withLock {
            while !isWoken && !isStopping && turn.wait(until: end) {}
            isWoken = false
            return !isStopping
        }
    }
}
