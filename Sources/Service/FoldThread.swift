import Foundation
import Store
import Synchronization

/// Folds beside the service, and does what commands ask for on the whole folder: soon after each
/// commit, and at least now and then, so that changes of the control tables take effect. While
/// very much comes in it folds every few seconds only.
final class FoldThread: @unchecked Sendable {
    /// The thread's alone.
    private var upkeep: Upkeep?
    private let log: @Sendable (String) -> Void
    private let thread = RepeatingThread(name: "fold", interval: patience)
    /// The newest event in the journal, as far as it was told.
    private let newest = Atomic<Int64>(0)

    /// How late an admission or another control change may take effect, in seconds.
    private static let patience: TimeInterval = 0.25
    /// Between two folds: gathers events, so that indexes are written in sorted runs.
    private static let pause: TimeInterval = 0.05
    /// So many events in a pause are a rush: 5,000 a second.
    private static let rush: Int64 = 250
    /// For how many pauses a rush is let pass: 4 seconds.
    private static let longestRush = 80
    /// After a failure, before the next try.
    private static let rest: TimeInterval = 1
    /// How far the fold stands back while the service is busy (nice(1)).
    private static let niceness: Int32 = 10

    init(_ upkeep: Upkeep, log: @escaping @Sendable (String) -> Void) {
        self.upkeep = upkeep
        self.log = log
    }

    func start() { thread.start { [self] in work() } }

    /// Says that there is something new in the journal, up to event `seq`.
    func wake(upTo seq: Int64) {
        newest.store(seq, ordering: .relaxed)
        thread.wake()
    }

    /// Folds what is there, then ends the thread.
    ///
    /// What commands asked for and is not done is left for the next service.
    func stop() {
        thread.stop()
        attempt { () throws(StoreError) in try upkeep?.foldAll() }
        // Its connections close here, whoever else still knows this thread.
        upkeep = nil
    }

    /// One step, so that the thread can end between two of a long task.
    private func work() {
        // Reports can wait, readers cannot: on Linux this is the thread's own (setpriority(2)).
        setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
        attempt { () throws(StoreError) in
            guard let upkeep else { return }
            let due = newest.load(ordering: .relaxed)
            let hasWorked = try upkeep.step()
            if hasWorked { thread.wake() }
            let folded = try upkeep.foldedSeq()
            if !hasWorked || (!upkeep.hasTask && folded >= due) { letRushPass() }
        }
    }

    /// A pause, as long as very much comes in: a large batch costs a fraction of many small ones,
    /// and the cores are the readers' meanwhile.
    private func letRushPass() {
        for _ in 0..<Self.longestRush {
            let before = newest.load(ordering: .relaxed)
            Thread.sleep(forTimeInterval: Self.pause)
            if newest.load(ordering: .relaxed) - before < Self.rush { return }
        }
    }

    private func attempt(_ work: () throws(StoreError) -> Void) {
        do throws(StoreError) {
            try work()
        } catch {
            log("fold: \(error). Try: \(error.hint)")
            Thread.sleep(forTimeInterval: Self.rest)
        }
    }
}
