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
        let lines = [header(table.columns)] + table.rows.map { row(table.columns, $0, clock) }
        return "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()
    }

    private var separator: String { dialect == .comma ? "," : ";" }

    private func header(_ columns: [Column]) -> String {
        let keys = columns.flatMap { column in
            switch column.kind {
            case .money: [column.key, column.key + "_currency"]
            case .instant: [column.key, column.key + "_zone"]
            default: [column.key]
            }
        }
        return keys.map(quoted).joined(separator: separator)
    }

    private func row(_ columns: [Column], _ cells: [Cell], _ clock: ReportClock) -> String {
        zip(columns, cells).flatMap { column, cell in fields(column, cell, clock) }
            .joined(separator: separator)
    }

    private func fields(_ column: Column, _ cell: Cell, _ clock: ReportClock) -> [String] {
        let count = column.kind == .money || column.kind == .instant ? 2 : 1
        let fields =
            switch cell {
            case .empty: [""]
            case .text(let text): [quoted(harmless(text))]
            case .integer(let number): [String(number)]
            case .money(let money): [number(money.decimal), money.currency.code]
            case .share(let numerator, let denominator): [fraction(numerator, denominator)]
            case .instant(let instant): [clock.second(instant), clock.offset(instant)]
            case .day(let day): [day.description]
            }
        return (fields + [""]).prefix(count).map { $0 }
    }

    private func fraction(_ numerator: Int64, _ denominator: Int64) -> String {
        guard let value = CellText.rounded(numerator, denominator, scale: 10_000) else { return "" }
        return number(CellText.decimal(value, digits: 4))
    }

    private func number(_ text: String) -> String {
        guard dialect == .semicolon else { return text }
        return text.replacing(".", with: ",")
    }

    /// Spreadsheets run a text that begins like a formula (OWASP, "CSV Injection"); the
    /// apostrophe keeps it a text.
    private func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
    }

    /// RFC 4180, section 2, rules 5 to 7. By scalar, because a quote with a combining mark, and
    /// CR LF, are one character each.
    private func quoted(_ text: String) -> String {
        let special = (separator + "\"\r\n").unicodeScalars
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.append(scalar) }
            result.append(scalar)
        }
        return "\"" + String(result) + "\""
    }
}
