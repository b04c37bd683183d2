import Foundation
import Model

/// Shows instants as the wall clock of one time zone.
package struct ReportClock: Hashable, Sendable {
    /// The IANA name.
    package let name: String
    private let zone: TimeZone

    /// Takes an IANA name, for instance `Europe/Madrid`.
    package init(timeZone name: String) throws(ReportClockError) {
        // "GMT+2" and abbreviations such as "CET" are read by Foundation too, but they do not
        // know summer time, or mean several zones.
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else {
            throw .unknownTimeZone(name)
        }
        // Kept as given: Foundation calls UTC "GMT".
        self.name = name
        self.zone = zone
    }

    /// The local day of an instant.
    package func day(_ instant: Instant) -> Day { local(instant).day }

    /// The local date and time to the minute: `2026-11-21 20:57`.
    package func minute(_ instant: Instant) -> String {
        let (day, second) = local(instant)
        return "\(day) \(clock(second).prefix(5))"
    }

    /// The local date and time to the second: `2026-11-21 20:57:03`.
    package func second(_ instant: Instant) -> String {
        let (day, second) = local(instant)
        return "\(day) \(clock(second))"
    }

    /// How far the zone is from UTC at an instant: `UTC+01:00`.
    package func offset(_ instant: Instant) -> String {
        let seconds = secondsFromUTC(instant)
        return "UTC" + (seconds < 0 ? "-" : "+") + clock(abs(seconds)).prefix(5)
    }

    /// ISO 8601 in UTC with milliseconds: `2026-11-21T19:57:03.250Z`.
    package static func utc(_ instant: Instant) -> String {
        let (day, rest) = divided(instant.milliseconds, by: 86_400_000)
        return "\(Day(number: day))T\(clock(rest / 1000)).\(digits(rest % 1000, 3))Z"
    }

    private func local(_ instant: Instant) -> (day: Day, second: Int64) {
        let seconds = Self.divided(instant.milliseconds, by: 1000).quotient
        let (day, rest) = Self.divided(seconds + secondsFromUTC(instant), by: 86_400)
        return (Day(number: day), rest)
    }

    func secondsFromUTC(_ instant: Instant) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        return Int64(zone.secondsFromGMT(for: date))
    }

    private func clock(_ second: Int64) -> String { Self.clock(second) }

    private static func clock(_ second: Int64) -> String {
        digits(second / 3600, 2) + ":" + digits(second / 60 % 60, 2) + ":" + digits(second % 60, 2)
    }

    /// Decimal digits with leading zeros up to `width`.
    private static func digits(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// Rounded down, so that times before 1970 fall into the right day.
    private static func divided(
        _ value: Int64, by divisor: Int64
    ) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// Why there is no clock for a time zone.
package enum ReportClockError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownTimeZone(String)

    /// What is wrong, in one line.
    package var description: String {
        switch self {
        case .unknownTimeZone(let name): "there is no time zone \"\(name)\""
        }
    }

    /// What the person can do about it.
    package var hint: String {
        "use an IANA name such as Europe/Madrid, America/Mexico_City or UTC"
    }
}
