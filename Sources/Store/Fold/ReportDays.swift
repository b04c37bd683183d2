import Foundation
import Model

/// Which calendar day and hour an instant belongs to, in the time zones of the sub-accounts.
struct ReportDays {
    private var zones: [String: TimeZone] = [:]
    private var offsets: [Slot: Int64] = [:]
    /// Events come in the order of time: most are in the quarter of the one before.
    private var last: (slot: Slot, offset: Int64)?

    /// No zone changes its offset inside a quarter of an hour of UTC, so one look-up serves all
    /// instants of the same quarter.
    private struct Slot: Hashable {
        let zone: String
        let quarter: Int64
    }

    private static let quarterMilliseconds: Int64 = 15 * 60_000

    /// The day, and its hour, 0 to 23.
    mutating func time(of instant: Instant, in zone: String) -> (day: Day, hour: Int64) {
        let slot = Slot(zone: zone, quarter: floorDivide(instant.milliseconds, 15 * 60_000))
        if let last, last.slot == slot { return time(of: instant, offset: last.offset) }
        let offset = offsets[slot] ?? lookUp(slot)
        last = (slot, offset)
        return time(of: instant, offset: offset)
    }

    private func time(of instant: Instant, offset: Int64) -> (day: Day, hour: Int64) {
        let local = instant.milliseconds + offset * 1000
        let day = floorDivide(local, 86_400_000)
        return (Day(number: day), (local - day * 86_400_000) / 3_600_000)
    }

    private mutating func lookUp(_ slot: Slot) -> Int64 {
        let zone = zones[slot.zone] ?? TimeZone(identifier: slot.zone) ?? .gmt
        zones[slot.zone] = zone
        let seconds = Double(slot.quarter * Self.quarterMilliseconds) / 1000
        let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
        if offsets.count > 10_000 { offsets.removeAll(keepingCapacity: true) }
        offsets[slot] = offset
        return offset
    }

    private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : (value - by + 1) / by
    }
}
