/// Which share of a shop's buyers a sub-account's set-up can recognise, by what browsers do.
///
/// Shares are of browsers, rounded: about two thirds are Chrome and its relatives with
/// third-party cookies allowed. What each does was measured in November 2026; their shares differ
/// by country, so no number here is exact.
package enum Reach: Sendable, CaseIterable {
    /// The click's id comes along with the landing page.
    case clickID
    /// The cookie is first-party.
    case sameSite
    /// The cookie is third-party: Chrome-like browsers only, and not their private windows.
    case thirdParty

    package init(_ account: SubAccount) {
        if account.sales.landingParameter != nil {
            self = .clickID
        } else {
            self = account.isSameSite ? .sameSite : .thirdParty
        }
    }

    /// In words for a person.
    package var explanation: String {
        switch self {
        case .clickID: "nearly all browsers, if the shop hands the click id back with the sale"
        case .sameSite: "nearly all browsers"
        case .thirdParty:
            "about two thirds of browsers: Chrome and its relatives, not their private windows; "
                + "no sale in Safari and Firefox"
        }
    }
}
