import Model
import Store

/// The tables of figures.
extension ReportMaker {
    /// A table that ends with figures: `cells` gives what each row begins with.
    func table(
        _ key: String, _ title: ReportText, _ leading: [Column], _ rows: [ComparedFigures.Row],
        _ figures: ComparedFigures, clicks wanted: FigureColumns.Clicks, note: String? = nil,
        isSummed: Bool = false, whenEmpty: ReportText, cells: (ComparedFigures.Row) -> [Cell]
    ) -> ReportTable {
        let (clicks, columns) = (clicks(wanted), figures.columns)
        let isSummed = isSummed && !rows.isEmpty
        return ReportTable(
            key: key, title: texts[title],
            columns: leading + columns.columns(clicks) + columns.earlierColumns(clicks),
            rows: rows.map { row in
                cells(row) + columns.cells(row.now, clicks)
                    + columns.earlierCells(row.now, row.before, clicks)
            },
            totals: isSummed ? total(figures, besides: leading.count, clicks) : nil, note: note,
            whenEmpty: texts[whenEmpty])
    }

    /// What all rows come to, those on other pages too.
    private func total(
        _ figures: ComparedFigures, besides count: Int, _ clicks: FigureColumns.Clicks
    ) -> [Cell] {
        let leading = [.text(texts[.total])] + Array(repeating: Cell.empty, count: count - 1)
        return leading + figures.columns.cells(figures.total, clicks)
            + figures.columns.earlierCells(figures.total, figures.totalBefore, clicks)
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

    func linkTable(_ figures: ComparedFigures, isSummed: Bool = false) -> ReportTable {
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
            clicks: .sharing(figures.total.clicks), isSummed: isSummed,
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
    func campaignTable(
        _ figures: ComparedFigures, of chosen: [Campaign], isSummed: Bool = false
    ) -> ReportTable {
        let keys = Dictionary(uniqueKeysWithValues: chosen.map { (FigureKey($0.id.value), $0.key) })
        let nobody = figures.rows(.campaign).filter { $0.key == .none }
        return table(
            "campaigns", .tableCampaigns, [column("campaign", .campaign, .text)],
            chosen.map { figures.row(.campaign, FigureKey($0.id.value)) }
                + (request.filters.campaigns.isEmpty ? nobody : []),
            figures, clicks: .unique, isSummed: isSummed, whenEmpty: .emptyCampaigns
        ) { [.text(keys[$0.key] ?? texts[.noCampaign])] }
    }

    func productTable(_ figures: ComparedFigures, isSummed: Bool = false) -> ReportTable {
        let isEmpty = figures.rows(.product).isEmpty
        return table(
            "products", .titleProducts, [column("product", .product, .text)],
            figures.ranked(.product), figures, clicks: .none,
            note: isEmpty ? nil : texts[.noteProducts], isSummed: isSummed,
            whenEmpty: .emptyPeriod
        ) { [$0.key == .none ? .empty : .text($0.key.name)] }
    }

    /// `isWhole`: with a row for each day of the period, those without figures too.
    func dayTable(_ figures: ComparedFigures, isWhole: Bool = false) -> ReportTable {
        return table(
            "days", .titleDays, [column("day", .day, .day)],
            days(figures, isWhole: isWhole), figures, clicks: .unique, isSummed: isWhole,
            whenEmpty: .emptyDays
        ) { row in
            if case .number(let day) = row.key { [.day(Day(number: day))] } else { [.empty] }
        }
    }

    private func days(_ figures: ComparedFigures, isWhole: Bool) -> [ComparedFigures.Row] {
        let known = figures.rows(.day).compactMap {
            row -> (day: Int64, row: ComparedFigures.Row)? in
            if case .number(let day) = row.key { (day, row) } else { nil }
        }.sorted { $0.day < $1.day }
        guard isWhole, let first = filter.days.first?.number ?? known.first?.day,
            let last = filter.days.last?.number ?? known.last?.day, first <= last,
            last - first < Self.mostDays
        else { return known.map(\.row) }
        return (first...last).map { figures.row(.day, .number($0)) }
    }

    /// Rows for days without figures are made up to this many days.
    private static let mostDays: Int64 = 400

    func column(_ key: String, _ title: ReportText, _ kind: Column.Kind) -> Column {
        Column(key: key, title: texts[title], kind: kind)
    }

    func share(_ part: Int64, _ whole: Int64) -> Cell {
        .share(numerator: part, denominator: whole)
    }
}
