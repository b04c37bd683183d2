import Foundation
import Model

/// The journal's one writer thread: takes all that waits, commits it at once, answers, repeats.
///
/// While one commit is being synced, the next batch gathers by itself.
package final class JournalWriter: @unchecked Sendable {
    /// Called with whether the entries are durable; on the writer's thread, so it must be quick.
    package typealias Completion = @Sendable (Bool) -> Void

    private let journal: Journal
    /// The thread's alone: a disk that stays full must not fill the log too.
    private var quietUntil = ContinuousClock.now
    private let onCommit: @Sendable (Int64) -> Void
    private let onFailure: @Sendable (StoreError) -> Void
    // Guarded by `turn`; `journal` belongs to the thread alone.
    private let turn = NSCondition()
    private var waiting = Batch()
    /// How many entries the last commit held.
    private var lastCount = 0
    /// What is to be done by the thread between two batches.
    private var asked: (@Sendable (Journal) -> Void)?
    private var isClosing = false
    private var hasEnded = false

    /// What is committed at once.
    private struct Batch {
        var entries: [JournalEntry] = []
        var completions: [Completion] = []
    }

    /// How long a batch that has just begun waits for the rest, in seconds: about as long as the
    /// loops take to read what the last batch's answers bring. A sync costs more.
    private static let gatheringTime: TimeInterval = 0.000_1

    /// Entries that may wait at the most; beyond it they are refused at once.
    package static let queueLimit = 65_536
    /// In which a lasting failure is told once; not by the wall clock, which may be set back.
    private static let quietTime: Duration = .seconds(1)

    /// Opens the journal and starts the thread; the caller holds the ``FolderLock``.
    ///
    /// `folded` is the last event that is in the report tables. `onCommit` is told after each
    /// commit which event is the newest.
    package init(
        _ folder: DataFolder, after folded: Int64 = 0,
        onCommit: @escaping @Sendable (Int64) -> Void = { _ in },
        onFailure: @escaping @Sendable (StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        journal = try Journal(folder, after: folded, onDamage: onFailure)
        self.onCommit = onCommit
        self.onFailure = onFailure
        let thread = Thread { [self] in run() }
        thread.name = "journal"
        thread.start()
    }

    /// Hands entries over; `completion` follows after their commit, or with `false` when the
    /// disk refused them or ``queueLimit`` entries wait already.
    package func submit(_ entries: [JournalEntry], completion: @escaping Completion) {
        turn.lock()
        let isFull = isClosing || waiting.entries.count + entries.count > Self.queueLimit
        if !isFull {
            waiting.entries += entries
            waiting.completions.append(completion)
            turn.signal()
        }
        turn.unlock()
        if isFull { completion(false) }
    }

    /// Ends the current segment and begins the next; returns when that is done.
    package func rotate() throws(StoreError) {
        let result = RotationResult()
        turn.lock()
        defer { turn.unlock() }
        while asked != nil { turn.wait() }
        guard !hasEnded else { return }
        asked = { result.value = Self.rotate($0) }
        turn.broadcast()
        while result.value == nil && !hasEnded { turn.wait() }
        if case .failure(let error) = result.value { throw error }
    }

    private static func rotate(_ journal: Journal) -> Result<Void, StoreError> {
        do throws(StoreError) { return .success(try journal.rotate()) } catch {
            return .failure(error)
        }
    }

    /// Commits what waits, then closes the journal; returns when that is done.
    package func close() {
        turn.lock()
        isClosing = true
        turn.broadcast()
        while !hasEnded { turn.wait() }
        turn.unlock()
    }

    private func run() {
        while let batch = nextBatch() {
            let isDurable = report { () throws(StoreError) in try journal.append(batch.entries) }
            for completion in batch.completions { completion(isDurable) }
            if isDurable { onCommit(journal.lastSeq) }
            report { () throws(StoreError) in try journal.tidy() }
        }
        report { () throws(StoreError) in try journal.tidy(truncating: true) }
        journal.close()
        turn.lock()
        hasEnded = true
        turn.broadcast()
        turn.unlock()
    }

    /// Waits for work; `nil` when closing and nothing is left.
    private func nextBatch() -> Batch? {
        turn.lock()
        defer { turn.unlock() }
        while waiting.completions.isEmpty || asked != nil {
            if let action = asked {
                action(journal)
                asked = nil
                turn.broadcast()
                continue
            }
            if isClosing { return nil }
            turn.wait()
        }
        gather()
        defer { waiting = Batch() }
        return waiting
    }

    /// Where many wait at once, the first of them to come after a commit would be committed nearly
    /// alone, and all others behind them.
    private func gather() {
        defer { lastCount = waiting.entries.count }
        guard waiting.entries.count < lastCount / 2 else { return }
        turn.unlock()
        Thread.sleep(forTimeInterval: Self.gatheringTime)
        turn.lock()
    }

    @discardableResult
    private func report(_ action: () throws(StoreError) -> Void) -> Bool {
        do {
            try action()
            return true
        } catch {
            if ContinuousClock.now >= quietUntil {
                quietUntil = .now + Self.quietTime
                onFailure(error)
            }
            return false
        }
    }
}

/// Filled by the writer's thread, read by who asked, both under the writer's lock.
private final class RotationResult: @unchecked Sendable {
    var value: Result<Void, StoreError>?
}

extension JournalWriter: JournalAccess {
    /// Hands the entries over and waits for their commit.
    package func append(_ entries: [JournalEntry]) throws(StoreError) {
        let answer = DispatchSemaphore(value: 0)
        let isDurable = Answer()
        submit(entries) { done in
            isDurable.value = done
            answer.signal()
        }
        answer.wait()
        guard isDurable.value else {
            throw .file(doing: "write", path: "the journal", reason: "it refused the entries")
        }
    }
}

private final class Answer: @unchecked Sendable {
    // Written before the semaphore is signalled, read after.
    var value = false
}
