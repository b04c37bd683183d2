import Model
import Reporting

/// The value of a `Date` field (RFC 5322, 3.3).
enum MessageDate {
    /// "Sat, 21 Nov 2026 23:52:58 +0000"; years 1 to 9999.
    static func text(_ instant: Instant) -> String {
        let iso = ReportClock.utc(instant)  // 2026-11-21T23:52:58.000Z
        let number = Day(iso: String(iso.prefix(10)))?.number ?? 0
        let date = iso.prefix(10).split(separator: "-")
        let weekday = weekdays[Int((number % 7 + 7) % 7)]
        let month = months[(Int(date[1]) ?? 1) - 1]
        return "\(weekday), \(date[2]) \(month) \(date[0]) \(iso.dropFirst(11).prefix(8)) +0000"
    }

    /// 1970-01-01 was a Thursday.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
