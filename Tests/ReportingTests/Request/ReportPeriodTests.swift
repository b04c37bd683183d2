import Model
import Testing

@testable import Reporting

@Suite struct ReportPeriodTests {
    @Test(arguments: [
        ("today", "2026-11-22 2026-11-22"), ("yesterday", "2026-11-21 2026-11-21"),
        ("7d", "2026-11-16 2026-11-22"), ("30d", "2026-10-24 2026-11-22"),
        ("month", "2026-11-01 2026-11-22"), ("last-month", "2026-10-01 2026-10-31"),
        ("year", "2026-01-01 2026-11-22"), ("all", "- -"),
    ])
    func presets(name: String, expected: String) throws {
        let preset = try #require(ReportPeriod.Preset(rawValue: name))
        let today = try #require(Day(iso: "2026-11-22"))
        #expect(Self.words(ReportPeriod.preset(preset).range(on: today)) == expected)
    }

    @Test func lastMonthOfJanuaryIsDecember() throws {
        let range = ReportPeriod.preset(.lastMonth).range(on: try #require(Day(iso: "2027-01-05")))
        #expect(Self.words(range) == "2026-12-01 2026-12-31")
    }

    @Test(arguments: [
        ("previous", "2026-11-16 2026-11-22", "2026-11-09 2026-11-15"),
        ("previous", "2026-11-20 2026-11-22", "2026-11-17 2026-11-19"),
        ("weekdays", "2026-11-20 2026-11-22", "2026-11-13 2026-11-15"),
        ("weekdays", "2026-10-24 2026-11-22", "2026-09-19 2026-10-18"),
        ("none", "2026-11-20 2026-11-22", "nothing"),
    ])
    func comparesWithDaysBefore(how: String, days: String, expected: String) throws {
        let ends = days.split(separator: " ").compactMap { Day(iso: String($0)) }
        let comparison = try #require(ReportComparison(rawValue: how))
        let before = comparison.range(before: DayRange(first: ends[0], last: ends[1]))
        #expect(before.map(Self.words) ?? "nothing" == expected)
    }

    @Test func whatHasNoBeginningHasNothingBefore() {
        #expect(ReportComparison.previous.range(before: .always) == nil)
    }

    private static func words(_ range: DayRange) -> String {
        [range.first, range.last].map { $0?.description ?? "-" }.joined(separator: " ")
    }
}
