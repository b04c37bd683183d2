import Glibc
import Model
import Synchronization

/// Where the time comes from: passed in, so that nothing reads a clock of its own.
package typealias Clock = @Sendable () -> Instant

/// The system's clock.
package enum SystemClock {
    package static let now: Clock = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(
            milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// Hands out click ids: in time order, never the same twice within one process, and between
/// processes only if two clicks of one millisecond met the same running number.
final class ClickIDs: Sendable {
    private let running: Atomic<UInt64>

    /// 2020-01-01T00:00:00Z: keeps ids below 2^63 until 2089.
    private static let epoch: Int64 = 1_577_836_800_000
    private static let runningBits: UInt64 = 22

    init(startingAt start: UInt64) { running = Atomic(start) }

    func next(at now: Instant) -> ClickID {
        let number = running.add(1, ordering: .relaxed).newValue
        let time = UInt64(max(1, now.milliseconds - Self.epoch))
        return ClickID(
            time << Self.runningBits | number & ((1 << Self.runningBits) - 1))
    }
}
