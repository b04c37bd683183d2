/// Why a click is kept but not counted. Raw values are stored and shown: never rename one.
package enum ClickReason: String, Sendable, CaseIterable {
    /// `HEAD`: a scanner or a link checker looked, nobody read.
    case headRequest = "head-request"
    /// The browser fetched ahead of a click that may never come.
    case prefetch
    /// A crawler or mail scanner that names itself.
    case knownBot = "known-bot"
    /// No `User-Agent` at all: no browser does that.
    case noUserAgent = "no-user-agent"
    /// Loaded as an image or script of another page: cookie stuffing, not a reader.
    case notADocument = "not-a-document"
    /// Three or more links of one message within seconds: a mail scanner.
    case linkBurst = "link-burst"
    /// One address clicks for many contacts within a minute: a mail gateway.
    case manyContacts = "many-contacts"
    /// Several weak signs together: no language, no fetch metadata, an odd tail.
    case machineLike = "machine-like"
    /// Sent to try things out.
    case test = "test-mode"
}

/// Why a sale hit is kept but is no sale. Raw values are stored and shown: never rename one.
package enum SetAsideReason: String, Sendable, CaseIterable {
    case missingAccount = "missing-empid"
    case unknownAccount = "unknown-empid"
    /// Support has not activated the sub-account's pixel.
    case notActivated = "not-activated"
    /// Not asked on the sub-account's tracking host.
    case wrongHost = "wrong-host"
    /// `HEAD`: somebody checked the pixel, nobody bought.
    case headRequest = "head-request"
    /// The thank-you page was fetched ahead of a visit that may never come.
    case prefetch
    /// The journal's record cannot be read: damaged, or written by a later version.
    case unreadable = "unreadable-event"
    /// The thank-you page was loaded again.
    case repeated = "repeat"
    /// Sent to try things out.
    case test = "test-mode"
    /// An interest, not a purchase.
    case lead
    /// Waits for the shop's word.
    case pending
    /// The shop says that the purchase did not come about.
    case rejected
    /// Said of an order that no sale was reported of, or without an order id.
    case unknownOrder = "unknown-order"
    /// Not a sale of its own: what the shop's server said about one.
    case refund
    case correction
    case confirmation
    /// The refund is in another currency than the sale: never computed across currencies.
    case otherCurrency = "other-currency"

    /// Whether support may let such hits in: the others are no sale whatever anybody says.
    package static let admissible: [SetAsideReason] = [.notActivated, .wrongHost]
}

/// Why a sale is credited to no campaign. Raw values are stored and shown: never rename one.
package enum UnattributedReason: String, Sendable, CaseIterable {
    case noCookie = "no-cookie"
    case otherAccount = "other-account-cookie"
    case forgedCookie = "forged-cookie"
    /// Every click in the window was on a link that does not count sales.
    case linkNotForSales = "link-not-for-sales"
    /// Every click is older than the attribution window.
    case outsideWindow = "outside-window"
    /// Every click came after the order was first reported: none can have led to it.
    case afterSale = "click-after-sale"
    /// A click id came that is not of this sub-account, and nothing else.
    case unknownClick = "unknown-click-id"
    /// The buyer may not be recognised.
    case noConsent = "no-consent"

    /// For a person.
    package var explanation: String {
        switch self {
        case .noCookie: "neither a cookie nor a click id of this sub-account came along"
        case .otherAccount: "only the cookie of another sub-account came along"
        case .forgedCookie: "the cookie was not signed by this installation"
        case .linkNotForSales: "the link does not count sales"
        case .outsideWindow: "the click is older than the attribution window"
        case .afterSale: "the click came after the order was reported"
        case .unknownClick: "the click id is not of this sub-account"
        case .noConsent: "the buyer did not agree to be recognised"
        }
    }
}
