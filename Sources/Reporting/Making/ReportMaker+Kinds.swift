import Model
import Store

/// What each report consists of.
extension ReportMaker {
    func parts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        var parts = try tables(source)
        if filter.conditions.isEmpty { parts.setAside = try source.setAside(filter) }
        return parts
    }

    private func tables(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        switch request.kind {
        case .sales: try salesParts(source)
        case .overview: try overviewParts(source)
        case .links: try linkParts(source)
        case .products: try productParts(source)
        case .days: try dayParts(source)
        case .hours: try hourParts(source)
        case .contacts: try contactParts(source)
        case .devices: try deviceParts(source)
        case .evidence:
            ReportParts(
                tables: evidenceTables(try source.evidence(filter)),
                charts: [bars("evidence", .titleEvidence, label: "rung", value: "sales")])
        case .setAside: ReportParts(tables: [try asideTable(source)], main: "set_aside")
        case .compare: try comparedParts(source)
        case .timeToPurchase: try delayParts(source)
        case .buyers: try buyerParts(source)
        case .funnel: try funnelParts(source)
        }
    }

    private func salesParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let group: FigureGroup = campaign == nil ? .campaign : .link
        let figures = try figures(source, by: [.total, group, .product, .day])
        var tables = [totals(figures, credited: credited(figures, group))]
        tables.append(
            campaign == nil ? campaignTable(figures, of: campaigns) : linkTable(figures))
        tables += [productTable(figures), dayTable(figures)] + rateTables(figures)
        tables += evidenceTables(try source.evidence(filter))
        tables.append(setAsideTable(try source.setAside(filter)))
        let (sales, next) = try salePage(source)
        tables.append(saleTable(sales, of: figures.total.sales))
        return ReportParts(
            tables: tables,
            charts: [
                dayChart(figures),
                bars("products", .titleProducts, label: "product", value: measure(figures)),
            ], next: next)
    }

    private func overviewParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .campaign, .day])
        let trends = try source.campaignDays(filter)
        let tables = [
            totals(figures, credited: credited(figures, .campaign)),
            with(trends, campaignTable(figures, of: campaigns, isSummed: true)),
            dayTable(figures, isWhole: true),
        ]
        return ReportParts(
            tables: tables,
            charts: [
                dayChart(figures),
                bars("campaigns", .tableCampaigns, label: "campaign", value: measure(figures)),
            ], main: "campaigns")
    }

    private func linkParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .link])
        return ReportParts(
            tables: [linkTable(figures, isSummed: true)],
            charts: [bars("links", .titleLinks, label: "text", value: measure(figures))],
            main: "links")
    }

    private func productParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .product])
        return ReportParts(
            tables: [productTable(figures, isSummed: true)],
            charts: [bars("products", .titleProducts, label: "product", value: measure(figures))],
            main: "products")
    }

    private func dayParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .day])
        return ReportParts(
            tables: [dayTable(figures, isWhole: true)], charts: [dayChart(figures)], main: "days")
    }

    private func comparedParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .campaign])
        let keys = request.filters.campaigns
        let chosen = keys.isEmpty ? campaigns : campaigns.filter { keys.contains($0.key) }
        return ReportParts(
            tables: [campaignTable(figures, of: chosen)],
            charts: [
                bars("campaigns", .tableCampaigns, label: "campaign", value: measure(figures))
            ], main: "campaigns")
    }

    /// What no click earned is no conversion of clicks.
    private func credited(_ figures: ComparedFigures, _ group: FigureGroup) -> Int64 {
        figures.total.sales - figures.figures(group, .none).sales
    }

    /// Sales of each day as a small picture in the row of the campaign.
    private func with(
        _ trends: [CampaignID: [Day: Int64]], _ table: ReportTable
    ) -> ReportTable {
        let all = trends.values.flatMap(\.keys)
        guard filter.conditions.isEmpty, let first = filter.days.first ?? all.min(),
            let last = filter.days.last ?? all.max(), first <= last,
            last.number - first.number < 400
        else { return table }
        let ids = Dictionary(campaigns.map { ($0.key, $0.id) }) { first, _ in first }
        var table = table
        let old = table.columns
        let rows = table.rows.map { row -> [Cell] in
            guard case .text(let key) = row[0], let id = ids[key] else { return row + [.empty] }
            let days = trends[id] ?? [:]
            let values = (first.number...last.number).map { days[Day(number: $0)] ?? 0 }
            return row + [.series(values)]
        }
        table = ReportTable(
            key: table.key, title: table.title,
            columns: old + [column("trend", .trend, .series)], rows: rows,
            totals: table.totals.map { $0 + [.empty] }, note: table.note,
            whenEmpty: table.whenEmpty)
        return table
    }
}

/// Pictures.
extension ReportMaker {
    /// What is worth looking at: money, where there is any.
    func measure(_ figures: ComparedFigures) -> String {
        if (figures.total.revenue[account.currency] ?? 0) > 0 { return "revenue" }
        return figures.total.sales > 0 || !filter.conditions.isEmpty ? "sales" : "clicks"
    }

    func dayChart(_ figures: ComparedFigures) -> ReportChart {
        let value = measure(figures)
        let title: ReportText =
            switch value {
            case "revenue": .chartRevenueByDay
            case "sales": .chartSalesByDay
            default: .chartClicksByDay
            }
        return ReportChart(
            key: value + "_by_day", title: texts[title], form: .line, table: "days", label: "day",
            value: value, comparison: before == nil ? nil : value + "_before")
    }

    func bars(
        _ table: String, _ title: ReportText, label: String, value: String,
        form: ReportChart.Form = .bars
    ) -> ReportChart {
        let measured: ReportText =
            switch value {
            case "revenue": .revenue
            case "clicks": .clicks
            default: .sales
            }
        return ReportChart(
            key: table + "_" + value, title: texts(.chartTop, texts[title], texts[measured]),
            form: form, table: table, label: label, value: value)
    }
}
