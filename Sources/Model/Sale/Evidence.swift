/// What a sale hit proves beside its cookie.
package struct HitProof: Hashable, Sendable {
    /// What the click id that came along is worth.
    package var click: ClickIDEvidence
    /// Who vouches for the hit.
    package var trust: HitTrust
    /// Whether the buyer may not be recognised: then neither cookie nor click id is kept.
    package var isConsentWithheld: Bool

    package init(
        click: ClickIDEvidence = .none, trust: HitTrust = .nobody,
        isConsentWithheld: Bool = false
    ) {
        self.click = click
        self.trust = trust
        self.isConsentWithheld = isConsentWithheld
    }
}

/// What a click id proves.
package enum ClickIDEvidence: Hashable, Sendable {
    /// None was sent.
    case none
    /// Signed by us for this sub-account.
    case touch(Touch)
    /// Not signed by us, or for another sub-account.
    case unknown
}

extension SaleHit {
    /// The clicks that came along, all signed by us for the sub-account.
    package var touches: [Touch] {
        let clicks: [Touch] = if case .touch(let touch) = proof.click { [touch] } else { [] }
        return if case .touches(let touches) = cookie { touches + clicks } else { clicks }
    }
}

/// Who vouches for a sale hit. Raw values are stored: never change one.
package enum HitTrust: UInt8, Sendable, CaseIterable {
    /// A browser: anybody can send what it sends.
    case nobody = 0
    /// It bears a signature that is not the shop's.
    case badSignature = 1
    /// The shop's signature.
    case signature = 2
    /// The shop's server, by its token; or the operator.
    case token = 3

    /// Whether it may change what was reported before.
    package var isShop: Bool { self == .signature || self == .token }
}

/// How it was found out which click led to a sale. Raw values are stored and shown: never rename
/// one.
package enum Rung: String, Sendable, CaseIterable {
    case clickID = "click-id"
    /// The cookie of a tracking host on the shop's own site.
    case sameSiteCookie = "same-site-cookie"
    /// The cookie of a tracking host on another site: few browsers send it.
    case thirdPartyCookie = "third-party-cookie"
    /// Clicks of the contact that the order names.
    case contact = "order-contact"
}

/// A part of a sale that one click earned.
package struct Credit: Hashable, Sendable {
    package let touch: Touch
    package let rung: Rung
    /// Of all weights of the sale.
    package let weight: Int
    /// Of the net amount; `nil` for a sale without one.
    package let amount: Money?

    package init(touch: Touch, rung: Rung, weight: Int, amount: Money?) {
        self.touch = touch
        self.rung = rung
        self.weight = weight
        self.amount = amount
    }
}
