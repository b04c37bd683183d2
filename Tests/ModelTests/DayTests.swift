import Foundation
import Testing

@testable import Model

@Suite struct DayTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-21", 20_778),
            ("2100-03-01", 47_541), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ] as [(String, Int64)])
    func knownDays(iso: String, number: Int64) {
        #expect(Day(iso: iso)?.number == number)
        #expect(Day(number: number).description == iso)
    }

    @Test(arguments: [
        "", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
        "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00",
        "+026-01-01", "-026-01-01", "2026-01-+1", "٢٠٢٦-01-01", "2026-01-01-", "20260101",
    ])
    func otherTextIsRefused(text: String) { #expect(Day(iso: text) == nil) }

    /// Four hundred years and more, day after day, against Foundation's calendar.
    @Test func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        for number in stride(from: -100_000 as Int64, through: 100_000, by: 37) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let civil = Day(number: number).civil
            #expect(Int(civil.year) == parts.year && Int(civil.month) == parts.month)
            #expect(Int(civil.day) == parts.day)
        }
    }

    @Test func civilIsTheInverse() {
        for number in -800_000...800_000 as ClosedRange<Int64> {
            let (year, month, day) = Day(number: number).civil
            if Day(year: year, month: month, day: day).number != number {
                Issue.record("day \(number)")
                return
            }
        }
    }

    @Test func ordersByTime() {
        #expect(Day(number: -1) < Day(number: 0) && !(Day(number: 1) < Day(number: 1)))
    }
}
