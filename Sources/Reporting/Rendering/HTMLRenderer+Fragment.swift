/// Parts of a report for a page that has its own head and style sheet.
extension HTMLRenderer {
    /// Pictures, for a page with ``SVGChart/styleSheet``: the first `most` of them.
    package func pictures(_ report: Report, most: Int = .max) -> String {
        var shown = report
        shown.charts = Array(report.charts.prefix(most))
        return charts(shown)
    }

    /// The tables of these keys, in this order, each a section.
    package func fragment(_ report: Report, tables keys: [String]) -> String {
        keys.compactMap(report.table).map { table($0, report) }.joined(separator: "\n")
    }

    /// One row of figures as large numbers with their names; those without a value are left out.
    /// What a figure is compared with stands below it.
    package func tiles(_ report: Report, table key: String) -> String {
        guard let table = report.table(key), let row = table.rows.first else { return "" }
        let cells = Dictionary(zip(table.columns.map(\.key), row)) { first, _ in first }
        let tiles = zip(table.columns, row).compactMap { column, cell -> String? in
            let isComparison = column.key.hasSuffix("_before") || column.key.hasSuffix("_change")
            guard !cell.isBlank, !isComparison else { return nil }
            let change = cells[column.key + "_change"].map { before(column, $0, cells, report) }
            return "<div><dt>\(HTMLText.escaped(column.title))</dt>"
                + "<dd>\(content(cell, report))\(change ?? "")</dd></div>"
        }
        let note = table.note.map { "\n<p class=\"note\">\(HTMLText.escaped($0))</p>" } ?? ""
        return "<dl class=\"tiles\">\n" + tiles.joined(separator: "\n") + "\n</dl>" + note
    }

    private func before(
        _ column: Column, _ change: Cell, _ cells: [String: Cell], _ report: Report
    ) -> String {
        let earlier = cells[column.key + "_before"] ?? .empty
        return
            "<small>\(content(change, report)) <span>← \(content(earlier, report))</span></small>"
    }
}
