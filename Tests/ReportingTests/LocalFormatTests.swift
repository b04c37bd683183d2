import Model
import Testing

@testable import Reporting

@Suite struct LocalFormatTests {
    @Test(arguments: [
        (Int64(0), "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"),
        (-1_234_567, "-1,234,567", "-1.234.567"),
        (.max, "9,223,372,036,854,775,807", "9.223.372.036.854.775.807"),
    ])
    func integers(number: Int64, english: String, spanish: String) {
        #expect(LocalFormat(.english).integer(number) == english)
        #expect(LocalFormat(.spanish).integer(number) == spanish)
    }

    @Test(arguments: [
        (Int64(123_450), "EUR", "1,234.50 EUR", "1.234,50 €"), (-5, "EUR", "-0.05 EUR", "-0,05 €"),
        (1_000_000, "JPY", "1,000,000 JPY", "1.000.000 JPY"),
        (1234, "KWD", "1.234 KWD", "1,234 KWD"), (100, "USD", "1.00 USD", "1,00 US$"),
    ])
    func money(units: Int64, code: String, english: String, spanish: String) throws {
        let money = Money(minorUnits: units, currency: try #require(Currency(code)))
        #expect(LocalFormat(.english).money(money) == english)
        #expect(LocalFormat(.spanish).money(money) == spanish)
    }

    @Test(arguments: [
        (Int64(100), Int64(112), "+12.0 %", "+12,0 %"), (100, 50, "-50.0 %", "-50,0 %"),
        (3, 3, "0.0 %", "0,0 %"), (1, 1000, "+99,900.0 %", "+99.900,0 %"), (0, 5, nil, nil),
    ])
    func changes(old: Int64, new: Int64, english: String?, spanish: String?) {
        #expect(LocalFormat(.english).change(from: old, to: new) == english)
        #expect(LocalFormat(.spanish).change(from: old, to: new) == spanish)
    }

    @Test func daysAndTimes() throws {
        let day = try #require(Day(iso: "2026-09-05"))
        let clock = try ReportClock(timeZone: "Europe/Madrid")
        let evening = Instant(milliseconds: (day.number * 86_400 + 82_800) * 1000)
        #expect(LocalFormat(.english).day(day) == "2026-09-05")
        #expect(LocalFormat(.spanish).day(day) == "05/09/2026")
        #expect(LocalFormat(.english).shortDay(day) == "5 Sep")
        #expect(LocalFormat(.spanish).shortDay(day) == "5 sept")
        #expect(LocalFormat(.english).minute(evening, clock) == "2026-09-06 01:00")
        #expect(LocalFormat(.spanish).minute(evening, clock) == "06/09/2026 01:00")
    }
}
