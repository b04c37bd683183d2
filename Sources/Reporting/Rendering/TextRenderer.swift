/// Renders a report for a terminal: aligned columns, plain characters, no colour.
package struct TextRenderer: Sendable {
    /// Columns of the widest cell; longer texts are cut.
    package var maximumCellWidth = 40
    private static let gap = "  "

    /// A renderer that cuts cells at 40 columns.
    package init() {}

    /// The report as lines, each ending in a newline.
    package func render(_ report: Report) -> String {
        let texts = CellText(report)
        var blocks = [underlined(report.title, with: "=") + facts(report.facts, texts)]
        blocks += report.tables.map { table($0, texts, isTitled: $0.title != report.title) }
        return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func underlined(_ title: String, with line: String) -> [String] {
        let title = TerminalText(title)
        return [title.text, String(repeating: line, count: title.width)]
    }

    private func facts(_ facts: [Report.Fact], _ texts: CellText) -> [String] {
        let labels = facts.map { TerminalText($0.label + ":") }
        let width = labels.map(\.width).max() ?? 0
        return zip(labels, facts).map { label, fact in
            label.padded(to: width, right: false) + Self.gap
                + TerminalText(texts.text(fact.value)).text
        }
    }

    /// The one table of a report that only shows it needs no title of its own.
    private func table(_ table: ReportTable, _ texts: CellText, isTitled: Bool) -> [String] {
        var lines = isTitled ? underlined(table.title, with: "-") : []
        lines += table.rows.isEmpty ? [TerminalText(table.whenEmpty).text] : grid(table, texts)
        if let note = table.note { lines += ["", TerminalText(note).text] }
        return lines
    }

    private func grid(_ table: ReportTable, _ texts: CellText) -> [String] {
        let head = table.columns.map { TerminalText($0.title, limit: maximumCellWidth) }
        let body = (table.rows + (table.totals.map { [$0] } ?? [])).map { row in
            row.map { TerminalText(texts.text($0), limit: maximumCellWidth) }
        }
        let widths = head.indices.map { index in
            ([head] + body).map { $0[index].width }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap)
        var lines = ([head] + body).map { row in line(row, widths, table.columns) }
        lines.insert(rule, at: 1)
        if table.totals != nil { lines.insert(rule, at: lines.count - 1) }
        return lines
    }

    private func line(_ row: [TerminalText], _ widths: [Int], _ columns: [Column]) -> String {
        let cells = row.indices.map { index in
            row[index].padded(to: widths[index], right: columns[index].isRightAligned)
        }
        let line = cells.joined(separator: Self.gap)
        let end = line.lastIndex { $0 != " " }
        return end.map { String(line[...$0]) } ?? ""
    }
}
