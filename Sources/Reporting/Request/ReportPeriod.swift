import Model

/// Which days a report is about, in the sub-account's time zone.
package enum ReportPeriod: Hashable, Sendable {
    /// Days that move with the present. Raw values stand in addresses: never rename one.
    package enum Preset: String, CaseIterable, Hashable, Sendable {
        case today
        case yesterday
        /// Today and the six days before.
        case last7Days = "7d"
        case last30Days = "30d"
        /// From the first of this month to today.
        case month
        case lastMonth = "last-month"
        /// From the first of January to today.
        case year
        case all
    }

    case preset(Preset)
    /// Both included; an open end is `nil`.
    case days(from: Day?, through: Day?)

    /// The days that are meant on the day `today`.
    package func range(on today: Day) -> DayRange {
        switch self {
        case .days(let from, let through): DayRange(first: from, last: through)
        case .preset(let preset): Self.range(preset, today)
        }
    }

    private static func range(_ preset: Preset, _ today: Day) -> DayRange {
        let (year, month, _) = today.civil
        let firstOfMonth = Day(year: year, month: month, day: 1)
        switch preset {
        case .today: return DayRange(first: today, last: today)
        case .yesterday:
            return DayRange(first: today.advanced(by: -1), last: today.advanced(by: -1))
        case .last7Days: return DayRange(first: today.advanced(by: -6), last: today)
        case .last30Days: return DayRange(first: today.advanced(by: -29), last: today)
        case .month: return DayRange(first: firstOfMonth, last: today)
        case .lastMonth:
            let before = month == 1 ? (year - 1, Int64(12)) : (year, month - 1)
            return DayRange(
                first: Day(year: before.0, month: before.1, day: 1),
                last: firstOfMonth.advanced(by: -1))
        case .year: return DayRange(first: Day(year: year, month: 1, day: 1), last: today)
        case .all: return .always
        }
    }
}

/// What a report's figures are set beside. Raw values stand in addresses: never rename one.
package enum ReportComparison: String, CaseIterable, Hashable, Sendable {
    case none
    /// As many days, directly before.
    case previous
    /// As many days, whole weeks before: Tuesdays beside Tuesdays, as newsletters go out on fixed
    /// days of the week.
    case weekdays

    /// The days beside `range`; `nil` where it has no beginning or end.
    package func range(before range: DayRange) -> DayRange? {
        guard self != .none, let first = range.first, let last = range.last else { return nil }
        let length = last.number - first.number + 1
        let shift = self == .previous ? length : (length + 6) / 7 * 7
        return DayRange(first: first.advanced(by: -shift), last: last.advanced(by: -shift))
    }
}

extension Day {
    /// So many days later, or with a negative number earlier.
    package func advanced(by days: Int64) -> Day { Day(number: number + days) }
}
