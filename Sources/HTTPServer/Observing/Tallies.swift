import Synchronization

/// Numbers that one thread counts up and any thread reads, without locks: the writer loads and
/// stores, which costs no more than plain memory.
package final class Tallies: @unchecked Sendable {
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>
    /// How many numbers there are.
    package let count: Int

    /// All zero.
    package init(count: Int) {
        self.count = count
        cells = .allocate(capacity: count)
        for index in 0..<count { (cells + index).initialize(to: Atomic(0)) }
    }

    deinit {
        cells.deinitialize(count: count)
        cells.deallocate()
    }

    /// Counts up; on the writer's thread only.
    package func add(_ amount: UInt64 = 1, to index: Int) {
        precondition(index < count)
        let cell = cells + index
        let sum = cell.pointee.load(ordering: .relaxed) &+ amount
        cell.pointee.store(sum, ordering: .relaxed)
    }

    /// The number at a place, 0 to `count` - 1.
    package subscript(index: Int) -> UInt64 {
        precondition(index < count)
        return (cells + index).pointee.load(ordering: .relaxed)
    }
}
