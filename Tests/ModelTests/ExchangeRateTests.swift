import Model
import Testing

@Suite struct ExchangeRateTests {
    @Test(
        arguments: [
            ("0.92", "0.92"), ("0,92", "0.92"), ("1", "1"), ("1.0", "1"), ("007.50", "7.5"),
            ("99999999.9999999999", "99999999.9999999999"), ("0.0000000001", "0.0000000001"),
        ]) func reads(text: String, written: String)
    {
        #expect(ExchangeRate(text)?.description == written)
    }

    @Test(
        arguments: [
            "", "0", "0.0", "-1", "+1", "1.", ".5", "1.2.3", "1e3", "x", "100000000",
            "0.00000000001", "１",
        ]) func refuses(text: String)
    {
        #expect(ExchangeRate(text) == nil)
    }

    /// Minor units, rate, and minor units of the other currency.
    @Test(
        arguments: [
            ("USD", 10_000, "0.92", "EUR", 9200), ("USD", 1, "0.5", "EUR", 1),
            ("USD", -1, "0.5", "EUR", -1), ("USD", 1, "0.4999999999", "EUR", 0),
            // A yen has no smaller coin, a dinar a thousand.
            ("JPY", 1000, "0.0061", "EUR", 610), ("EUR", 610, "163.93", "JPY", 1000),
            ("KWD", 1000, "2.9", "EUR", 290), ("EUR", 290, "0.345", "KWD", 1001),
            ("USD", 0, "7", "EUR", 0), ("USD", .max, "1", "EUR", .max),
        ] as [(String, Int64, String, String, Int64)])
    func converts(from: String, units: Int64, rate: String, to: String, result: Int64) throws {
        let rate = try #require(ExchangeRate(rate))
        let money = Money(minorUnits: units, currency: Currency(from)!)
        #expect(rate.converted(money, to: Currency(to)!)?.minorUnits == result)
    }

    @Test func whatDoesNotFitIsNone() throws {
        let rate = try #require(ExchangeRate("2"))
        let money = Money(minorUnits: .max, currency: Currency("USD")!)
        #expect(rate.converted(money, to: Currency("EUR")!) == nil)
    }
}
