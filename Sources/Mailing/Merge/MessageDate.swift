/// The value of a `Date` field (RFC 5322, 3.3).
package enum MessageDate {
    /// "Sat, 21 Nov 2026 23:52:58 +0000" for seconds since 1970-01-01T00:00:00Z; years 1 to 9999.
    package static func text(unixSeconds: Int64) -> String {
        let days = unixSeconds >= 0 ? unixSeconds / 86_400 : (unixSeconds - 86_399) / 86_400
        let time = unixSeconds - days * 86_400
        let (year, month, day) = civil(days)
        let weekday = weekdays[Int((days % 7 + 7) % 7)]
        let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, 2) }
        return "\(weekday), \(padded(day, 2)) \(months[month]) \(padded(year, 4)) "
            + clock.joined(separator: ":") + " +0000"
    }

    /// 1970-01-01 was a Thursday.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    /// From March, as `civil` counts.
    private static let months = [
        "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
    ]

    /// Year, month from March as 0, and day of the month. Years are counted from March, so that
    /// the leap day is a year's last; 400 of them have 146,097 days (Gregorian calendar).
    private static func civil(_ days: Int64) -> (year: Int64, month: Int, day: Int64) {
        let sinceMarch = days + 719_468  // from 0000-03-01
        let cycle = sinceMarch / 146_097
        let inCycle = sinceMarch % 146_097
        let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
        let inYear = inCycle - (365 * year + year / 4 - year / 100)
        // March to July have 153 days, as have August to December.
        let month = (5 * inYear + 2) / 153
        let isNextYear: Int64 = month >= 10 ? 1 : 0
        return (cycle * 400 + year + isNextYear, Int(month), inYear - (153 * month + 2) / 5 + 1)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
