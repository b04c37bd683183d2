import Model

extension ReportReader {
    /// How the sales of the filter found their click, and their gross and refunds.
    package func evidence(_ filter: SalesFilter) throws(StoreError) -> EvidenceFigures {
        var figures = EvidenceFigures()
        let byRung = try self.figures(filter, by: [.rung])[.rung] ?? [:]
        for (key, own) in byRung {
            if case .text(let name) = key, let rung = Rung(rawValue: name) {
                figures.rungs[rung] = own.sales
            } else {
                figures.unattributed += own.sales
            }
        }
        try addMoney(filter, &figures)
        figures.credits = try credits(filter)
        return figures
    }

    private func addMoney(
        _ filter: SalesFilter, _ figures: inout EvidenceFigures
    ) throws(StoreError) {
        if filter.link == nil, filter.conditions.isEmpty {
            figures.gross = try money(filter, .gross)
            figures.refunded = try money(filter, .refunded)
        } else {
            try addMoneyOfRows(filter, &figures)
        }
        // Nothing went back of a currency that no refund names.
        for currency in figures.gross.keys where figures.refunded[currency] == nil {
            figures.refunded[currency] = 0
        }
    }

    private func addMoneyOfRows(
        _ filter: SalesFilter, _ figures: inout EvidenceFigures
    ) throws(StoreError) {
        let chosen = ChosenSales(filter)
        // In two parts: sum() fails on overflow, and anybody may send absurd amounts.
        let sql = """
            SELECT s.currency, sum(s.gross / 1000000), sum(s.gross % 1000000),
                sum(coalesce(s.refunded, 0) / 1000000), sum(coalesce(s.refunded, 0) % 1000000)
            FROM sale s WHERE \(chosen.condition) AND s.currency IS NOT NULL GROUP BY 1
            """
        let sums = try rows(sql, chosen.values) { row in
            (
                code: row.text(0), gross: Self.sum(millions: row.integer(1), rest: row.integer(2)),
                refunded: Self.sum(millions: row.integer(3), rest: row.integer(4))
            )
        }
        for sum in sums {
            guard let currency = Currency(sum.code) else { continue }
            figures.gross[currency] = sum.gross
            figures.refunded[currency] = sum.refunded
        }
    }

    /// Of sales with more than one credit only: the others stand in the other tables.
    ///
    /// Of a campaign or a link these are its own parts of all such sales of the period.
    private func credits(_ filter: SalesFilter) throws(StoreError) -> [CreditFigures] {
        // Whose credit it is decides, not where the sale stands.
        var sales = filter
        sales.link = nil
        let chosen = ChosenSales(sales.ofAllCampaigns)
        let own =
            (filter.campaign.map { "AND c.campaign = \($0)" } ?? "")
            + (filter.link.map { " AND c.link = \($0)" } ?? "")
        let sql = """
            SELECT c.campaign, c.link, count(DISTINCT c.sale),
                count(DISTINCT CASE WHEN c.click = s.click THEN c.sale END), s.currency,
                sum(c.amount / 1000000), sum(c.amount % 1000000)
            FROM (SELECT DISTINCT sale FROM credit WHERE account = ?1 AND place > 0) o
                CROSS JOIN credit c ON c.sale = o.sale JOIN sale s ON s.seq = c.sale
            WHERE \(chosen.condition) \(own)
            GROUP BY 1, 2, 5 ORDER BY 1, 2, 5
            """
        return try rows(sql, chosen.values) { row in
            let currency = row.optionalText(4).flatMap { Currency($0) }
            return CreditFigures(
                campaign: row.identifier(0), link: row.identifier(1), sales: row.integer(2),
                leading: row.integer(3),
                amount: currency.map {
                    Money(
                        minorUnits: Self.sum(millions: row.integer(5), rest: row.integer(6)),
                        currency: $0)
                })
        }
    }
}

extension SalesFilter {
    fileprivate var ofAllCampaigns: SalesFilter {
        SalesFilter(account: account, days: days, conditions: conditions)
    }
}
