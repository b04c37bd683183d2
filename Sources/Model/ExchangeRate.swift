/// What one unit of a currency is worth in another: exact to ten decimals.
package struct ExchangeRate: Hashable, Sendable, CustomStringConvertible {
    /// In parts of 10^-10; over 0.
    package let parts: Int64

    private static let decimals = 10
    private static let one: Int64 = 10_000_000_000

    /// Reads `0.92` or `0,92`: up to eight digits before and ten behind the separator, not zero.
    package init?(_ text: String) {
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(groups.count), (1...8).contains(groups[0].utf8.count),
            groups.count == 1 || (1...Self.decimals).contains(groups[1].utf8.count),
            groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let fraction = groups.count == 2 ? String(groups[1]) : ""
        let padding = String(repeating: "0", count: Self.decimals - fraction.utf8.count)
        guard let parts = Int64(String(groups[0]) + fraction + padding), parts > 0 else {
            return nil
        }
        self.parts = parts
    }

    /// As short as it can be written, with a point.
    package var description: String {
        let (whole, rest) = parts.quotientAndRemainder(dividingBy: Self.one)
        guard rest > 0 else { return String(whole) }
        let digits = String(String(Self.one + rest).dropFirst())
        return "\(whole)." + digits.reversed().drop { $0 == "0" }.reversed()
    }

    /// The amount in `currency`, rounded half away from zero; `nil` where it does not fit.
    package func converted(_ money: Money, to currency: Currency) -> Money? {
        // Minor units of both currencies: a yen has none, a dinar a thousand.
        let shift = money.currency.minorDigits - currency.minorDigits
        let divisor = shift > 0 ? Self.one * Self.power(shift) : Self.one
        let factor = shift < 0 ? parts.multipliedReportingOverflow(by: Self.power(-shift)) : nil
        guard factor?.overflow != true else { return nil }
        let product = Int64(clamping: money.minorUnits.magnitude)
            .multipliedFullWidth(by: factor?.partialValue ?? parts)
        // The quotient fits if the upper half is below the divisor (and below its half, signed).
        guard product.high < divisor / 2 else { return nil }
        let (quotient, rest) = divisor.dividingFullWidth(product)
        let units = quotient + (rest >= divisor - rest ? 1 : 0)
        return Money(minorUnits: money.minorUnits < 0 ? -units : units, currency: currency)
    }

    private static func power(_ exponent: Int) -> Int64 {
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
}

/// A rate of a sub-account: from a day on, until the next of the same currency.
package struct DatedRate: Hashable, Sendable {
    package let currency: Currency
    /// In the sub-account's time zone.
    package let since: Day
    /// One unit of `currency` in the sub-account's own.
    package let rate: ExchangeRate

    package init(currency: Currency, since: Day, rate: ExchangeRate) {
        self.currency = currency
        self.since = since
        self.rate = rate
    }
}
