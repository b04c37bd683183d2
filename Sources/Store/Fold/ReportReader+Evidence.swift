import Model

extension ReportReader {
    /// How the sales of the filter found their click, and their gross and refunds.
    package func evidence(_ filter: SalesFilter) throws(StoreError) -> EvidenceFigures {
        var figures = EvidenceFigures()
        let byRung = try filtered(
            "SELECT rung, sum(sales) FROM evidence_day WHERE \(Self.inFilter) GROUP BY 1", filter
        ) { (rung: $0.text(0), count: $0.integer(1)) }
        for (rung, count) in byRung {
            if let rung = Rung(rawValue: rung) {
                figures.rungs[rung] = count
            } else {
                figures.unattributed += count
            }
        }
        try addMoney(filter, &figures)
        figures.credits = try credits(filter)
        return figures
    }

    private func addMoney(
        _ filter: SalesFilter, _ figures: inout EvidenceFigures
    ) throws(StoreError) {
        let sums = try filtered(
            """
            SELECT currency, sum(gross_millions), sum(gross_rest), sum(refunded_millions),
                sum(refunded_rest)
            FROM evidence_day WHERE \(Self.inFilter) AND currency <> '' GROUP BY 1
            """, filter
        ) { row in
            (
                code: row.text(0), gross: Self.joined(row.integer(1), row.integer(2)),
                refunded: Self.joined(row.integer(3), row.integer(4))
            )
        }
        for sum in sums {
            guard let currency = Currency(sum.code) else { continue }
            figures.gross[currency] = sum.gross
            figures.refunded[currency] = sum.refunded
        }
    }

    /// Of sales with more than one credit only: the others stand in the other tables.
    private func credits(_ filter: SalesFilter) throws(StoreError) -> [CreditFigures] {
        // In two parts: sum() fails on overflow, and anybody may send absurd amounts.
        try filtered(
            """
            SELECT c.campaign, c.link, count(DISTINCT c.sale),
                count(DISTINCT CASE WHEN c.click = s.click THEN c.sale END), s.currency,
                sum(c.amount / \(Self.part)), sum(c.amount % \(Self.part))
            FROM credit o INDEXED BY credit_shared CROSS JOIN credit c ON c.sale = o.sale
                CROSS JOIN sale s ON s.seq = c.sale
            WHERE o.account = ?1 AND o.place = 1 AND (?2 IS NULL OR c.campaign = ?2)
                AND s.day >= ?3 AND s.day <= ?4
            GROUP BY 1, 2, 5 ORDER BY 1, 2, 5
            """, filter
        ) { row in
            let currency = row.optionalText(4).flatMap { Currency($0) }
            return CreditFigures(
                campaign: row.identifier(0), link: row.identifier(1), sales: row.integer(2),
                leading: row.integer(3),
                amount: currency.map {
                    Money(
                        minorUnits: Self.joined(row.integer(5), row.integer(6)), currency: $0)
                })
        }
    }

    private static let part: Int64 = 1_000_000

    /// What does not fit becomes the nearest that does.
    private static func joined(_ millions: Int64, _ rest: Int64) -> Int64 {
        let (large, isTooLarge) = millions.multipliedReportingOverflow(by: part)
        let (sum, isOver) = large.addingReportingOverflow(rest)
        return isTooLarge || isOver ? (millions < 0 ? .min : .max) : sum
    }

    private static let inFilter =
        "account = ?1 AND (?2 IS NULL OR campaign = ?2) AND day >= ?3 AND day <= ?4"

    private func filtered<Value>(
        _ sql: String, _ filter: SalesFilter, body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        try connection.all(
            sql, filter.account, filter.campaign, filter.days.first?.number ?? .min,
            filter.days.last?.number ?? .max, body: body)
    }
}
