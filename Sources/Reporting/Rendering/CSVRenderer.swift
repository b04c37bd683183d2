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

    /// What the first line says.
    package enum Header: Sendable {
        /// Stable names, for programs.
        case keys
        /// In the report's language, for people.
        case titles(Language)
    }

    /// The dialect to write.
    package var dialect: Dialect
    package var header: Header

    /// A renderer for one dialect.
    package init(dialect: Dialect = .comma, header: Header = .keys) {
        self.dialect = dialect
        self.header = header
    }

    /// The table's columns and its rows, without totals.
    package func render(_ table: ReportTable, clock: ReportClock) -> String {
        var stream = CSVStream(table.columns, dialect: dialect, header: header, clock: clock)
        for row in table.rows { stream.append(row) }
        return String(decoding: stream.bytes, as: UTF8.self)
    }
}
