import Model

/// Renders a report as JSON (RFC 8259), always in the same order, one row to a line.
///
/// Money is `{"minor_units":3990,"currency":"EUR"}`, instants are ISO 8601 in UTC, shares are
/// fractions or null. Fields may be added later; readers ignore those they do not know.
package struct JSONRenderer: Sendable {
    /// The one form of JSON there is.
    package init() {}

    /// One JSON object, ending in a newline.
    package func render(_ report: Report) -> String {
        let facts = report.facts.map { fact in
            object([
                ("key", string(fact.key)), ("label", string(fact.label)),
                ("value", value(fact.value)),
            ])
        }
        let fields = [
            ("title", string(report.title)), ("language", string(report.language.rawValue)),
            ("time_zone", string(report.clock.name)), ("next", report.next.map(string) ?? "null"),
            ("facts", lines(facts)), ("tables", lines(report.tables.map(table))),
        ]
        return object(fields, separator: ",\n") + "\n"
    }

    private func table(_ table: ReportTable) -> String {
        let columns = table.columns.map { column in
            object([
                ("key", string(column.key)), ("title", string(column.title)),
                ("kind", string(column.kind.rawValue)),
            ])
        }
        let row = { (cells: [Cell]) in
            object(zip(table.columns, cells).map { ($0.key, value($1)) })
        }
        let fields = [
            ("key", string(table.key)), ("title", string(table.title)),
            ("note", table.note.map(string) ?? "null"), ("columns", lines(columns)),
            ("rows", lines(table.rows.map(row))), ("totals", table.totals.map(row) ?? "null"),
        ]
        return object(fields, separator: ",\n")
    }

    private func value(_ cell: Cell) -> String {
        switch cell {
        case .empty: "null"
        case .text(let text): string(text)
        case .integer(let number): String(number)
        case .money(let money):
            object([
                ("minor_units", String(money.minorUnits)),
                ("currency", string(money.currency.code)),
            ])
        case .share(_, 0): "null"
        case .share(let numerator, let denominator):
            (Double(numerator) / Double(denominator)).description
        case .change(let old, _) where old <= 0: "null"
        case .change(let old, let new):
            (Double(new) / Double(old) - 1).description
        case .instant(let instant): string(ReportClock.utc(instant))
        case .day(let day): string(day.description)
        case .series(let values): "[" + values.map(String.init).joined(separator: ",") + "]"
        }
    }

    private func object(_ fields: [(String, String)], separator: String = ",") -> String {
        "{" + fields.map { string($0) + ":" + $1 }.joined(separator: separator) + "}"
    }

    private func lines(_ values: [String]) -> String {
        values.isEmpty ? "[]" : "[\n" + values.joined(separator: ",\n") + "\n]"
    }

    /// RFC 8259, section 7. Also escapes `<` and the line separators, so that the text may stand
    /// inside an HTML script element, and what would steer a terminal that shows it.
    private func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "<", "\u{2028}", "\u{2029}": result += escaped(scalar)
            case _ where scalar.value <= 0xFFFF && steersTerminal(scalar):
                result += escaped(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format: true
        default: false
        }
    }

    private func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
