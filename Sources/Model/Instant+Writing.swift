extension Instant {
    /// RFC 3339 in UTC with milliseconds: `2026-11-18T12:26:40.000Z`.
    package var rfc3339: String {
        let millisecondsOfDay: Int64 = 86_400_000
        let day = milliseconds.quotientAndRemainder(dividingBy: millisecondsOfDay)
        let isBefore = day.remainder < 0
        let rest = day.remainder + (isBefore ? millisecondsOfDay : 0)
        let time = [(rest / 3_600_000, 2), (rest / 60_000 % 60, 2), (rest / 1000 % 60, 2)]
        let words = time.map { padded($0, $1) }.joined(separator: ":")
        return Day(number: day.quotient - (isBefore ? 1 : 0)).description
            + "T\(words).\(padded(rest % 1000, 3))Z"
    }
}
