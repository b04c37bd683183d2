import Foundation
import Store

/// Folds beside the service: soon after each commit, and at least now and then, so that changes
/// of the control tables take effect.
final class FoldThread: @unchecked Sendable {
    private let fold: Fold
    private let log: @Sendable (String) -> Void
    // Guarded by `turn`; `fold` belongs to the thread alone.
    private let turn = NSCondition()
    private var hasNews = true
    private var isStopping = false
    private var hasEnded = false

    /// Between two folds: gathers events, so that indexes are written in sorted runs.
    private static let pause: TimeInterval = 0.05
    /// How late an admission or another control change may take effect.
    private static let patience: TimeInterval = 0.25
    /// How far the fold stands back while the service is busy (nice(1)).
    private static let niceness: Int32 = 10
    /// After a failure, before the next try.
    private static let rest: TimeInterval = 1

    init(_ fold: Fold, log: @escaping @Sendable (String) -> Void) {
        self.fold = fold
        self.log = log
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "fold"
        thread.start()
    }

    /// Says that there is something new in the journal.
    func wake() {
        turn.withLock {
            hasNews = true
            turn.signal()
        }
    }

    /// Folds what is there, then ends the thread.
    func stop() {
        turn.lock()
        isStopping = true
        turn.broadcast()
        while !hasEnded { turn.wait() }
        turn.unlock()
    }

    private func run() {
        // Reports can wait, readers cannot: on Linux this is the thread's own (setpriority(2)).
        setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while !waitForNews() {
            do {
                try fold.catchUp()
                Thread.sleep(forTimeInterval: Self.pause)
            } catch {
                log("fold: \(error). Try: \(error.hint)")
                Thread.sleep(forTimeInterval: Self.rest)
            }
        }
        do { try fold.catchUp() } catch { log("fold: \(error). Try: \(error.hint)") }
        turn.withLock {
            hasEnded = true
            turn.broadcast()
        }
    }

    /// `true` when it is time to end.
    private func waitForNews() -> Bool {
        turn.lock()
        defer { turn.unlock() }
        if !hasNews && !isStopping {
            _ = turn.wait(until: Date(timeIntervalSinceNow: Self.patience))
        }
        hasNews = false
        return isStopping
    }
}
