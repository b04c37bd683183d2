import Model

/// Figures by traits, from their roll-up.
extension ReportReader {
    /// Sums of one trait by its values.
    func traitSums(
        _ filter: SalesFilter, _ trait: RollUps.Trait, _ group: FigureGroup
    ) throws(StoreError) -> [SaleSum] {
        let sql = """
            SELECT \(group.isText ? "value" : "CAST(value AS INTEGER)"), currency, sum(hits),
                sum(units), sum(millions), sum(rest)
            FROM trait_day WHERE trait = \(trait.rawValue) AND \(Self.matching) GROUP BY 1, 2
            """
        return try all(sql, filter) { row in Self.saleSum(row, group) }
    }

    /// Clicks by hour or by device; nothing of one link, of which roll-ups do not know it.
    func addClickTraits(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        guard filter.link == nil else { return }
        for (group, trait) in [(FigureGroup.hour, RollUps.Trait.clickHour), (.device, .device)]
        where groups.contains(group) {
            for sum in try traitSums(filter, trait, group) {
                table[group]?[sum.key, default: Figures()].clicks += sum.sales
            }
        }
    }

    /// Gross and refunds by currency.
    func money(
        _ filter: SalesFilter, _ trait: RollUps.Trait
    ) throws(StoreError) -> [Currency: Int64] {
        var sums: [Currency: Int64] = [:]
        for sum in try traitSums(filter, trait, .total) {
            if let currency = sum.currency { sums[currency] = sum.amount }
        }
        return sums
    }
}

extension FigureGroup {
    /// The trait that sales are counted by, if it is one.
    var saleTrait: RollUps.Trait? {
        switch self {
        case .hour: .saleHour
        case .rung: .rung
        case .delay: .delay
        case .total, .campaign, .link, .product, .day, .device: nil
        }
    }
}
