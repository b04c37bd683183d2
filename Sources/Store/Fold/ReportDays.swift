import Foundation
import Model

/// Which calendar day an instant belongs to, in the time zones of the sub-accounts.
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

    mutating func day(of instant: Instant, in zone: String) -> Day {
        let slot = Slot(zone: zone, quarter: floorDivide(instant.milliseconds, 15 * 60_000))
        if let last, last.slot == slot { return self.day(of: instant, offset: last.offset) }
        let offset = offsets[slot] ?? lookUp(slot)
        last = (slot, offset)
        return self.day(of: instant, offset: offset)
    }

    private func day(of instant: Instant, offset: Int64) -> Day {
        Day(number: floorDivide(instant.milliseconds + offset * 1000, 86_400_000))
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
