import Model

/// Renders a report as one complete page without script or anything to load: it can be mailed,
/// kept and printed.
package struct HTMLRenderer: Sendable {
    /// Where its parts lead; `nil` for a page that stands alone.
    private let links: (any ReportLinks)?

    /// A page that stands alone, unless its parts are to lead somewhere.
    package init(links: (any ReportLinks)? = nil) { self.links = links }

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
    func charts(_ report: Report) -> String {
        let charts = SVGChart(report)
        return report.charts.compactMap { chart in
            charts.element(chart).map { picture in
                "<figure>\n<figcaption>\(HTMLText.escaped(chart.title))</figcaption>\n"
                    + "<div class=\"picture\">\n\(picture)\n</div>"
                    + exports(links?.exports(of: chart) ?? []) + "\n</figure>"
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

    func table(_ table: ReportTable, _ report: Report) -> String {
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
            \(head(table))
            </thead>
            <tbody>
            \(table.rows.map { row($0, table, report) }.joined(separator: "\n"))
            </tbody>\(foot(table, report))
            </table>
            </div>\(note)\(exports(links?.exports(of: table) ?? []))
            </section>
            """
    }

    private func head(_ table: ReportTable) -> String {
        let cells = table.columns.map { column in
            let title = HTMLText.escaped(column.title)
            guard let order = links?.order(table, by: column) else {
                return "<th scope=\"col\"\(alignment(column))>\(title)</th>"
            }
            let direction = order.isDescending.map { $0 ? "descending" : "ascending" }
            let sorted = direction.map { " aria-sort=\"\($0)\"" } ?? ""
            return "<th scope=\"col\"\(alignment(column))\(sorted)>"
                + link(order.address, title) + "</th>"
        }
        return "<tr>" + cells.joined() + "</tr>"
    }

    private func link(_ address: String, _ markup: String) -> String {
        "<a href=\"\(HTMLText.escaped(address))\">\(markup)</a>"
    }

    private func exports(_ files: [(name: String, address: String)]) -> String {
        let links = files.map { link($0.address, HTMLText.escaped($0.name)) }
        return links.isEmpty ? "" : "\n<p class=\"exports\">\(links.joined(separator: " "))</p>"
    }

    private func foot(_ table: ReportTable, _ report: Report) -> String {
        guard let totals = table.totals else { return "" }
        return "\n<tfoot>\n" + row(totals, table, report, leads: false) + "\n</tfoot>"
    }

    /// The first cell names the row, unless it is a number.
    private func row(
        _ cells: [Cell], _ table: ReportTable, _ report: Report, leads: Bool = true
    ) -> String {
        let fields = zip(table.columns, cells).enumerated().map { index, field in
            let (column, cell) = field
            let isName = index == 0 && !column.isRightAligned
            let name = isName ? "th scope=\"row\"" : "td"
            let address = leads ? links?.address(of: cell, column, in: table) : nil
            let markup = content(cell, report)
            let linked = address.map { link($0, markup) } ?? markup
            return "<\(name)\(alignment(column))>\(linked)</\(isName ? "th" : "td")>"
        }
        return "<tr>" + fields.joined() + "</tr>"
    }

    func content(_ cell: Cell, _ report: Report) -> String {
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
