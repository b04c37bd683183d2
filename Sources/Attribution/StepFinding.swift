import Model

/// What one step of a judgement found, for texts in any language.
package enum StepFinding: Hashable, Sendable {
    /// The buyer did not agree to be recognised.
    case unrecognised
    case noClickID, foreignClickID, signedClickID
    case noCookie
    /// How many clicks the cookie remembers.
    case cookie(clicks: Int)
    case noContact
    /// How often the order's contact has clicked.
    case contact(clicks: Int)
    /// Of one click.
    case mayEarn
    /// The campaign is another sub-account's, or is gone.
    case foreignCampaign
    case obstacle(UnattributedReason)
    /// What the model made of the clicks that may earn the sale.
    case credits([Credit])
}

extension StepFinding: CustomStringConvertible {
    /// For a terminal, without anybody's data.
    package var description: String {
        switch self {
        case .unrecognised: "the buyer may not be recognised"
        case .noClickID: "no click id came along"
        case .foreignClickID: "a click id that is not of this sub-account"
        case .signedClickID: "a click id that is signed by us"
        case .noCookie: "no cookie came along"
        case .cookie(let clicks): "a cookie with \(clicks) clicks"
        case .noContact: "the order names no contact who clicked"
        case .contact(let clicks): "the order's contact has clicked \(clicks) times"
        case .mayEarn: "may earn the sale"
        case .foreignCampaign: "no campaign of this sub-account"
        case .obstacle(let reason): reason.explanation
        case .credits(let credits): credits.map(Self.text).joined(separator: "; ")
        }
    }

    private static func text(_ credit: Credit) -> String {
        let amount = credit.amount.map { " gets \($0.decimal) \($0.currency)" } ?? ""
        return "campaign \(credit.touch.campaign), link \(credit.touch.link)" + amount
    }
}
