import Testing

@testable import Model

@Suite struct AmountReadingTests {
    /// Text, currency of the sub-account, and what is read: minor units and currency, `?` after
    /// it where ambiguous, `-` where unreadable.
    static let rows: [(text: String, currency: String, expected: String)] = [
        // Plain numbers.
        ("39.90", "EUR", "3990 EUR"), ("39,90", "EUR", "3990 EUR"), ("39", "EUR", "3900 EUR"),
        ("39,9", "EUR", "3990 EUR"), ("0.5", "EUR", "50 EUR"), (".5", "EUR", "50 EUR"),
        (",05", "EUR", "5 EUR"), ("0", "EUR", "0 EUR"), ("0,00", "EUR", "0 EUR"),
        ("007.50", "EUR", "750 EUR"), ("1000", "EUR", "100000 EUR"),
        ("1234.5", "EUR", "123450 EUR"), (" 39.90 ", "EUR", "3990 EUR"),
        // Grouped.
        ("1.234,56", "EUR", "123456 EUR"), ("1,234.56", "EUR", "123456 EUR"),
        ("1 234,56", "EUR", "123456 EUR"), ("1\u{A0}234,56", "EUR", "123456 EUR"),
        ("1\u{202F}234.56", "EUR", "123456 EUR"), ("1\u{2009}234", "EUR", "123400 EUR"),
        ("1'234.56", "CHF", "123456 CHF"), ("1’234’567.50", "CHF", "123456750 CHF"),
        ("1.234.567", "EUR", "123456700 EUR"), ("1,234,567", "EUR", "123456700 EUR"),
        ("1.234.567,8", "EUR", "123456780 EUR"), ("12.345,6", "EUR", "1234560 EUR"),
        ("1 234 567", "EUR", "123456700 EUR"), ("1,23,456.78", "INR", "12345678 INR"),
        ("12,34,567", "INR", "123456700 INR"), ("1,00,00,000", "INR", "1000000000 INR"),
        // One separator before three digits.
        ("1.234", "EUR", "123400 EUR?"), ("1,234", "EUR", "123400 EUR?"),
        ("999.999", "EUR", "99999900 EUR?"), ("1.234", "JPY", "1234 JPY"),
        ("1,234", "JPY", "1234 JPY"), ("1.234", "KWD", "1234 KWD"),
        ("1,234", "KWD", "1234 KWD"), ("1,234.567", "KWD", "1234567 KWD"),
        ("0.500", "EUR", "50 EUR"), ("0,250", "EUR", "25 EUR"), (".500", "EUR", "50 EUR"),
        ("1234.500", "EUR", "123450 EUR"),
        // More decimals than the currency has.
        ("12,345.678", "EUR", "-"), ("12,345.670", "EUR", "1234567 EUR"), ("0.123", "EUR", "-"),
        ("1.2345", "EUR", "-"), ("39.9000", "EUR", "3990 EUR"), ("39.90", "JPY", "-"),
        ("39.00", "JPY", "39 JPY"), ("1.2345", "KWD", "-"),
        // Currencies.
        ("€ 39.90", "USD", "3990 EUR"), ("39.90 €", "USD", "3990 EUR"),
        ("39.90 EUR", "USD", "3990 EUR"), ("EUR39,9", "USD", "3990 EUR"),
        ("eur 5", "USD", "500 EUR"), ("£5", "EUR", "500 GBP"), ("$5", "EUR", "500 EUR"),
        ("$5", "MXN", "500 MXN"), ("¥500", "JPY", "500 JPY"), ("¥500", "CNY", "50000 CNY"),
        ("1.234 JPY", "EUR", "1234 JPY"), ("1.234 KWD", "EUR", "1234 KWD"),
        ("€39.90 EUR", "USD", "3990 EUR"), ("$ 5 USD", "EUR", "500 USD"),
        ("€5 USD", "EUR", "-"), ("5 XYZ", "EUR", "-"), ("5 PTS", "EUR", "-"),
        ("Rs.500", "INR", "-"), ("5 euros", "EUR", "-"),
        // Signs.
        ("-12,00", "EUR", "-1200 EUR"), ("(12.00)", "EUR", "-1200 EUR"),
        ("\u{2212}12", "EUR", "-1200 EUR"), ("+12", "EUR", "1200 EUR"),
        ("- 12", "EUR", "-1200 EUR"), ("-€12", "USD", "-1200 EUR"), ("€-12", "USD", "-1200 EUR"),
        ("(€12.00)", "USD", "-1200 EUR"), ("(12.00) EUR", "USD", "-1200 EUR"),
        ("(12.00 EUR)", "USD", "-1200 EUR"), ("-0", "EUR", "0 EUR"), ("--12", "EUR", "-"),
        ("(-12)", "EUR", "-"), ("-(12)", "EUR", "-"), ("(12", "EUR", "-"), ("12)", "EUR", "-"),
        ("((12))", "EUR", "-"), ("12-", "EUR", "-"),
        // No amounts.
        ("", "EUR", "-"), (" ", "EUR", "-"), (".", "EUR", "-"), ("-", "EUR", "-"),
        ("€", "EUR", "-"), ("1e3", "EUR", "-"), ("0x10", "EUR", "-"), ("12 34", "EUR", "-"),
        ("1.2.3", "EUR", "-"), ("1..2", "EUR", "-"), ("1,2,3", "EUR", "-"),
        ("1.234.56", "EUR", "-"), ("1,234,56", "EUR", "-"), ("12.34,567", "EUR", "-"),
        ("1 234.567,89", "EUR", "-"), ("1.234,567.89", "EUR", "-"), ("0.123.456", "EUR", "-"),
        ("1234.567,89", "EUR", "-"), (",234,567", "EUR", "-"), ("1,23,45", "INR", "-"),
        ("39.90 / 2", "EUR", "-"), ("39.", "EUR", "-"), ("{amount}", "EUR", "-"),
        ("<b>1</b>", "EUR", "-"), ("１２", "EUR", "-"), ("1\n2", "EUR", "-"), ("NaN", "EUR", "-"),
        // Limits.
        ("10000000000000", "EUR", "1000000000000000 EUR"), ("10000000000000.01", "EUR", "-"),
        ("9223372036854775808", "EUR", "-"), ("99999999999999999999999999", "EUR", "-"),
        (String(repeating: "0", count: 63) + "1", "EUR", "100 EUR"),
        (String(repeating: "0", count: 64) + "1", "EUR", "-"),
    ]

    @Test(arguments: rows.indices) func reads(index: Int) throws {
        let row = Self.rows[index]
        let currency = try #require(Currency(row.currency))
        let found =
            switch AmountReading(row.text, currency: currency) {
            case .unreadable: "-"
            case .read(let money, let isAmbiguous):
                "\(money.minorUnits) \(money.currency)" + (isAmbiguous ? "?" : "")
            }
        #expect(found == row.expected, "\(row.text)")
    }

    /// The same texts where the shop's way of writing is known: style, text, currency, expected.
    static let styled: [(style: NumberStyle, text: String, currency: String, expected: String)] = [
        (.comma, "1.234", "EUR", "123400 EUR"), (.comma, "1.234.567", "EUR", "123456700 EUR"),
        (.comma, "1,234", "EUR", "123400 EUR?"), (.comma, "39,90", "EUR", "3990 EUR"),
        (.comma, "39.90", "EUR", "3990 EUR"), (.comma, "1.234,56", "EUR", "123456 EUR"),
        (.comma, "1,234.56", "EUR", "123456 EUR"), (.comma, "1.234", "KWD", "1234000 KWD"),
        (.comma, "1,234", "KWD", "1234 KWD"), (.comma, "1.234", "JPY", "1234 JPY"),
        (.comma, "0.500", "EUR", "50 EUR"), (.comma, "€ 1.234", "USD", "123400 EUR"),
        (.point, "1,234", "EUR", "123400 EUR"), (.point, "1.234", "EUR", "123400 EUR?"),
        (.point, "1,234", "KWD", "1234000 KWD"), (.point, "1.234", "KWD", "1234 KWD"),
        (.point, "1.234,56", "EUR", "123456 EUR"), (.point, "39,90", "EUR", "3990 EUR"),
        (.point, "-1,234 USD", "EUR", "-123400 USD"), (.point, "1.2345", "EUR", "-"),
    ]

    @Test(arguments: styled.indices) func readsByStyle(index: Int) throws {
        let row = Self.styled[index]
        let currency = try #require(Currency(row.currency))
        let found =
            switch AmountReading(row.text, currency: currency, style: row.style) {
            case .unreadable: "-"
            case .read(let money, let isAmbiguous):
                "\(money.minorUnits) \(money.currency)" + (isAmbiguous ? "?" : "")
            }
        #expect(found == row.expected, "\(row.text)")
    }

    @Test func readsWhatItWrites() throws {
        for code in ["EUR", "JPY", "KWD"] {
            let currency = try #require(Currency(code))
            for units: Int64 in [0, 1, 9, 10, 99, 100, 999, 3990, 123_456, -1, -3990, 10_000_000] {
                let money = Money(minorUnits: units, currency: currency)
                let reading = AmountReading("\(money.decimal) \(code)", currency: currency)
                // JPY 3990 and KWD 3.990 hold no separator to be mistaken for another.
                #expect(reading == .read(money, isAmbiguous: false))
            }
        }
    }

    @Test func anyTextGivesSomething() throws {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...UInt64.max, using: &generator)
        var state = seed
        let alphabet = Array("0123456789.,.,  '-+()€$EURusd\u{A0}x")
        let currency = try #require(Currency("EUR"))
        for _ in 0..<20_000 {
            let text = (0..<12).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 33) % alphabet.count]
            }
            guard case .read(let money, _) = AmountReading(String(text), currency: currency) else {
                continue
            }
            #expect(abs(money.minorUnits) < 100_000_000_000_000, "seed \(seed): \(String(text))")
        }
    }
}
