import Model

/// Renders a report as one complete page without script or anything to load: it can be mailed,
/// kept and printed.
package struct HTMLRenderer: Sendable {
    /// The one form of page there is.
    package init() {}

    /// The page, from doctype to the end.
    package func render(_ report: Report) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(report.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(HTMLText.escaped(report.title))</title>
        <style>
        \(Self.styleSheet)
        \(SVGChart.styleSheet)
        </style>
        </head>
        <body>
        <main>
        <h1 dir="auto">\(HTMLText.escaped(report.title))</h1>
        \(facts(report))
        \(charts(report))
        \(report.tables.map { table($0, report) }.joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    /// Each with its title; the numbers stand in the tables below.
    private func charts(_ report: Report) -> String {
        let charts = SVGChart(report)
        return report.charts.compactMap { chart in
            charts.element(chart).map { picture in
                "<figure>\n<figcaption>\(HTMLText.escaped(chart.title))</figcaption>\n"
                    + "<div class=\"picture\">\n\(picture)\n</div>\n</figure>"
            }
        }.joined(separator: "\n")
    }

    private func facts(_ report: Report) -> String {
        guard !report.facts.isEmpty else { return "" }
        let rows = report.facts.map { fact in
            "<div><dt>\(HTMLText.escaped(fact.label))</dt>"
                + "<dd dir=\"auto\">\(content(fact.value, report))</dd></div>"
        }
        return "<dl>\n" + rows.joined(separator: "\n") + "\n</dl>"
    }

    private func table(_ table: ReportTable, _ report: Report) -> String {
        let note = table.note.map { "\n<p class=\"note\">\(HTMLText.escaped($0))</p>" } ?? ""
        let title = HTMLText.escaped(table.title)
        guard !table.rows.isEmpty else {
            let empty = HTMLText.escaped(table.whenEmpty)
            return
                "<section>\n<h2>\(title)</h2>\n<p class=\"empty\">\(empty)</p>\(note)\n</section>"
        }
        // A wide table scrolls inside its own box, which the keyboard must reach (WCAG 2.1.1).
        return """
            <section>
            <div class="scroll" role="region" tabindex="0" aria-label="\(title)">
            <table>
            <caption>\(title)</caption>
            <thead>
            \(head(table.columns))
            </thead>
            <tbody>
            \(table.rows.map { row($0, table.columns, report) }.joined(separator: "\n"))
            </tbody>\(foot(table, report))
            </table>
            </div>\(note)
            </section>
            """
    }

    private func head(_ columns: [Column]) -> String {
        let cells = columns.map { column in
            "<th scope=\"col\"\(alignment(column))>\(HTMLText.escaped(column.title))</th>"
        }
        return "<tr>" + cells.joined() + "</tr>"
    }

    private func foot(_ table: ReportTable, _ report: Report) -> String {
        guard let totals = table.totals else { return "" }
        return "\n<tfoot>\n" + row(totals, table.columns, report) + "\n</tfoot>"
    }

    /// The first cell names the row, unless it is a number.
    private func row(_ cells: [Cell], _ columns: [Column], _ report: Report) -> String {
        let fields = zip(columns, cells).enumerated().map { index, field in
            let (column, cell) = field
            let isName = index == 0 && !column.isRightAligned
            let name = isName ? "th scope=\"row\"" : "td"
            return "<\(name)\(alignment(column))>\(content(cell, report))</\(isName ? "th" : "td")>"
        }
        return "<tr>" + fields.joined() + "</tr>"
    }

    private func content(_ cell: Cell, _ report: Report) -> String {
        let text = HTMLText.escaped(CellText(report).text(cell))
        switch cell {
        case .empty, .integer, .money, .share, .change: return text
        // Isolated, so that right-to-left text does not turn its neighbours around.
        case .text: return "<bdi>\(text)</bdi>"
        case .series(let values): return Sparkline(values).svg
        case .instant(let instant):
            return "<time datetime=\"\(ReportClock.utc(instant))\">\(text)</time>"
        case .day(let day): return "<time datetime=\"\(day)\">\(text)</time>"
        }
    }

    private func alignment(_ column: Column) -> String {
        switch column.kind {
        case .integer, .money, .share, .change: " class=\"number\""
        case .instant, .day: " class=\"time\""
        case .text, .series: ""
        }
    }
}
