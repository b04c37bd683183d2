import Synchronization

/// What became of the events that were handed to the journal; written by the loops and by the
/// journal's thread, once per batch.
final class JournalHealth: Sendable {
    private let handed = Atomic<Int>(0)
    private let settled = Atomic<Int>(0)
    private let refused = Atomic<Int>(0)
    private let failing = Atomic<Bool>(false)

    /// Events that wait for their commit.
    var pending: Int {
        let settled = settled.load(ordering: .acquiring)
        return max(0, handed.load(ordering: .relaxed) - settled)
    }

    /// Events on the disk, since the start.
    var committed: Int { settled.load(ordering: .relaxed) - lost }

    /// Events that the disk, or a full queue, refused.
    var lost: Int { refused.load(ordering: .relaxed) }

    /// Whether the newest commit failed.
    var isFailing: Bool { failing.load(ordering: .relaxed) }

    func hand(_ count: Int) { handed.add(count, ordering: .relaxed) }

    func settle(_ count: Int, isDurable: Bool) {
        if !isDurable { refused.add(count, ordering: .relaxed) }
        settled.add(count, ordering: .releasing)
        failing.store(!isDurable, ordering: .relaxed)
    }
}
