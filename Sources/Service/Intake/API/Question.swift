import Model
import Store

/// What must be looked up in the report tables before it can be answered; always of one
/// sub-account.
enum Question: Sendable {
    /// How a sale hit became what it is: by the shop's number of its order, or its own number.
    case sale(String, of: SubAccountID)
    /// A page of hits.
    case hits(HitFilter, of: SubAccountID)
}
