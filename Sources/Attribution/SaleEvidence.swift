import Model

/// All that tells which clicks led to a sale.
package struct SaleEvidence: Hashable, Sendable {
    package var click: ClickIDEvidence
    package var cookie: CookieEvidence
    /// Clicks of the contact that the order names, from our own records.
    package var contactTouches: [Touch]
    package var isConsentWithheld: Bool

    package init(
        click: ClickIDEvidence = .none, cookie: CookieEvidence = .none,
        contactTouches: [Touch] = [], isConsentWithheld: Bool = false
    ) {
        self.click = click
        self.cookie = cookie
        self.contactTouches = contactTouches
        self.isConsentWithheld = isConsentWithheld
    }

    /// What came with a hit.
    package init(_ hit: SaleHit, contactTouches: [Touch] = []) {
        self.init(
            click: hit.proof.click, cookie: hit.cookie, contactTouches: contactTouches,
            isConsentWithheld: hit.proof.isConsentWithheld)
    }

    /// The clicks of all rungs, from the surest down.
    var touches: [Touch] {
        let clicked: [Touch] = if case .touch(let touch) = click { [touch] } else { [] }
        guard case .touches(let remembered) = cookie else { return clicked + contactTouches }
        return clicked + remembered + contactTouches
    }

    /// The latest click it proves, whether or not it may earn the sale: what tells a reload from
    /// a second sale.
    package var newestTouch: Touch? {
        if case .touch(let touch) = click { return touch }
        return cookie.newestTouch
    }
}

/// What one rung of the ladder has to say.
struct Finding {
    let touches: [Touch]
    let outcome: Step.Outcome
}

extension SaleEvidence {
    /// The rungs from the surest down.
    func rungs(_ account: SubAccount) -> [(Rung, Finding)] {
        let cookieRung: Rung = account.isSameSite ? .sameSiteCookie : .thirdPartyCookie
        return [(.clickID, clickFinding), (cookieRung, cookieFinding), (.contact, contactFinding)]
    }

    private var clickFinding: Finding {
        switch click {
        case .none: Finding(touches: [], outcome: .absent(.noClickID))
        case .unknown:
            Finding(touches: [], outcome: .refused(.foreignClickID))
        case .touch(let touch):
            Finding(touches: [touch], outcome: .taken(.signedClickID))
        }
    }

    private var cookieFinding: Finding {
        switch cookie {
        case .none: Finding(touches: [], outcome: .absent(.noCookie))
        case .otherAccount:
            Finding(touches: [], outcome: .refused(.obstacle(.otherAccount)))
        case .forged:
            Finding(touches: [], outcome: .refused(.obstacle(.forgedCookie)))
        case .touches(let touches):
            Finding(
                touches: touches, outcome: .taken(.cookie(clicks: touches.count)))
        }
    }

    private var contactFinding: Finding {
        contactTouches.isEmpty
            ? Finding(touches: [], outcome: .absent(.noContact))
            : Finding(
                touches: contactTouches,
                outcome: .taken(.contact(clicks: contactTouches.count)))
    }
}
