/// The Date field line, remade only when the second changes (RFC 9110 5.6.7 IMF-fixdate).
struct HTTPDate {
    private(set) var line: [UInt8] = []
    private var second: Int64 = .min

    mutating func update(toSecond now: Int64) {
        guard now != second else { return }
        second = now
        line = Array("Date: \(Self.text(now))\r\n".utf8)
    }

    /// "Sun, 06 Nov 1994 08:49:37 GMT" for seconds since 1970-01-01T00:00:00Z.
    static func text(_ seconds: Int64) -> String {
        let (days, clock) = split(seconds)
        let (year, month, day) = civil(days)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let weekday = weekdays[(days % 7 + 7) % 7]
        return "\(weekday), \(padded(day)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    /// "1994-11-06T08:49:37" (ISO 8601), in UTC.
    static func isoText(_ seconds: Int64) -> String {
        let (days, clock) = split(seconds)
        let (year, month, day) = civil(days)
        return "\(year)-\(padded(month))-\(padded(day))T\(clock)"
    }

    /// Days since 1970-01-01, and the time of day.
    private static func split(_ seconds: Int64) -> (days: Int, clock: String) {
        let days = Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
        let time = Int(seconds) - days * 86_400
        let parts = [time / 3600, time / 60 % 60, time % 60]
        return (days, parts.map(padded).joined(separator: ":"))
    }

    /// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar: years
    /// are counted from March, so that the leap day is a year's last, in cycles of 400 years.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468  // days from 0000-03-01
        let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let inCycle = shifted - cycle * 146_097
        let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
        let inYear = inCycle - (365 * year + year / 4 - year / 100)
        let march = (5 * inYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let day = inYear - (153 * march + 2) / 5 + 1
        return (year + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
