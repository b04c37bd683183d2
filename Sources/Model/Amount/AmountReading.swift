/// An amount as people and shops write it: `39.90`, `39,90 EUR`, `€ 1.234,56`, `(12.00)`.
package enum AmountReading: Hashable, Sendable {
    /// Ambiguous where one separator before three digits was taken as grouping: `1.234`.
    case read(Money, isAmbiguous: Bool)
    /// Not a number, more decimals than the currency has, or over ``maximumMinorUnits``.
    case unreadable

    /// The largest amount that is believed: sums of thousands of them still fit 64 bits.
    package static let maximumMinorUnits: Int64 = 1_000_000_000_000_000
    /// Characters of the longest text that is looked at.
    private static let maximumLength = 64

    /// Reads `text`; an ISO 4217 code, `€` or `£` in it overrides `currency`. `$` and `¥` do
    /// not: several countries write them. `style` settles what a lone separator means.
    package init(_ text: String, currency: Currency, style: NumberStyle = .unstated) {
        self = Self.reading(text.trimmed, currency, style) ?? .unreadable
    }

    private static func reading(
        _ text: String, _ standard: Currency, _ style: NumberStyle
    ) -> AmountReading? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= maximumLength,
            var first = scalars.firstIndex(where: isDigit),
            let last = scalars.lastIndex(where: isDigit)
        else { return nil }
        if first > 0, scalars[first - 1] == "." || scalars[first - 1] == "," { first -= 1 }
        guard var surroundings = Surroundings(before: scalars[..<first]),
            surroundings.read(after: scalars[(last + 1)...])
        else { return nil }
        let currency = surroundings.currency ?? standard
        guard
            let number = AmountNumber(
                scalars[first...last], minorDigits: currency.minorDigits, style: style),
            let units = number.minorUnits(limit: maximumMinorUnits)
        else { return nil }
        let money = Money(
            minorUnits: surroundings.isNegative ? -units : units, currency: currency)
        return .read(money, isAmbiguous: number.isAmbiguous)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// What stands around the number: sign, parentheses, currency.
private struct Surroundings {
    private(set) var isNegative = false
    private(set) var currency: Currency?
    private var isSigned = false
    private var isParenthesised = false

    /// Reads what stands before the number; `nil` if it holds anything unknown.
    init?(before scalars: ArraySlice<Unicode.Scalar>) {
        var word = ""
        for scalar in scalars {
            switch scalar {
            case "-", "\u{2212}", "+":
                guard !isSigned, take(&word) else { return nil }
                isSigned = true
                isNegative = scalar != "+"
            case "(":
                guard !isSigned, !isParenthesised, take(&word) else { return nil }
                (isSigned, isParenthesised, isNegative) = (true, true, true)
            default: word.unicodeScalars.append(scalar)
            }
        }
        guard take(&word) else { return nil }
    }

    /// Reads what stands after the number; false if it holds anything unknown, or if a
    /// parenthesis stays open.
    mutating func read(after scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var word = ""
        for scalar in scalars {
            guard scalar == ")" else {
                word.unicodeScalars.append(scalar)
                continue
            }
            guard isParenthesised, take(&word) else { return false }
            isParenthesised = false
        }
        return take(&word) && !isParenthesised
    }

    /// Takes a currency, or nothing; false for any other text and for a second currency.
    private mutating func take(_ word: inout String) -> Bool {
        let text = word.trimmed
        word = ""
        if text.isEmpty || text == "$" || text == "¥" { return true }
        guard let named = Currency(known: text), currency == nil || currency == named else {
            return false
        }
        currency = named
        return true
    }
}
