import Model
import Store

/// Who bought.
extension ReportMaker {
    func contactParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let buyers = try source.buyers(filter)
        let columns = FigureColumns(
            account: account, currencies: buyers.flatMap(\.figures.revenue.keys), texts: texts,
            isCompared: false)
        let own = account.currency
        let sorted = buyers.sorted { left, right in
            (right.figures.revenue[own] ?? 0, right.figures.sales, left.contact)
                < (left.figures.revenue[own] ?? 0, left.figures.sales, right.contact)
        }
        let table = ReportTable(
            key: "contacts", title: texts[.titleContacts],
            columns: [column("contact", .contact, .text)] + columns.saleColumns + [
                column("first_sale", .firstSale, .instant),
                column("last_sale", .lastSale, .instant),
            ],
            rows: sorted.map { buyer in
                [.text(buyer.contact)] + columns.saleCells(buyer.figures)
                    + [.instant(buyer.first), .instant(buyer.last)]
            },
            whenEmpty: texts[.emptyContacts])
        return ReportParts(
            tables: [table],
            charts: [
                bars(
                    "contacts", .titleContacts, label: "contact",
                    value: sorted.contains { ($0.figures.revenue[own] ?? 0) > 0 }
                        ? "revenue" : "sales")
            ], main: "contacts")
    }

    func buyerParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let kinds = try source.buyerKinds(filter)
        let figures = kinds.values.map(\.figures)
        let columns = FigureColumns(
            account: account, currencies: figures.flatMap(\.revenue.keys), texts: texts,
            isCompared: false)
        let all = figures.reduce(0) { $0 + $1.sales }
        let names: [(BuyerKind, ReportText)] = [
            (.new, .buyerNew), (.returning, .buyerReturning), (.unknown, .buyerUnknown),
        ]
        let rows = names.map { kind, name -> [Cell] in
            let own = kinds[kind] ?? (Figures(), 0)
            return [
                .text(texts[name]), kind == .unknown ? .empty : .integer(own.buyers),
                share(own.figures.sales, all),
            ] + columns.saleCells(own.figures)
        }
        let table = ReportTable(
            key: "buyers", title: texts[.titleBuyers],
            columns: [
                column("buyer", .buyerKind, .text), column("buyers", .buyerCount, .integer),
                column("share_of_sales", .share, .share),
            ] + columns.saleColumns,
            rows: all == 0 ? [] : rows, note: texts[.noteNewBuyer],
            whenEmpty: texts[.emptyPeriod])
        return ReportParts(
            tables: [table],
            charts: [bars("buyers", .titleBuyers, label: "buyer", value: "sales")])
    }

    func funnelParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try source.figures(filter, by: [.total])[.total]?.values.first ?? Figures()
        let buyers = try source.buyerCount(filter)
        var steps: [(ReportText, Int64)] = mailed > 0 ? [(.stepMailed, mailed)] : []
        if filter.conditions.isEmpty { steps.append((.stepClicked, figures.uniqueClickers)) }
        steps.append((.stepBought, buyers))
        let rows = steps.enumerated().map { place, step -> [Cell] in
            [
                .text(texts[step.0]), .integer(step.1), share(step.1, steps[0].1),
                place == 0 ? .empty : share(step.1, steps[place - 1].1),
            ]
        }
        let isMailedKnown = mailed > 0 || campaign == nil
        let table = ReportTable(
            key: "funnel", title: texts[.titleFunnel],
            columns: [
                column("step", .step, .text), column("contacts", .count, .integer),
                column("share_of_first", .shareOfFirst, .share),
                column("share_of_previous", .shareOfPrevious, .share),
            ],
            rows: rows,
            note: [texts[.noteUnique], texts[.noteFunnelBuyers]].joined(separator: " ")
                + (isMailedKnown ? "" : " " + texts[.noteMailed]),
            whenEmpty: texts[.emptyDays])
        let chart = ReportChart(
            key: "funnel", title: texts[.titleFunnel], form: .funnel, table: "funnel",
            label: "step", value: "contacts")
        return ReportParts(tables: [table], charts: [chart])
    }
}
