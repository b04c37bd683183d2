/// Renders a report as Markdown with tables (GitHub Flavored Markdown, 4.10), for wikis, tickets
/// and mails.
package struct MarkdownRenderer: Sendable {
    /// The one form of Markdown there is.
    package init() {}

    /// Headings, facts as a list, tables; ends in a newline.
    package func render(_ report: Report) -> String {
        let texts = CellText(report)
        var blocks = ["# " + Self.escaped(report.title)]
        if !report.facts.isEmpty {
            blocks.append(
                report.facts.map { fact in
                    "- **\(Self.escaped(fact.label)):** \(Self.escaped(texts.text(fact.value)))"
                }.joined(separator: "\n"))
        }
        for table in report.tables {
            if table.title != report.title { blocks.append("## " + Self.escaped(table.title)) }
            blocks.append(
                table.rows.isEmpty ? Self.escaped(table.whenEmpty) : grid(table, texts))
            if let note = table.note { blocks.append("*\(Self.escaped(note))*") }
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func grid(_ table: ReportTable, _ texts: CellText) -> String {
        let head = line(table.columns.map { Self.escaped($0.title) })
        let rule = line(table.columns.map { $0.isRightAligned ? "---:" : "---" })
        let rows = table.rows.map { row in line(row.map { Self.escaped(texts.text($0)) }) }
        let totals = table.totals.map { row in
            [line(row.map { $0 == .empty ? "" : "**\(Self.escaped(texts.text($0)))**" })]
        }
        return ([head, rule] + rows + (totals ?? [])).joined(separator: "\n")
    }

    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// Whatever would be markup, HTML or another cell is text.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in TerminalText(text).text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!":
                result.append("\\")
                result.append(scalar)
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            case "&": result += "&amp;".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
