/// What a report says of its order. Raw values are what shops send: never rename one.
package enum SaleStatus: String, Sendable, CaseIterable {
    /// An interest without a purchase: kept, never counted.
    case lead
    case sale
    /// Waits for `approved` or `rejected`.
    case pending
    case approved
    /// The purchase did not come about.
    case rejected
    /// Money went back: the amount, or without one all of it.
    case refunded
    /// A further charge of a subscription: a sale of its own.
    case rebill

    /// Whether somebody bought, or is about to.
    package var isPurchase: Bool {
        switch self {
        case .sale, .pending, .approved, .rebill: true
        case .lead, .rejected, .refunded: false
        }
    }
}
