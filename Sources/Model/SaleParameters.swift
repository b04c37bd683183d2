/// What the sale pixel's query says about a sale, read as far as it can be.
///
/// Nothing here throws and nothing is lost: what cannot be read is `nil`, is named in ``notes``
/// and stays in the raw texts.
package struct SaleParameters: Hashable, Sendable {
    /// The sub-account that the query names.
    package let empID: EmpID
    /// `PRODUCTO`, cut to ``maximumProductLength`` characters.
    package let product: String?
    /// `CANTIDAD` in whole pieces; `nil` when missing or unreadable.
    package let quantity: Int?
    /// `CANTIDAD` as sent.
    package let rawQuantity: String?
    /// `IMPORTE`; `nil` when missing or unreadable, or when its currency is unknown.
    package let amount: Money?
    /// `IMPORTE` as sent.
    package let rawAmount: String?
    /// The shop's own number of the order.
    package let orderID: String?
    /// What could not be read as it stands, each at most once.
    package let notes: [SaleNote]

    /// Longest product that is kept, in characters.
    package static let maximumProductLength = 200
    /// The names an order id may come under, in order of precedence.
    package static let orderNames = [
        "order_id", "transaction_id", "txid", "tid", "OID", "ref", "invoiceId",
    ]

    /// Everything of a query that is read here.
    package static let names =
        [EmpID.name, "PRODUCTO", "CANTIDAD", "IMPORTE", "currency"]
        + orderNames

    /// Reads the bytes after the `?`; amounts are in `defaultCurrency` unless the query says
    /// otherwise.
    package init(query: some Collection<UInt8>, defaultCurrency: Currency) {
        let parameters = QueryParameters(query)
        var notes: [SaleNote] = []
        empID = EmpID(parameters.text(EmpID.name))
        product = parameters.text("PRODUCTO").map { String($0.prefix(Self.maximumProductLength)) }
        orderID = parameters.text(Self.orderNames)
        rawQuantity = parameters.text("CANTIDAD")
        quantity = Self.quantity(rawQuantity, &notes)
        rawAmount = parameters.text("IMPORTE")
        let currency = Self.currency(parameters.text("currency"), defaultCurrency, &notes)
        amount = Self.amount(rawAmount, currency, &notes)
        self.notes = notes
    }

    /// The sub-account that a query names: what must be known before the rest is read.
    package static func empID(in query: some Collection<UInt8>) -> EmpID {
        for pair in QueryParameters.pairs(Array(query)) {
            let name = QueryParameters.decoded(pair.name)
            guard name.utf8.equalsIgnoringCase(EmpID.name.utf8) else { continue }
            let value = EmpID(QueryParameters.decoded(pair.value).trimmed)
            if value != .missing { return value }
        }
        return .missing
    }

    private static func quantity(_ text: String?, _ notes: inout [SaleNote]) -> Int? {
        guard let text else { return nil }
        let quantity = wholeNumber(text)
        if quantity == nil { notes.append(.unreadableQuantity) }
        return quantity
    }

    /// `nil` for a currency nobody knows: guessing would add up what must not be added.
    private static func currency(
        _ text: String?, _ standard: Currency, _ notes: inout [SaleNote]
    ) -> Currency? {
        guard let text else { return standard }
        let currency = Currency(known: text)
        if currency == nil { notes.append(.unknownCurrency) }
        return currency
    }

    private static func amount(
        _ text: String?, _ currency: Currency?, _ notes: inout [SaleNote]
    ) -> Money? {
        guard let text, let currency else { return nil }
        switch AmountReading(text, currency: currency) {
        case .read(let money, let isAmbiguous):
            if isAmbiguous { notes.append(.ambiguousAmount) }
            return money
        case .unreadable:
            notes.append(.unreadableAmount)
            return nil
        }
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

/// The `empId` of a sale pixel.
package enum EmpID: Hashable, Sendable {
    /// Not sent, or empty.
    case missing
    /// Sent, but no number.
    case unreadable(String)
    case account(SubAccountID)

    /// Written `empId` or `empID`: read in any case.
    static let name = "empId"

    init(_ text: String?) {
        guard let text, !text.isEmpty else {
            self = .missing
            return
        }
        self = SubAccountID(decimal: text.utf8).map(Self.account) ?? .unreadable(text)
    }

    /// The sub-account, if one was named.
    package var account: SubAccountID? {
        if case .account(let id) = self { id } else { nil }
    }
}

/// What could not be read in a sale hit. Raw values are stored and shown: never rename one.
package enum SaleNote: String, Sendable, CaseIterable {
    case unreadableAmount = "unreadable-amount"
    /// Read, but `1.234` may have meant a little more than one.
    case ambiguousAmount = "ambiguous-amount"
    case unreadableQuantity = "unreadable-quantity"
    /// A `currency` that is no ISO 4217 code: the amount is not taken into account.
    case unknownCurrency = "unknown-currency"
}
