import Model

/// Everything one report shows: every output is rendered from this value alone, so that
/// terminal, CSV, JSON and page cannot disagree.
package struct Report: Hashable, Sendable {
    /// One line above the tables: sub-account, campaign, period, time zone, filters.
    package struct Fact: Hashable, Sendable {
        /// Stable name in JSON, snake_case.
        package let key: String
        /// What a person reads, in the report's language.
        package let label: String
        /// What it says; shown by the same rules as a table's cells.
        package let value: Cell

        /// A fact; `key` must be unique in the report.
        package init(key: String, label: String, value: Cell) {
            self.key = key
            self.label = label
            self.value = value
        }
    }

    /// What the report is about, in its language.
    package var title: String
    /// What stands above the tables, in this order.
    package var facts: [Fact]
    /// In the order they are shown.
    package var tables: [ReportTable]
    /// In which zone instants are shown.
    package var clock: ReportClock
    /// What titles, labels and notes are in, and how numbers and dates are written.
    package var language: Language
    /// Pictures of the tables, in the order they are shown.
    package var charts: [ReportChart]
    /// The request that gives this report, for exports and for the next page; `nil` where tables
    /// come from elsewhere.
    package var request: ReportRequest?
    /// Where the next page of the main table begins; `nil` on the last one.
    package var next: String?

    /// A report in English unless `language` says otherwise.
    package init(
        title: String, facts: [Fact] = [], tables: [ReportTable], clock: ReportClock,
        language: Language = .english, charts: [ReportChart] = [], request: ReportRequest? = nil,
        next: String? = nil
    ) {
        self.title = title
        self.facts = facts
        self.tables = tables
        self.clock = clock
        self.language = language
        self.charts = charts
        self.request = request
        self.next = next
    }

    /// The table with this key, if the report has one.
    package func table(_ key: String) -> ReportTable? { tables.first { $0.key == key } }
}
