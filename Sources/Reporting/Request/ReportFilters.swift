import Model

/// What a report leaves out.
package struct ReportFilters: Hashable, Sendable {
    /// Keys; empty for all campaigns. More than one only where campaigns are compared.
    package var campaigns: [String] = []
    /// Only together with one campaign.
    package var link: LinkNumber?
    /// Sales only: the product, list, contact, source and status of clicks is not known.
    package var product: String?
    /// Name of a list of contacts.
    package var list: String?
    /// The sender's id.
    package var contact: String?
    package var source: SaleSource?
    package var status: SaleState?
    /// Whether clicks that were set aside as machines' are counted too.
    package var countsBots = false

    /// Nothing left out.
    package init() {}

    /// The one campaign, if the report is of one.
    package var campaign: String? { campaigns.count == 1 ? campaigns[0] : nil }

    var conditions: SaleConditions {
        SaleConditions(
            product: product, list: list, contact: contact, source: source, status: status)
    }
}

/// By which column the rows of a report stand.
package struct ReportSort: Hashable, Sendable {
    /// Key of a column of the report's main table.
    package var column: String
    package var isDescending: Bool

    /// Ascending unless said otherwise.
    package init(column: String, isDescending: Bool = false) {
        self.column = column
        self.isDescending = isDescending
    }
}
