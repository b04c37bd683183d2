/// A picture of one table of a report: it holds no numbers of its own, so that it cannot differ
/// from the table.
package struct ReportChart: Hashable, Sendable {
    package enum Form: String, Hashable, Sendable {
        /// A line with the area under it: a value for each day.
        case line
        /// A bar for each row.
        case bars
        /// An upright bar for each row: for rows with an order, such as hours.
        case columns
        /// Steps, each a part of the one before.
        case funnel
    }

    /// Stable name for machines, unique in the report.
    package let key: String
    /// What a person reads above the picture, in the report's language.
    package let title: String
    package let form: Form
    /// Key of the table that it shows.
    package let table: String
    /// Key of the column that names its places.
    package let label: String
    /// Key of the column that it measures.
    package let value: String
    /// Key of the column it is set beside, drawn dashed.
    package let comparison: String?

    /// A picture of columns of one table.
    package init(
        key: String, title: String, form: Form, table: String, label: String, value: String,
        comparison: String? = nil
    ) {
        self.key = key
        self.title = title
        self.form = form
        self.table = table
        self.label = label
        self.value = value
        self.comparison = comparison
    }
}
