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
}
