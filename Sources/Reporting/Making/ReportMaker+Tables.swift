import Model
import Store

/// The tables of figures.
extension ReportMaker {
    /// A table that ends with figures: `cells` gives what each row begins with.
    func table(
        _ key: String, _ title: ReportText, _ leading: [Column], _ rows: [ComparedFigures.Row],
        _ figures: ComparedFigures, clicks wanted: FigureColumns.Clicks, note: String? = nil,
        whenEmpty: ReportText, cells: (ComparedFigures.Row) -> [Cell]
    ) -> ReportTable {
        let (clicks, columns) = (clicks(wanted), figures.columns)
        return ReportTable(
            key: key, title: texts[title],
            columns: leading + columns.columns(clicks) + columns.earlierColumns(clicks),
            rows: rows.map { row in
                cells(row) + columns.cells(row.now, clicks)
                    + columns.earlierCells(row.now, row.before, clicks)
            },
            note: note, whenEmpty: texts[whenEmpty])
    }

    /// `credited`: the sales that clicks earned.
    func totals(_ figures: ComparedFigures, credited: Int64) -> ReportTable {
        let (total, columns) = (figures.total, figures.columns)
        let clicks = clicks(.unique)
        let showsClicks = filter.conditions.isEmpty
        let mail = column("mailed", .mailed, .integer)
        let rate = column("click_rate", .clickRate, .share)
        let rates = [
            column("conversion_rate", .conversionRate, .share),
            column("sales_per_mailed", .salesPerMailed, .share),
        ]
        let gross = column("gross_clicks", .grossClicks, .integer)
        let mailedCell: Cell = mailed > 0 ? .integer(mailed) : .empty
        let rateCells: [Cell] = [share(credited, total.clicks), shareOfMailed(credited)]
        return ReportTable(
            key: "totals", title: texts[.tableTotals],
            columns: [mail] + columns.clickColumns(clicks)
                + (showsClicks ? [gross, rate] : [])
                + columns.saleColumns + (showsClicks ? rates : []) + columns.averageColumns
                + columns.earlierColumns(clicks),
            rows: [
                [mailedCell] + columns.clickCells(total, clicks)
                    + (showsClicks
                        ? [.integer(total.grossClicks), shareOfMailed(total.uniqueClickers)] : [])
                    + columns.saleCells(total) + (showsClicks ? rateCells : [])
                    + columns.averageCells(total)
                    + columns.earlierCells(total, figures.totalBefore, clicks)
            ],
            note: showsClicks ? totalsNote : texts[.noteNoClicks])
    }

    private var totalsNote: String {
        let isMailedKnown = mailed > 0 || campaign == nil
        return texts[.noteGross] + " " + texts[.noteUnique]
            + (isMailedKnown ? "" : " " + texts[.noteMailed])
    }

    private func shareOfMailed(_ part: Int64) -> Cell { mailed > 0 ? share(part, mailed) : .empty }

    func linkTable(_ figures: ComparedFigures) -> ReportTable {
        let chosen = links.filter { filter.link == nil || filter.link == $0.number }
        let byKey = Dictionary(
            uniqueKeysWithValues: chosen.map { (FigureKey($0.number.value), $0) })
        return table(
            "links", .titleLinks,
            [
                column("link", .linkNumber, .integer), column("text", .linkText, .text),
                column("destination", .destination, .text),
                column("counts_sales", .countsSales, .text),
            ],
            chosen.map { figures.row(.link, FigureKey($0.number.value)) }, figures,
            clicks: .sharing(figures.total.clicks),
            whenEmpty: campaign == nil ? .emptyLinksNoCampaign : .emptyLinks
        ) { row in
            guard let link = byKey[row.key] else { return [.empty, .empty, .empty, .empty] }
            return [
                .integer(Int64(clamping: link.number.value)), .text(link.text),
                .text(link.destination.url), .text(texts[link.countsSales ? .yes : .no]),
            ]
        }
    }

    /// Newest campaign first; at the end what no campaign earned.
    func campaignTable(_ figures: ComparedFigures, of chosen: [Campaign]) -> ReportTable {
        let keys = Dictionary(uniqueKeysWithValues: chosen.map { (FigureKey($0.id.value), $0.key) })
        let nobody = figures.rows(.campaign).filter { $0.key == .none }
        return table(
            "campaigns", .tableCampaigns, [column("campaign", .campaign, .text)],
            chosen.map { figures.row(.campaign, FigureKey($0.id.value)) }
                + (request.filters.campaigns.isEmpty ? nobody : []),
            figures, clicks: .unique, whenEmpty: .emptyCampaigns
        ) { [.text(keys[$0.key] ?? texts[.noCampaign])] }
    }

    func productTable(_ figures: ComparedFigures) -> ReportTable {
        let isEmpty = figures.rows(.product).isEmpty
        return table(
            "products", .titleProducts, [column("product", .product, .text)],
            figures.ranked(.product), figures, clicks: .none,
            note: isEmpty ? nil : texts[.noteProducts],
            whenEmpty: .emptyPeriod
        ) { [$0.key == .none ? .empty : .text($0.key.name)] }
    }

    func dayTable(_ figures: ComparedFigures) -> ReportTable {
        let days = figures.rows(.day).compactMap { row -> (day: Int64, row: ComparedFigures.Row)? in
            if case .number(let day) = row.key { (day, row) } else { nil }
        }
        return table(
            "days", .titleDays, [column("day", .day, .day)],
            days.sorted { $0.day < $1.day }.map(\.row), figures, clicks: .unique,
            whenEmpty: .emptyDays
        ) { row in
            if case .number(let day) = row.key { [.day(Day(number: day))] } else { [.empty] }
        }
    }

    func column(_ key: String, _ title: ReportText, _ kind: Column.Kind) -> Column {
        Column(key: key, title: texts[title], kind: kind)
    }

    func share(_ part: Int64, _ whole: Int64) -> Cell {
        .share(numerator: part, denominator: whole)
    }
}
