import Model
import Store

/// Makes the report that is asked for: the one way from figures to what people read.
package struct ReportMaker {
    let request: ReportRequest
    let account: SubAccount
    /// The one campaign that the report is of.
    let campaign: Campaign?
    /// All of the sub-account, newest first.
    let campaigns: [Campaign]
    /// Of the one campaign.
    let links: [TrackedLink]
    /// Contacts that got the mailing; 0 where only the sending platform knows.
    let mailed: Int64
    /// What other currencies are worth.
    let rates: [DatedRate]
    /// Names of its lists of contacts.
    let lists: [String]
    package let clock: ReportClock
    let now: Instant
    let filter: SalesFilter
    /// The same of the days that the report is compared with.
    let before: SalesFilter?
    let texts: ReportTexts
    let format: LocalFormat

    /// Looks up what the request names.
    ///
    /// Throws ``ReportingError/store(_:)`` when there is no such sub-account or campaign, and
    /// ``ReportingError/parameter(name:value:allowed:)``.
    package init(
        _ request: ReportRequest, control: ControlStore, at now: Instant
    ) throws(ReportingError) {
        self.request = request
        self.now = now
        let found = try reading { () throws(StoreError) in try Named(request, control) }
        (account, campaign, campaigns) = (found.account, found.campaign, found.campaigns)
        (links, mailed, clock) = (found.links, found.mailed, found.clock)
        (rates, lists) = (found.rates, found.lists)
        let days = request.period.range(on: clock.day(now))
        let filters = request.filters
        filter = SalesFilter(
            account: account.id, campaign: found.campaign?.id, days: days, link: filters.link,
            conditions: filters.conditions, countsBots: filters.countsBots)
        before = request.comparison.range(before: days).map { days in
            SalesFilter(
                account: found.account.id, campaign: found.campaign?.id, days: days,
                link: filters.link, conditions: filters.conditions,
                countsBots: filters.countsBots)
        }
        texts = ReportTexts(request.language)
        format = LocalFormat(request.language)
        try refuseWhatIsUnknown()
        try checkSaleOrder()
    }

    /// Better no report than one that leaves out a filter in silence.
    private func refuseWhatIsUnknown() throws(ReportingError) {
        if let list = request.filters.list, !lists.contains(list) {
            throw .parameter(
                name: "list", value: list,
                allowed: lists.isEmpty ? ["nothing: contacts have no lists"] : lists)
        }
    }

    /// Reads the figures of one moment and puts them together.
    package func make(from source: some ReportSource) throws(ReportingError) -> Report {
        let parts = try reading { () throws(StoreError) in
            try source.snapshot { () throws(StoreError) in try self.parts(source) }
        }
        var report = Report(
            title: title, facts: facts(parts.setAside), tables: parts.tables, clock: clock,
            language: request.language, charts: parts.charts, request: request, next: parts.next)
        if let main = parts.main { try page(&report, main) }
        return report
    }
}

/// What a report consists of.
struct ReportParts {
    var tables: [ReportTable]
    var charts: [ReportChart] = []
    /// Key of the table that is sorted and shown in pages; `nil` where that was done before.
    var main: String?
    var next: String?
    /// What is kept but not counted; `nil` where the filter cannot choose it.
    var setAside: [SetAsideCount]?
}

/// What the control tables know of a request.
private struct Named {
    let account: SubAccount
    let campaigns: [Campaign]
    let campaign: Campaign?
    let links: [TrackedLink]
    let mailed: Int64
    let rates: [DatedRate]
    let lists: [String]
    let clock: ReportClock

    init(_ request: ReportRequest, _ control: ControlStore) throws(StoreError) {
        account = try control.account(request.account)
        campaigns = try control.campaigns(of: account.id)
        rates = try control.rates(of: account.id)
        lists = try control.lists(of: account.id).map(\.name)
        for key in request.filters.campaigns { _ = try control.campaign(key, of: account.id) }
        let own = request.filters.campaign
        campaign = campaigns.first { $0.key == own }
        links = try campaign.map { own throws(StoreError) in try control.links(of: own.id) } ?? []
        mailed =
            try campaign.map { own throws(StoreError) in try control.mailedCount(own.id) } ?? 0
        do throws(ReportClockError) {
            clock = try ReportClock(timeZone: account.timeZone)
        } catch {
            throw .damaged(path: "control.sqlite", detail: error.description)
        }
    }
}
