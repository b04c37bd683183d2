import Model

/// What clicks and sales are counted by.
package enum FigureGroup: Sendable {
    case total, campaign, link, product, day
    /// Local, 0 to 23.
    case hour
    /// ``DeviceClass``: of clicks only.
    case device
    /// What found the click of a sale.
    case rung
    /// ``PurchaseDelay`` of sales that a click earned.
    case delay
}

/// The key of one group: a number (campaign, link, day) or a text (product).
package enum FigureKey: Hashable, Sendable {
    case none
    case number(Int64)
    case text(String)

    /// 0 stands for none in roll-ups.
    init(stored number: Int64) { self = number == 0 ? .none : .number(number) }

    /// So does an empty text.
    init(stored text: String) { self = text.isEmpty ? .none : .text(text) }
}

/// Figures by group and key.
package typealias FigureTable = [FigureGroup: [FigureKey: Figures]]

extension ReportReader {
    /// Clicks and sales of the filter by each of `groups`: from the roll-ups, as far as they know
    /// what the filter asks.
    ///
    /// With conditions on sales there are no clicks: they cannot be chosen by them.
    package func figures(
        _ filter: SalesFilter, by groups: [FigureGroup]
    ) throws(StoreError) -> FigureTable {
        var table = FigureTable(uniqueKeysWithValues: groups.map { ($0, [:]) })
        if filter.conditions.isEmpty {
            try addClicks(filter, groups.filter(\.isOfClickDays), &table)
            try addClickTraits(filter, groups, &table)
        }
        try addSales(filter, groups, &table)
        guard filter.conditions.isEmpty else { return table }
        try addClicksAside(filter, groups.filter(\.isOfClickDays), &table)
        let clickers = try clickers(filter, by: groups.filter(\.isOfClickDays))
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

    /// Sales of each campaign by day, from the roll-ups: conditions on sales are not regarded.
    package func campaignDays(
        _ filter: SalesFilter
    ) throws(StoreError) -> [CampaignID: [Day: Int64]] {
        var days: [CampaignID: [Day: Int64]] = [:]
        let sql = """
            SELECT campaign, day, sum(sales) FROM sale_day WHERE \(Self.matching) GROUP BY 1, 2
            """
        let rows = try all(sql, filter) { row in
            (row.identifier(0) as CampaignID, Day(number: row.integer(1)), row.integer(2))
        }
        for (campaign, day, sales) in rows { days[campaign, default: [:]][day] = sales }
        return days
    }

    private func addClicks(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        let rows = try all(
            "SELECT campaign, link, day, clicks FROM click_day WHERE \(Self.matching)", filter
        ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)) }
        let only = filter.link.map { Int64(clamping: $0.value) }
        for (campaign, link, day, clicks) in rows where only == nil || only == link {
            for group in groups {
                let key = Self.key(group, campaign: campaign, link: link, day: day)
                table[group]?[key, default: Figures()].clicks += clicks
                table[group]?[key]?.grossClicks += clicks
            }
        }
    }

    private func addSales(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        for group in groups where group != .device {
            for sum in try saleSums(filter, group) where sum.sales != 0 {
                table[group]?[sum.key, default: Figures()].add(sum)
            }
        }
    }

    private func saleSums(
        _ filter: SalesFilter, _ group: FigureGroup
    ) throws(StoreError) -> [SaleSum] {
        guard filter.link == nil, filter.conditions.isEmpty else {
            return try saleSumsOfRows(filter, group)
        }
        if let trait = group.saleTrait { return try traitSums(filter, trait, group) }
        let column = group == .total ? "0" : "\(group)"
        let sql = """
            SELECT \(column), currency, sum(sales), sum(units), sum(millions), sum(rest)
            FROM \(group == .product ? "product_day" : "sale_day")
            WHERE \(Self.matching) GROUP BY 1, 2
            """
        return try all(sql, filter) { row in Self.saleSum(row, group) }
    }

    /// The key of a click in one of the groups that ``FigureGroup/isOfClickDays`` names.
    static func key(
        _ group: FigureGroup, campaign: Int64, link: Int64, day: Int64
    ) -> FigureKey {
        switch group {
        case .campaign: FigureKey(stored: campaign)
        case .link: FigureKey(stored: link)
        case .day: .number(day)
        default: .number(0)
        }
    }

    /// What does not fit becomes the nearest that does.
    static func sum(millions: Int64, rest: Int64) -> Int64 {
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

extension FigureGroup {
    /// Whether clicks are counted by it in `click_day`, and contacts in the sets of clickers.
    fileprivate var isOfClickDays: Bool {
        switch self {
        case .total, .campaign, .link, .day: true
        case .product, .hour, .device, .rung, .delay: false
        }
    }
}
