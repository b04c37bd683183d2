/// What could not be read in a sale hit. Raw values are stored and shown: never rename one.
package enum SaleNote: String, Sendable, CaseIterable {
    case unreadableAmount = "unreadable-amount"
    /// Read, but `1.234` may have meant a little more than one.
    case ambiguousAmount = "ambiguous-amount"
    case unreadableQuantity = "unreadable-quantity"
    /// A `currency` that is no ISO 4217 code: the amount is not taken into account.
    case unknownCurrency = "unknown-currency"
    /// Tax, shipping or discount is no amount.
    case unreadableExtra = "unreadable-extra"
    /// The lines of the order are in several currencies: they have no sum.
    case mixedCurrencies = "mixed-currencies"
    /// `PRODUCTO`, `CANTIDAD` and `IMPORTE` come in different numbers.
    case unevenLines = "uneven-lines"
    /// The query is longer than what is kept: its last lines are missing, so lines have no sum.
    case cutShort = "cut-short"
    /// A `status` that nobody knows: taken for a sale.
    case unknownStatus = "unknown-status"
    /// A `time` that cannot be read: the hit's own time counts.
    case unreadableTime = "unreadable-time"
    /// An `email` that is neither an address nor a SHA-256: not used.
    case unreadableEmail = "unreadable-email"
}
