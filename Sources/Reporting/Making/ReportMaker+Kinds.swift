import Model
import Store

/// What each report consists of.
extension ReportMaker {
    func parts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        switch request.kind {
        case .sales: return try salesParts(source)
        case .overview: return try overviewParts(source)
        case .links:
            let figures = try figures(source, by: [.total, .link])
            return ReportParts(tables: [linkTable(figures)], main: "links")
        case .products:
            let figures = try figures(source, by: [.total, .product])
            return ReportParts(tables: [productTable(figures)], main: "products")
        case .days:
            let figures = try figures(source, by: [.total, .day])
            return ReportParts(tables: [dayTable(figures)], main: "days")
        case .evidence:
            return ReportParts(tables: evidenceTables(try source.evidence(filter)))
        case .setAside:
            let table = setAsideTable(try source.setAside(filter))
            return ReportParts(tables: [table], main: "set_aside")
        case .compare: return try comparedParts(source)
        case .hours, .contacts, .devices, .timeToPurchase, .buyers, .funnel:
            let figures = try figures(source, by: [.total])
            return ReportParts(tables: [totals(figures, credited: figures.total.sales)])
        }
    }

    private func salesParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let group: FigureGroup = campaign == nil ? .campaign : .link
        let figures = try figures(source, by: [.total, group, .product, .day])
        let isOfCampaign = campaign != nil
        var tables = [totals(figures, credited: credited(figures, group))]
        tables.append(
            isOfCampaign ? linkTable(figures) : campaignTable(figures, of: campaigns))
        tables += [productTable(figures), dayTable(figures)] + rateTables(figures)
        tables += evidenceTables(try source.evidence(filter))
        tables.append(setAsideTable(try source.setAside(filter)))
        let sales = try source.sales(filter, after: nil, limit: request.limit)
        tables.append(saleTable(sales, of: figures.total.sales))
        return ReportParts(tables: tables)
    }

    private func overviewParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .campaign, .day])
        let tables = [
            totals(figures, credited: credited(figures, .campaign)),
            campaignTable(figures, of: campaigns), dayTable(figures),
        ]
        return ReportParts(tables: tables, main: "campaigns")
    }

    private func comparedParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .campaign])
        let keys = request.filters.campaigns
        let chosen = keys.isEmpty ? campaigns : campaigns.filter { keys.contains($0.key) }
        return ReportParts(tables: [campaignTable(figures, of: chosen)], main: "campaigns")
    }

    /// What no click earned is no conversion of clicks.
    private func credited(_ figures: ComparedFigures, _ group: FigureGroup) -> Int64 {
        figures.total.sales - figures.figures(group, .none).sales
    }
}
