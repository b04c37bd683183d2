import Model

/// What clicks and sales are counted by.
package enum FigureGroup: Sendable {
    case total, campaign, link, product, day

    var clickColumn: String? {
        switch self {
        case .total: "0"
        case .campaign: "campaign"
        case .link: "link"
        case .product: nil
        case .day: "day"
        }
    }

    var saleColumn: String {
        switch self {
        case .product: "product"
        default: clickColumn ?? "0"
        }
    }
}

/// The key of one group: a number (campaign, link, day) or a text (product).
package enum FigureKey: Hashable, Sendable {
    case none
    case number(Int64)
    case text(String)
}

extension ReportReader {
    /// Clicks and sales of the filter, by `group`.
    package func figures(
        _ filter: SalesFilter, by group: FigureGroup
    ) throws(StoreError) -> [FigureKey: Figures] {
        var found: [FigureKey: Figures] = [:]
        if let column = group.clickColumn { try addClicks(filter, column, &found) }
        try addSales(filter, group.saleColumn, &found)
        return found
    }

    /// Clicks and sale hits that are kept but not counted, by reason.
    ///
    /// Of one campaign only the repeats of its sales: other hits name none.
    package func setAside(_ filter: SalesFilter) throws(StoreError) -> [SetAsideCount] {
        let clicks = """
            SELECT set_aside, count(*) FROM click
            WHERE \(Self.matching) AND set_aside IS NOT NULL GROUP BY 1 ORDER BY 1
            """
        let hits = """
            SELECT reason, count(*) FROM (
                SELECT s.account, s.at, s.reason, f.campaign
                FROM set_aside s LEFT JOIN sale f ON f.seq = s.repeat_of)
            WHERE \(Self.matching) GROUP BY 1 ORDER BY 1
            """
        return try all(clicks, filter) { count(.clicks, $0) }
            + all(hits, filter) { count(.saleHits, $0) }
    }

    private func count(_ what: SetAsideCount.What, _ row: Row) -> SetAsideCount {
        SetAsideCount(what: what, reason: row.text(0), count: row.integer(1))
    }

    /// The sales of the filter, oldest first: the SALES table.
    package func sales(_ filter: SalesFilter) throws(StoreError) -> [SaleLine] {
        let sql = """
            SELECT seq, at, contact, campaign, link, product, quantity, amount, currency, order_id,
                unattributed, notes
            FROM sale WHERE \(Self.matching) ORDER BY at, seq
            """
        return try all(sql, filter, body: readSale)
    }

    private func addClicks(
        _ filter: SalesFilter, _ column: String, _ found: inout [FigureKey: Figures]
    ) throws(StoreError) {
        let sql = """
            SELECT \(column), count(*), count(DISTINCT contact) FROM click
            WHERE \(Self.matching) AND set_aside IS NULL GROUP BY 1
            """
        for (key, clicks, clickers) in try all(
            sql, filter, body: { (key($0), $0.integer(1), $0.integer(2)) })
        {
            found[key, default: Figures()].clicks = clicks
            found[key, default: Figures()].uniqueClickers = clickers
        }
    }

    private func addSales(
        _ filter: SalesFilter, _ column: String, _ found: inout [FigureKey: Figures]
    ) throws(StoreError) {
        // In two parts: sum() fails on overflow, and anybody may send absurd amounts.
        let sql = """
            SELECT \(column), currency, count(*), coalesce(sum(quantity), 0),
                sum(amount / \(Self.million)), sum(amount % \(Self.million))
            FROM sale WHERE \(Self.matching) GROUP BY 1, 2
            """
        let sums = try all(sql, filter) { row in
            (
                key(row), row.optionalText(1).flatMap { Currency($0) }, row.integer(2),
                row.integer(3), Self.sum(millions: row.integer(4), rest: row.integer(5))
            )
        }
        for (key, currency, sales, units, amount) in sums {
            found[key, default: Figures()].sales += sales
            found[key, default: Figures()].units += units
            guard let currency else { continue }
            found[key, default: Figures()].revenue[currency] = amount
            found[key, default: Figures()].salesByCurrency[currency] = sales
        }
    }

    private static let million: Int64 = 1_000_000

    /// What does not fit becomes the nearest that does.
    private static func sum(millions: Int64, rest: Int64) -> Int64 {
        let (large, isTooLarge) = millions.multipliedReportingOverflow(by: million)
        let (sum, isOver) = large.addingReportingOverflow(rest)
        return isTooLarge || isOver ? (millions < 0 ? .min : .max) : sum
    }

    private func key(_ row: Row) -> FigureKey {
        switch row.value(0) {
        case .integer(let number): .number(number)
        case .text(let text): .text(text)
        default: .none
        }
    }

    /// Both tables have these columns; `?2` is NULL for all campaigns.
    private static let matching =
        "account = ?1 AND (?2 IS NULL OR campaign = ?2) AND at >= ?3 AND at < ?4"

    private func all<Value>(
        _ sql: String, _ filter: SalesFilter, body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        try connection.all(
            sql, filter.account, filter.campaign,
            filter.period.from?.milliseconds ?? Int64.min,
            filter.period.to?.milliseconds ?? Int64.max, body: body)
    }

    private func readSale(_ row: Row) -> SaleLine {
        let currency = row.optionalText(8).flatMap { Currency($0) }
        let amount = row.optionalInteger(7).flatMap { minorUnits in
            currency.map { Money(minorUnits: minorUnits, currency: $0) }
        }
        return SaleLine(
            seq: row.integer(0), at: row.instant(1), contact: row.optionalText(2),
            campaign: row.optionalIdentifier(3), link: row.optionalIdentifier(4),
            product: row.optionalText(5), quantity: row.optionalInteger(6), amount: amount,
            orderID: row.optionalText(9),
            unattributed: row.optionalText(10).flatMap(UnattributedReason.init),
            notes: row.text(11))
    }
}
