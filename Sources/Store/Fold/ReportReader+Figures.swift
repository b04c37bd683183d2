import Model

/// What clicks and sales are counted by.
package enum FigureGroup: Sendable {
    case total, campaign, link, product, day
}

/// The key of one group: a number (campaign, link, day) or a text (product).
package enum FigureKey: Hashable, Sendable {
    case none
    case number(Int64)
    case text(String)

    /// 0 stands for none in roll-ups.
    init(stored number: Int64) { self = number == 0 ? .none : .number(number) }
}

/// Figures by group and key.
package typealias FigureTable = [FigureGroup: [FigureKey: Figures]]

extension ReportReader {
    /// Clicks and sales of the filter by each of `groups`, from the roll-ups.
    package func figures(
        _ filter: SalesFilter, by groups: [FigureGroup]
    ) throws(StoreError) -> FigureTable {
        var table = FigureTable(uniqueKeysWithValues: groups.map { ($0, [:]) })
        try addClicks(filter, groups, &table)
        try addSales(filter, groups, &table)
        try addClicksAside(filter, groups, &table)
        let clickers = try clickers(filter, by: groups.filter { $0 != .product })
        for (group, counts) in clickers {
            for (key, count) in counts { table[group]?[key]?.uniqueClickers = count }
        }
        return table
    }

    /// Clicks and sale hits that are kept but not counted, by reason.
    ///
    /// Of one campaign only the repeats of its sales: other hits name none.
    package func setAside(_ filter: SalesFilter) throws(StoreError) -> [SetAsideCount] {
        try all(
            """
            SELECT what, reason, sum(hits) FROM aside_day
            WHERE \(Self.matching) GROUP BY 1, 2 ORDER BY 1, 2
            """,
            filter
        ) { row in
            SetAsideCount(
                what: row.integer(0) == RollUps.AsideKey.clicks ? .clicks : .saleHits,
                reason: row.text(1), count: row.integer(2))
        }
    }

    private func addClicks(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        let rows = try all(
            "SELECT campaign, link, day, clicks FROM click_day WHERE \(Self.matching)", filter
        ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)) }
        for (campaign, link, day, clicks) in rows {
            for group in groups where group != .product {
                let key = Self.key(group, campaign: campaign, link: link, day: day, product: "")
                table[group]?[key, default: Figures()].clicks += clicks
                table[group]?[key]?.grossClicks += clicks
            }
        }
    }

    private func addSales(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        for group in groups {
            let sums = try saleSums(filter, group)
            for (key, currency, sales, units, amount) in sums {
                var own = table[group]?[key] ?? Figures()
                own.sales += sales
                own.units += units
                if let currency {
                    own.revenue[currency] = amount
                    own.salesByCurrency[currency] = sales
                }
                table[group]?[key] = own
            }
        }
    }

    private typealias SaleSum = (FigureKey, Currency?, Int64, Int64, Int64)

    private func saleSums(
        _ filter: SalesFilter, _ group: FigureGroup
    ) throws(StoreError) -> [SaleSum] {
        let column =
            switch group {
            case .total: "0"
            case .campaign: "campaign"
            case .link: "link"
            case .product: "product"
            case .day: "day"
            }
        let sql = """
            SELECT \(column), currency, sum(sales), sum(units), sum(millions), sum(rest)
            FROM \(group == .product ? "product_day" : "sale_day")
            WHERE \(Self.matching) GROUP BY 1, 2
            """
        return try all(sql, filter) { row in
            let number = group == .product ? 0 : row.integer(0)
            let product = group == .product ? row.text(0) : ""
            let key = Self.key(
                group, campaign: number, link: number, day: number, product: product)
            return (
                key, Currency(row.text(1)), row.integer(2), row.integer(3),
                Self.sum(millions: row.integer(4), rest: row.integer(5))
            )
        }
    }

    static func key(
        _ group: FigureGroup, campaign: Int64, link: Int64, day: Int64, product: String
    ) -> FigureKey {
        switch group {
        case .total: .number(0)
        case .campaign: FigureKey(stored: campaign)
        case .link: FigureKey(stored: link)
        case .product: product.isEmpty ? .none : .text(product)
        case .day: .number(day)
        }
    }

    /// What does not fit becomes the nearest that does.
    private static func sum(millions: Int64, rest: Int64) -> Int64 {
        let (large, isTooLarge) = millions.multipliedReportingOverflow(by: RollUps.SaleSums.million)
        let (sum, isOver) = large.addingReportingOverflow(rest)
        return isTooLarge || isOver ? (millions < 0 ? .min : .max) : sum
    }

    /// All roll-ups have these columns; `?2` is NULL for all campaigns.
    static let matching =
        "account = ?1 AND (?2 IS NULL OR campaign = ?2) AND day >= ?3 AND day <= ?4"

    func all<Value>(
        _ sql: String, _ filter: SalesFilter, body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        // An index serves "campaign = ?2", but not the form that leaves it open.
        let sql =
            filter.campaign == nil
            ? sql : sql.replacing("(?2 IS NULL OR campaign = ?2)", with: "campaign = ?2")
        return try connection.all(
            sql, filter.account, filter.campaign, filter.days.first?.number ?? Int64.min,
            filter.days.last?.number ?? Int64.max, body: body)
    }
}
