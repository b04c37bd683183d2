import Model

/// What a report is asked for: the same for the command line, a page's address and an export.
package struct ReportRequest: Hashable, Sendable {
    package var account: SubAccountID
    package var kind: ReportKind
    package var period: ReportPeriod
    package var comparison = ReportComparison.none
    package var filters = ReportFilters()
    /// `nil` for the report's own order.
    package var sort: ReportSort?
    /// Where the page before ended: what ``Report/next`` said; `nil` for the first page.
    package var cursor: String?
    /// Most rows of the main table; totals count all.
    package var limit = Self.defaultLimit
    package var language = Language.english

    package static let defaultLimit = 100
    package static let limits = 0...1_000_000_000

    /// A report of the whole sub-account over the report's own period.
    package init(account: SubAccountID, kind: ReportKind, period: ReportPeriod? = nil) {
        self.account = account
        self.kind = kind
        self.period = period ?? Self.ownPeriod(kind, isOfCampaign: false)
    }

    /// A campaign is looked at as a whole, a sub-account by what is new.
    static func ownPeriod(_ kind: ReportKind, isOfCampaign: Bool) -> ReportPeriod {
        .preset(kind == .sales || kind == .compare || isOfCampaign ? .all : .last30Days)
    }
}
