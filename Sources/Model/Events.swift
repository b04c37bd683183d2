/// What the journal holds: everything that happened, in the order it arrived.
package enum Event: Hashable, Sendable {
    case click(Click)
    case saleHit(SaleHit)
}

/// A reader opened a transition link.
package struct Click: Hashable, Sendable {
    package let id: ClickID
    package let at: Instant
    package let account: SubAccountID
    package let campaign: CampaignID
    package let link: LinkNumber
    package let contact: ContactName?
    /// Why it does not count, if so.
    package let setAside: ClickReason?
    /// The browser's `User-Agent`, cut to ``maximumUserAgentLength`` bytes: for judging again.
    package let userAgent: String
    /// What else tells a reader from a machine.
    package let signals: ClickSignals

    package static let maximumUserAgentLength = 200

    package init(
        id: ClickID, at: Instant, account: SubAccountID, campaign: CampaignID, link: LinkNumber,
        contact: ContactName?, setAside: ClickReason?, userAgent: String,
        signals: ClickSignals = ClickSignals()
    ) {
        self.id = id
        self.at = at
        self.account = account
        self.campaign = campaign
        self.link = link
        self.contact = contact
        self.setAside = setAside
        self.userAgent = userAgent
        self.signals = signals
    }
}

/// A shop's page asked for the sale pixel: kept as it came, judged by the fold.
package struct SaleHit: Hashable, Sendable {
    package let at: Instant
    /// The sub-account that `empId` named, whether or not it exists.
    package let account: SubAccountID?
    /// The query string as sent, without `?`, cut to ``maximumQueryLength`` bytes.
    package let query: String
    /// The host that was asked, lower case, without port.
    package let host: String
    package let form: HitForm
    package let isSecure: Bool
    package let cookie: CookieEvidence
    /// Why it was not taken as a sale when it came, if so.
    package let setAside: SetAsideReason?
    /// What else it proves.
    package let proof: HitProof

    package static let maximumQueryLength = 8192

    package init(
        at: Instant, account: SubAccountID?, query: String, host: String, form: HitForm,
        isSecure: Bool, cookie: CookieEvidence, setAside: SetAsideReason?,
        proof: HitProof = HitProof()
    ) {
        self.at = at
        self.account = account
        self.query = query
        self.host = host
        self.form = form
        self.isSecure = isSecure
        self.cookie = cookie
        self.setAside = setAside
        self.proof = proof
    }
}

/// How a sale was reported. Raw values are stored: never change one.
package enum HitForm: UInt8, Sendable {
    case image = 1
    case page = 2
    /// The script's beacon, or a form sent to the pixel.
    case beacon = 3
    /// A server, by GET or POST.
    case server = 4
    /// No page: a sale of the past, read from a file.
    case imported = 5
}

/// What the click cookie sent with a sale hit proves.
package enum CookieEvidence: Hashable, Sendable {
    case none
    /// Signed by us for this sub-account: its touches, oldest first.
    case touches([Touch])
    /// Only the cookie of another sub-account came.
    case otherAccount
    /// A cookie came that we did not sign.
    case forged
}

/// One click as the cookie remembers it.
package struct Touch: Hashable, Sendable {
    package let campaign: CampaignID
    package let link: LinkNumber
    package let contact: ContactName?
    /// Whole seconds: a cookie does not keep milliseconds.
    package let at: Instant
    package let click: ClickID

    package init(
        campaign: CampaignID, link: LinkNumber, contact: ContactName?, at: Instant, click: ClickID
    ) {
        self.campaign = campaign
        self.link = link
        self.contact = contact
        self.at = Instant(milliseconds: at.milliseconds / 1000 * 1000)
        self.click = click
    }
}

extension Touch: Comparable {
    /// By time: click ids run on inside the second that a cookie keeps.
    package static func < (left: Touch, right: Touch) -> Bool {
        (left.at, left.click) < (right.at, right.click)
    }
}

extension CookieEvidence {
    /// The latest click the cookie proves.
    package var newestTouch: Touch? {
        guard case .touches(let touches) = self else { return nil }
        return touches.max()
    }
}
