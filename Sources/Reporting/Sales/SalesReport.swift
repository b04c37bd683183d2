import Model
import Store

/// What a sales report is asked for.
package struct SalesReportRequest: Sendable {
    package var account: SubAccountID
    /// The sender's key; `nil` for all campaigns, and the sales that no campaign earned.
    package var campaign: String?
    /// Local days of the sub-account, both included.
    package var from: Day?
    package var through: Day?
    /// Whether clicks that are set aside count as well.
    package var includesBots: Bool
    /// How many sales are listed at the most; totals count all.
    package var saleLimit: Int

    package init(
        account: SubAccountID, campaign: String? = nil, from: Day? = nil, through: Day? = nil,
        includesBots: Bool = false, saleLimit: Int = .max
    ) {
        self.account = account
        self.campaign = campaign
        self.from = from
        self.through = through
        self.includesBots = includesBots
        self.saleLimit = saleLimit
    }
}

/// Makes the SALES report: totals, links, products, days, what was set aside, and who bought.
package struct SalesReport {
    let account: SubAccount
    let campaign: Campaign?
    let campaigns: [Campaign]
    let links: [TrackedLink]
    /// Contacts that got the mailing; 0 where only the sending platform knows.
    let mailed: Int64
    package let clock: ReportClock
    let filter: SalesFilter
    private let request: SalesReportRequest

    /// Looks up what the request names; throws when there is no such sub-account or campaign.
    package init(
        _ request: SalesReportRequest, control: ControlStore
    ) throws(StoreError) {
        self.request = request
        account = try control.account(request.account)
        campaigns = try control.campaigns(of: account.id)
        campaign = try request.campaign.map { key throws(StoreError) in
            try control.campaign(key, of: request.account)
        }
        if let campaign {
            links = try control.links(of: campaign.id)
            mailed = try control.mailedCount(campaign.id)
        } else {
            links = []
            mailed = 0
        }
        do throws(ReportClockError) {
            clock = try ReportClock(timeZone: account.timeZone)
        } catch {
            throw .damaged(path: "control.sqlite", detail: error.description)
        }
        filter = SalesFilter(
            account: account.id, campaign: campaign?.id,
            days: DayRange(first: request.from, last: request.through),
            includesBots: request.includesBots)
    }

    /// Reads the figures of one moment and puts them together.
    package func make(from source: some SalesSource, at now: Instant) throws(StoreError) -> Report {
        let group: FigureGroup = campaign == nil ? .campaign : .link
        let figures = try source.figures(filter, by: [.total, group, .product, .day])
        let totals = figures[.total]?.values.first ?? Figures()
        let columns = FigureColumns(account: account, currencies: Array(totals.revenue.keys))
        let groups = figures[group] ?? [:]
        // What no click earned is no conversion of clicks.
        let credited = totals.sales - (groups[FigureKey.none]?.sales ?? 0)
        var tables = [self.totals(totals, columns, credited: credited)]
        tables.append(
            campaign == nil
                ? campaignTable(groups, columns)
                : linkTable(groups, columns, clicks: totals.clicks))
        tables.append(productTable(figures[.product] ?? [:], columns))
        tables.append(dayTable(figures[.day] ?? [:], columns))
        tables += evidenceTables(try source.evidence(filter))
        tables.append(setAsideTable(try source.setAside(filter)))
        let sales = try source.sales(filter, after: nil, limit: request.saleLimit)
        tables.append(saleTable(sales, of: totals.sales))
        return Report(title: title, facts: facts(now), tables: tables, clock: clock)
    }

    private var title: String { campaign.map { "Sales of \($0.key)" } ?? "Sales of all campaigns" }

    private func facts(_ now: Instant) -> [Report.Fact] {
        let period =
            (request.from?.description ?? "the beginning") + " to "
            + (request.through?.description ?? "now")
        return [
            .init(
                key: "account", label: "Sub-account",
                value: .text("\(account.id) \(account.name)")),
            .init(key: "campaign", label: "Campaign", value: .text(campaign?.key ?? "all")),
            .init(key: "period", label: "Period", value: .text(period)),
            .init(
                key: "clicks", label: "Clicks",
                value: .text(request.includesBots ? "all" : "without those set aside")),
            .init(key: "time_zone", label: "Time zone", value: .text(clock.name)),
            .init(key: "made_at", label: "Made", value: .instant(now)),
        ]
    }
}
