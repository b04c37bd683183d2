import Model

/// Renders one table as CSV (RFC 4180): CRLF, UTF-8 with a byte order mark, without which Excel
/// reads accents as Latin-1.
///
/// Money takes two columns, number and `<key>_currency`; an instant takes the local time and
/// `<key>_zone`. Shares are fractions: 0.123 is 12.3 %.
package struct CSVRenderer: Sendable {
    /// What stands between cells and before decimals.
    package enum Dialect: String, Sendable, CaseIterable {
        /// Comma between cells, decimal point.
        case comma
        /// Semicolon between cells, decimal comma: what Excel expects in most of Europe.
        case semicolon
    }

    /// The dialect to write.
    package var dialect: Dialect

    /// A renderer for one dialect.
    package init(dialect: Dialect = .comma) { self.dialect = dialect }

    /// The table's column keys and its rows, without totals.
    package func render(_ table: ReportTable, clock: ReportClock) -> String {
        var stream = CSVStream(table.columns, dialect: dialect, clock: clock)
        for row in table.rows { stream.append(row) }
        return String(decoding: stream.bytes, as: UTF8.self)
    }
}
