/// Which sub-accounts a question may see: every query takes one.
package enum SubAccountScope: Hashable, Sendable {
    case only(SubAccountID)
    /// The whole installation, for its operator: hits that name no sub-account are seen only so.
    case installation
}

/// What a sales report is about.
package struct SalesFilter: Hashable, Sendable {
    package let account: SubAccountID
    /// `nil` for all campaigns and for what no campaign earned.
    package let campaign: CampaignID?
    /// In the sub-account's time zone, as roll-ups are kept.
    package let days: DayRange
    /// `nil` for all links; only together with a campaign.
    package var link: LinkNumber?
    package var conditions = SaleConditions()
    /// Whether clicks count that are set aside, as a machine's or a test.
    package var countsBots = false

    package init(
        account: SubAccountID, campaign: CampaignID? = nil, days: DayRange = .always,
        link: LinkNumber? = nil, conditions: SaleConditions = SaleConditions(),
        countsBots: Bool = false
    ) {
        self.account = account
        self.campaign = campaign
        self.days = days
        self.link = link
        self.conditions = conditions
        self.countsBots = countsBots
    }
}

/// What sales must be like to count in a report: clicks know nothing of these.
package struct SaleConditions: Hashable, Sendable {
    /// The product, exactly as the shop wrote it.
    package var product: String?
    /// Name of a list that who bought is on.
    package var list: String?
    /// The sender's id of who bought.
    package var contact: String?
    package var source: SaleSource?
    package var status: SaleState?

    package init(
        product: String? = nil, list: String? = nil, contact: String? = nil,
        source: SaleSource? = nil,
        status: SaleState? = nil
    ) {
        self.product = product
        self.list = list
        self.contact = contact
        self.source = source
        self.status = status
    }

    /// Whether any sale will do.
    package var isEmpty: Bool { self == SaleConditions() }
}

/// How a sale found its click, as something to choose sales by.
package enum SaleSource: Hashable, Sendable {
    case rung(Rung)
    /// No campaign earned it.
    case none
}

/// Clicks and sales of one thing: a campaign, a link, a product or a day.
package struct Figures: Hashable, Sendable {
    package var clicks: Int64 = 0
    /// Clicks with all that are set aside.
    package var grossClicks: Int64 = 0
    /// Distinct contacts among the clicks that name one.
    package var uniqueClickers: Int64 = 0
    package var sales: Int64 = 0
    /// Pieces, where the shop said how many.
    package var units: Int64 = 0
    /// Amounts by currency: never added together.
    package var revenue: [Currency: Int64] = [:]
    /// Sales that came with an amount, by its currency.
    package var salesByCurrency: [Currency: Int64] = [:]

    package init() {}
}

/// How much of one kind is kept but not counted, and why.
package struct SetAsideCount: Hashable, Sendable {
    package enum What: String, Sendable {
        case clicks
        case saleHits = "sale hits"
    }

    package let what: What
    /// Raw value of a ``ClickReason`` or ``SetAsideReason``.
    package let reason: String
    package let count: Int64

    package init(what: What, reason: String, count: Int64) {
        self.what = what
        self.reason = reason
        self.count = count
    }
}

/// One click as it is exported.
package struct ClickLine: Hashable, Sendable {
    package let seq: Int64
    package let id: ClickID
    package let at: Instant
    package let account: SubAccountID
    package let campaign: CampaignID
    package let link: LinkNumber
    package let contact: String?
    /// Raw value of a ``ClickReason``.
    package let setAside: String?

    package init(
        seq: Int64, id: ClickID, at: Instant, account: SubAccountID, campaign: CampaignID,
        link: LinkNumber, contact: String?, setAside: String?
    ) {
        self.seq = seq
        self.id = id
        self.at = at
        self.account = account
        self.campaign = campaign
        self.link = link
        self.contact = contact
        self.setAside = setAside
    }
}

/// One line of the SALES table.
package struct SaleLine: Hashable, Sendable {
    package let seq: Int64
    package let at: Instant
    /// The day of `at` in the sub-account's time zone.
    package let day: Day
    package let contact: String?
    package let campaign: CampaignID?
    package let link: LinkNumber?
    package let product: String?
    package let quantity: Int64?
    package let amount: Money?
    package let orderID: String?
    package let unattributed: UnattributedReason?
    /// What could not be read as it stands: see ``SaleNote``.
    package let notes: String

    package init(
        seq: Int64, at: Instant, day: Day, contact: String?, campaign: CampaignID?,
        link: LinkNumber?,
        product: String?, quantity: Int64?, amount: Money?, orderID: String?,
        unattributed: UnattributedReason?, notes: String
    ) {
        self.seq = seq
        self.at = at
        self.day = day
        self.contact = contact
        self.campaign = campaign
        self.link = link
        self.product = product
        self.quantity = quantity
        self.amount = amount
        self.orderID = orderID
        self.unattributed = unattributed
        self.notes = notes
    }
}

/// A place in the SALES table, which is ordered by day, instant and number.
package struct SaleCursor: Hashable, Sendable {
    package let day: Day
    package let at: Instant
    package let seq: Int64

    package init(day: Day, at: Instant, seq: Int64) {
        self.day = day
        self.at = at
        self.seq = seq
    }
}

extension SaleLine {
    /// The place behind which the next page begins.
    package var cursor: SaleCursor { SaleCursor(day: day, at: at, seq: seq) }
}

/// One sale hit as support sees it, whatever became of it.
package struct HitLine: Hashable, Sendable {
    package let seq: Int64
    package let at: Instant
    package let account: SubAccountID?
    package let host: String
    package let query: String
    package let verdict: HitVerdict

    package init(
        seq: Int64, at: Instant, account: SubAccountID?, host: String, query: String,
        verdict: HitVerdict
    ) {
        self.seq = seq
        self.at = at
        self.account = account
        self.host = host
        self.query = query
        self.verdict = verdict
    }
}

/// What became of a sale hit.
package enum HitVerdict: Hashable, Sendable {
    case credited(CampaignID, LinkNumber)
    case unattributed(UnattributedReason)
    case setAside(SetAsideReason)
}
