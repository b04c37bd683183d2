import Synchronization

/// How often one address may ask: a token bucket each, for all loops together, in fixed memory.
///
/// Each place of the table is one word: a tag of the address, and the time at which its bucket
/// will be full again (the "theoretical arrival time" of the generic cell rate algorithm, ITU-T
/// I.371 annex A). Threads race by compare and swap; nobody waits. When a row is full, the place
/// whose bucket fills first is given away: at worst an address gets more than its share.
package final class RateLimit: @unchecked Sendable {
    private static let rows = 8_192
    private static let places = 4
    private static let timeBits: UInt64 = 40
    private static let timeMask: UInt64 = 1 << timeBits - 1
    /// Of the table's clock: 0.1 ms, so that 40 bits last three years.
    private static let ticksPerSecond: UInt64 = 10_000

    private let table: UnsafeMutablePointer<Atomic<UInt64>>
    private let interval: UInt64
    private let burst: UInt64

    /// `rate` per second, 1 to 10,000; at once at most `burst` of them.
    package init(rate: Int, burst: Int) {
        precondition((1...10_000).contains(rate) && burst > 0)
        interval = Self.ticksPerSecond / UInt64(rate)
        self.burst = interval * UInt64(burst)
        table = .allocate(capacity: Self.rows * Self.places)
        for index in 0..<Self.rows * Self.places {
            (table + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        table.deinitialize(count: Self.rows * Self.places)
        table.deallocate()
    }

    /// Takes a token for `address` at `now`, in milliseconds of any clock that goes on; returns
    /// `nil`, or after how many whole seconds there will be one again.
    package func refuses(_ address: IPAddress, at now: Int64) -> Int? {
        let hash = mixed(address.neighbourhood)
        let tag = hash >> Self.timeBits
        let time = UInt64(now) &* (Self.ticksPerSecond / 1_000) & Self.timeMask
        let row = table + Int(hash & UInt64(Self.rows - 1)) * Self.places
        // Twice is enough: who loses a race against himself is counted by the winner.
        for _ in 0..<2 {
            let (place, word) = find(tag, in: row)
            let kept = word >> Self.timeBits == tag ? word & Self.timeMask : 0
            // Never further ahead than this, unless the clock was set back: then begin anew.
            let full = kept > time + burst ? time : max(kept, time)
            let wait = full + interval > time + burst ? full + interval - time - burst : 0
            if wait > 0 {
                return Int((wait + Self.ticksPerSecond - 1) / Self.ticksPerSecond)
            }
            let next = tag << Self.timeBits | (full + interval) & Self.timeMask
            let change = (row + place).pointee.compareExchange(
                expected: word, desired: next, ordering: .relaxed)
            if change.exchanged { return nil }
        }
        return nil
    }

    /// The place of the tag, else the one whose bucket is full first.
    private func find(
        _ tag: UInt64, in row: UnsafeMutablePointer<Atomic<UInt64>>
    ) -> (place: Int, word: UInt64) {
        var best = (place: 0, word: UInt64.max)
        for place in 0..<Self.places {
            let word = (row + place).pointee.load(ordering: .relaxed)
            if word >> Self.timeBits == tag { return (place, word) }
            if word & Self.timeMask < best.word & Self.timeMask { best = (place, word) }
        }
        return best
    }

    private func mixed(_ address: IPAddress) -> UInt64 {
        // Seeded anew in each process: nobody can choose addresses that share a row.
        var hasher = Hasher()
        hasher.combine(address)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
