import Model
import Store

extension SalesReport {
    func totals(
        _ figures: Figures, _ columns: FigureColumns, credited: Int64
    ) -> ReportTable {
        let row: [Cell] =
            [
                mailed > 0 ? .integer(mailed) : .empty, .integer(figures.clicks),
                .integer(figures.grossClicks), .integer(figures.uniqueClickers),
                mailed > 0 ? share(figures.uniqueClickers, mailed) : .empty,
            ] + columns.cells(figures) + [
                share(credited, figures.clicks), mailed > 0 ? share(credited, mailed) : .empty,
            ] + columns.averageCells(figures)
        return ReportTable(
            key: "totals", title: "Totals",
            columns: [
                Column(key: "mailed", title: "Mailed", kind: .integer),
                Column(key: "clicks", title: "Clicks", kind: .integer),
                Column(key: "gross_clicks", title: "Gross", kind: .integer),
                Column(key: "unique_clickers", title: "Unique", kind: .integer),
                Column(key: "click_rate", title: "Unique/mailed", kind: .share),
            ] + columns.columns + [
                Column(key: "conversion_rate", title: "Sales/clicks", kind: .share),
                Column(key: "sales_per_mailed", title: "Sales/mailed", kind: .share),
            ] + columns.averageColumns,
            rows: [row],
            note: "Gross: clicks with all that are set aside. "
                + "Unique: distinct contacts among those that are not and name one."
                + (mailed > 0 || campaign == nil
                    ? "" : " Mailed is known for campaigns made with saletrail merge."))
    }

    func linkTable(
        _ figures: [FigureKey: Figures], _ columns: FigureColumns, clicks: Int64
    ) -> ReportTable {
        let rows = links.map { link -> [Cell] in
            let own = figures[.number(Int64(clamping: link.number.value))] ?? Figures()
            return [
                .integer(Int64(clamping: link.number.value)), .text(link.text),
                .text(link.destination.url), .text(link.countsSales ? "yes" : "no"),
                .integer(own.clicks), share(own.clicks, clicks), .integer(own.uniqueClickers),
            ] + columns.cells(own)
        }
        return ReportTable(
            key: "links", title: "Links",
            columns: [
                Column(key: "link", title: "#", kind: .integer),
                Column(key: "text", title: "Text", kind: .text),
                Column(key: "destination", title: "Destination", kind: .text),
                Column(key: "counts_sales", title: "Counts sales", kind: .text),
                Column(key: "clicks", title: "Clicks", kind: .integer),
                Column(key: "share_of_clicks", title: "Share", kind: .share),
                Column(key: "unique_clickers", title: "Unique", kind: .integer),
            ] + columns.columns,
            rows: rows, whenEmpty: "The campaign has no tracked links.")
    }

    func campaignTable(
        _ figures: [FigureKey: Figures], _ columns: FigureColumns
    ) -> ReportTable {
        var rows = campaigns.map { campaign in
            row(campaign.key, figures[.number(Int64(clamping: campaign.id.value))], columns)
        }
        if let nobody = figures[FigureKey.none] {
            rows.append(row("(no campaign)", nobody, columns))
        }
        return ReportTable(
            key: "campaigns", title: "Campaigns",
            columns: [
                Column(key: "campaign", title: "Campaign", kind: .text),
                Column(key: "clicks", title: "Clicks", kind: .integer),
                Column(key: "unique_clickers", title: "Unique", kind: .integer),
            ] + columns.columns,
            rows: rows, whenEmpty: "No campaign yet: saletrail rewrite makes the first one.")
    }

    private func row(_ key: String, _ figures: Figures?, _ columns: FigureColumns) -> [Cell] {
        let own = figures ?? Figures()
        return [.text(key), .integer(own.clicks), .integer(own.uniqueClickers)]
            + columns.cells(own)
    }

    func productTable(
        _ figures: [FigureKey: Figures], _ columns: FigureColumns
    ) -> ReportTable {
        let sorted = figures.sorted { left, right in
            (right.value.sales, left.key.name) < (left.value.sales, right.key.name)
        }
        return ReportTable(
            key: "products", title: "Products",
            columns: [Column(key: "product", title: "Product", kind: .text)] + columns.columns,
            rows: sorted.map { key, own in
                [key == .none ? .empty : .text(key.name)] + columns.cells(own)
            },
            note: "Of an order with several products each has its sale, its units and its share "
                + "of the amount.",
            whenEmpty: "No sales in this period.")
    }

    func dayTable(_ figures: [FigureKey: Figures], _ columns: FigureColumns) -> ReportTable {
        let days = figures.compactMap { key, own -> (Day, Figures)? in
            guard case .number(let number) = key else { return nil }
            return (Day(number: number), own)
        }
        return ReportTable(
            key: "days", title: "Days",
            columns: [
                Column(key: "day", title: "Day", kind: .day),
                Column(key: "clicks", title: "Clicks", kind: .integer),
                Column(key: "unique_clickers", title: "Unique", kind: .integer),
            ] + columns.columns,
            rows: days.sorted { $0.0 < $1.0 }.map { day, own in
                [.day(day), .integer(own.clicks), .integer(own.uniqueClickers)]
                    + columns.cells(own)
            },
            whenEmpty: "Neither clicks nor sales in this period.")
    }

    func setAsideTable(_ counts: [SetAsideCount]) -> ReportTable {
        ReportTable(
            key: "set_aside", title: "Set aside (kept, not counted)",
            columns: [
                Column(key: "what", title: "What", kind: .text),
                Column(key: "reason", title: "Reason", kind: .text),
                Column(key: "count", title: "Count", kind: .integer),
            ],
            rows: counts.map { [.text($0.what.rawValue), .text($0.reason), .integer($0.count)] },
            whenEmpty: "Nothing.")
    }

    func saleTable(_ sales: [SaleLine], of total: Int64) -> ReportTable {
        let keys = campaignKeys
        return ReportTable(
            key: "sales", title: "Sales", columns: saleColumns,
            rows: sales.map { saleCells($0, keys) },
            note: Int64(sales.count) == total
                ? nil : "The first \(sales.count) of \(total) sales; --format csv has all.",
            whenEmpty: "No sales yet. Is the pixel on the shop's thank-you page? "
                + "saletrail hits --set-aside shows what came and did not count.")
    }

    /// The columns of the table of sales.
    package var saleColumns: [Column] {
        [
            Column(key: "contact", title: "Contact", kind: .text),
            Column(key: "product", title: "Product", kind: .text),
            Column(key: "quantity", title: "Quantity", kind: .integer),
            Column(key: "amount", title: "Amount", kind: .money),
            Column(key: "date", title: "Date", kind: .instant),
        ] + (campaign == nil ? [Column(key: "campaign", title: "Campaign", kind: .text)] : []) + [
            Column(key: "link", title: "Link", kind: .integer),
            Column(key: "order_id", title: "Order", kind: .text),
            Column(key: "remarks", title: "Remarks", kind: .text),
        ]
    }

    private var campaignKeys: [CampaignID: String] {
        Dictionary(uniqueKeysWithValues: campaigns.map { ($0.id, $0.key) })
    }

    private func saleCells(_ sale: SaleLine, _ keys: [CampaignID: String]) -> [Cell] {
        var cells = [
            text(sale.contact), text(sale.product), sale.quantity.map(Cell.integer) ?? .empty,
            sale.amount.map(Cell.money) ?? .empty, .instant(sale.at),
        ]
        if campaign == nil { cells.append(text(sale.campaign.flatMap { keys[$0] })) }
        cells.append(sale.link.map { .integer(Int64(clamping: $0.value)) } ?? .empty)
        cells.append(text(sale.orderID))
        cells.append(text(remarks(sale)))
        return cells
    }

    /// All sales, page by page, as the rows of the table of sales: for tables too long to hold.
    package func eachSale<Cause: Error>(
        from source: some SalesSource, reading: (StoreError) -> Cause,
        _ body: ([[Cell]]) throws(Cause) -> Void
    ) throws(Cause) {
        let keys = campaignKeys
        var last: SaleCursor?
        while true {
            let page: [SaleLine]
            do throws(StoreError) {
                page = try source.sales(filter, after: last, limit: Self.pageLength)
            } catch {
                throw reading(error)
            }
            guard let end = page.last else { return }
            last = end.cursor
            try body(page.map { saleCells($0, keys) })
        }
    }

    private static let pageLength = 5000

    private func remarks(_ sale: SaleLine) -> String? {
        let words = [sale.unattributed?.rawValue, sale.notes].compactMap(\.self)
        let text = words.filter { !$0.isEmpty }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    private func text(_ value: String?) -> Cell { value.map(Cell.text) ?? .empty }

    private func share(_ part: Int64, _ whole: Int64) -> Cell {
        .share(numerator: part, denominator: whole)
    }
}

extension FigureKey {
    fileprivate var name: String {
        switch self {
        case .none: ""
        case .number(let number): String(number)
        case .text(let text): text
        }
    }
}
