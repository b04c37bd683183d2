/// Reads the parts of a sale's query that need judgement, and notes what it could not read.
struct SaleReading {
    private let parameters: QueryParameters
    private let currency: Currency?
    private let style: NumberStyle
    private(set) var notes: [SaleNote] = []

    init(
        _ parameters: QueryParameters, _ standard: Currency, _ style: NumberStyle, isCut: Bool
    ) {
        self.parameters = parameters
        self.style =
            parameters.text(.numberStyle).flatMap { NumberStyle(rawValue: $0.lowercased()) }
            ?? style
        // nil for a currency nobody knows: guessing would add up what must not be added.
        let named = parameters.text(.currency)
        currency = named.map { Currency(known: $0) } ?? standard
        if currency == nil { note(.unknownCurrency) }
        if isCut { note(.cutShort) }
    }

    struct Order {
        let lines: [OrderLine]
        let product: String?
        let quantity: Int?
        let amount: Money?
    }

    /// The lines by their place, and what they come to.
    mutating func order() -> Order {
        let products = parameters.all(.product)
        let quantities = parameters.all(.quantity)
        let amounts = parameters.all(.amount)
        let counts = [products.count, quantities.count, amounts.count]
        let count = max(1, counts.max() ?? 1)
        // One amount beside several products is the total of the order, not an uneven line;
        // a total that is named holds shipping and tax, which no line does.
        let hasTotal = amounts.count == 1 && count > 1
        if Set(counts.dropLast(hasTotal ? 1 : 0)).subtracting([0]).count > 1 { note(.unevenLines) }
        let total = parameters.text(.total) ?? (hasTotal ? amounts[0] : nil)
        let whole = total.map { amount($0) }
        var lines: [OrderLine] = []
        for index in 0..<count {
            let product = Self.value(products, index)
            lines.append(
                OrderLine(
                    product: product.map { String($0.prefix(SaleParameters.maximumProductLength)) },
                    quantity: quantity(Self.value(quantities, index)),
                    amount: hasTotal ? nil : amount(Self.value(amounts, index))))
        }
        return Order(
            lines: lines, product: Self.product(lines), quantity: quantity(lines),
            amount: whole ?? sum(lines))
    }

    mutating func extra(_ field: SaleField) -> Money? {
        guard let text = parameters.text(field), let currency else { return nil }
        guard case .read(let money, _) = AmountReading(text, currency: currency, style: style)
        else {
            note(.unreadableExtra)
            return nil
        }
        return money
    }

    mutating func status() -> SaleStatus {
        guard let text = parameters.text(.status) else { return .sale }
        if let status = SaleStatus(rawValue: text.lowercased()) { return status }
        note(.unknownStatus)
        return .sale
    }

    mutating func time() -> Instant? {
        guard let text = parameters.text(.time) else { return nil }
        let instant = Instant(reading: text)
        if instant == nil { note(.unreadableTime) }
        return instant
    }

    mutating func contact() -> OrderContact? {
        guard let text = parameters.text(.email) else { return nil }
        let contact = OrderContact(text)
        if contact == nil { note(.unreadableEmail) }
        return contact
    }

    private mutating func quantity(_ text: String?) -> Int? {
        guard let text else { return nil }
        let quantity = Self.wholeNumber(text)
        if quantity == nil { note(.unreadableQuantity) }
        return quantity
    }

    private mutating func amount(_ text: String?) -> Money? {
        guard let text, let currency else { return nil }
        switch AmountReading(text, currency: currency, style: style) {
        case .read(let money, let isAmbiguous):
            if isAmbiguous { note(.ambiguousAmount) }
            return money
        case .unreadable:
            note(.unreadableAmount)
            return nil
        }
    }

    private mutating func note(_ note: SaleNote) {
        if !notes.contains(note) { notes.append(note) }
    }
}

/// What several lines come to.
extension SaleReading {
    /// Without white space around it; `nil` for an empty place.
    private static func value(_ values: [String], _ index: Int) -> String? {
        guard values.indices.contains(index) else { return nil }
        let text = values[index].trimmed
        return text.isEmpty ? nil : text
    }

    private static func product(_ lines: [OrderLine]) -> String? {
        let named = lines.compactMap(\.product)
        guard !named.isEmpty else { return nil }
        return String(named.joined(separator: ", ").prefix(SaleParameters.maximumProductLength))
    }

    /// `nil` where lines are missing: a part would pass for the whole.
    private func quantity(_ lines: [OrderLine]) -> Int? {
        guard !notes.contains(.cutShort) else { return nil }
        let counted = lines.compactMap(\.quantity)
        return counted.isEmpty ? nil : counted.reduce(0, +)
    }

    /// `nil` where a line is missing or its amount not readable.
    private mutating func sum(_ lines: [OrderLine]) -> Money? {
        let amounts = lines.compactMap(\.amount)
        guard let first = amounts.first else { return nil }
        guard amounts.allSatisfy({ $0.currency == first.currency }) else {
            note(.mixedCurrencies)
            return nil
        }
        guard !notes.contains(.unreadableAmount), !notes.contains(.cutShort) else { return nil }
        // At most 256 lines of AmountReading.maximumMinorUnits: far from overflow.
        return Money(
            minorUnits: amounts.reduce(0) { $0 + $1.minorUnits }, currency: first.currency)
    }

    /// `2`, `2.0` or `2,00`, up to nine digits. Three decimals could be thousands: unreadable.
    private static func wholeNumber(_ text: String) -> Int? {
        let parts = text.utf8.split(
            maxSplits: 1, omittingEmptySubsequences: false,
            whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
        let zeros = parts.dropFirst().first
        guard zeros.map({ (1...2).contains($0.count) }) ?? true,
            zeros?.allSatisfy({ $0 == UInt8(ascii: "0") }) ?? true,
            parts[0].count <= 10, let value = Int(String(Substring(parts[0]))),
            abs(value) < 1_000_000_000
        else { return nil }
        return value
    }
}
