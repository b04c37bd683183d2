import Model

/// What one contact bought.
package struct BuyerFigures: Hashable, Sendable {
    /// The sender's id.
    package let contact: String
    package var figures: Figures
    package var first: Instant
    package var last: Instant

    package init(contact: String, figures: Figures, first: Instant, last: Instant) {
        self.contact = contact
        self.figures = figures
        self.first = first
        self.last = last
    }
}

/// Who a sale's buyer is to the sub-account.
package enum BuyerKind: CaseIterable, Hashable, Sendable {
    /// The contact's first purchase on record.
    case new
    case returning
    /// No contact is known.
    case unknown
}

extension ReportReader {
    /// Contacts that bought, in no order; takes time by the sales of the filter.
    package func buyers(_ filter: SalesFilter) throws(StoreError) -> [BuyerFigures] {
        let chosen = ChosenSales(filter)
        var buyers: [Int64: BuyerFigures] = [:]
        let sql = """
            SELECT s.contact, coalesce(s.currency, ''), count(*), coalesce(sum(s.quantity), 0),
                coalesce(sum(s.amount / 1000000), 0), coalesce(sum(s.amount % 1000000), 0),
                min(s.at), max(s.at)
            FROM sale s WHERE \(chosen.condition) AND s.contact IS NOT NULL GROUP BY 1, 2
            """
        let sums = try rows(sql, chosen.values) { row in
            (Self.saleSum(row, .total), row.integer(0), row.instant(6), row.instant(7))
        }
        for (sum, number, first, last) in sums {
            var buyer =
                buyers[number]
                ?? BuyerFigures(contact: "", figures: Figures(), first: first, last: last)
            buyer.figures.add(sum)
            buyer.first = min(buyer.first, first)
            buyer.last = max(buyer.last, last)
            buyers[number] = buyer
        }
        return try buyers.map { number, buyer throws(StoreError) in
            BuyerFigures(
                contact: try name(of: number), figures: buyer.figures, first: buyer.first,
                last: buyer.last)
        }
    }

    private func name(of number: Int64) throws(StoreError) -> String {
        try connection.first("SELECT name FROM contact WHERE number = ?", number) { $0.text(0) }
            ?? "#\(number)"
    }

    /// Distinct contacts that bought.
    package func buyerCount(_ filter: SalesFilter) throws(StoreError) -> Int64 {
        let chosen = ChosenSales(filter)
        let sql = "SELECT count(DISTINCT s.contact) FROM sale s WHERE \(chosen.condition)"
        return try rows(sql, chosen.values) { $0.integer(0) }.first ?? 0
    }

    /// Sales by who bought, and how many contacts that were.
    package func buyerKinds(
        _ filter: SalesFilter
    ) throws(StoreError) -> [BuyerKind: (figures: Figures, buyers: Int64)] {
        let chosen = ChosenSales(filter)
        let kind = """
            CASE WHEN s.contact IS NULL THEN 2 WHEN EXISTS (
                SELECT 1 FROM sale e WHERE e.account = ?1 AND e.contact = s.contact
                    AND e.at < s.at) THEN 1 ELSE 0 END
            """
        let sql = """
            SELECT \(kind), coalesce(s.currency, ''), count(*), coalesce(sum(s.quantity), 0),
                coalesce(sum(s.amount / 1000000), 0), coalesce(sum(s.amount % 1000000), 0)
            FROM sale s WHERE \(chosen.condition) GROUP BY 1, 2
            """
        var found: [BuyerKind: (figures: Figures, buyers: Int64)] = [:]
        let sums = try rows(sql, chosen.values) { Self.saleSum($0, .hour) }
        for sum in sums {
            found[Self.kind(sum.key), default: (Figures(), 0)].figures.add(sum)
        }
        let counted = """
            SELECT \(kind), count(DISTINCT s.contact) FROM sale s
            WHERE \(chosen.condition) GROUP BY 1
            """
        let counts = try rows(counted, chosen.values) { ($0.integer(0), $0.integer(1)) }
        for (number, count) in counts {
            found[Self.kind(.number(number)), default: (Figures(), 0)].buyers = count
        }
        return found
    }

    private static func kind(_ key: FigureKey) -> BuyerKind {
        switch key {
        case .number(0): .new
        case .number(1): .returning
        default: .unknown
        }
    }
}

extension Figures {
    /// Adds sales of one currency.
    mutating func add(_ sum: SaleSum) {
        sales += sum.sales
        units += sum.units
        guard let currency = sum.currency else { return }
        revenue[currency, default: 0] += sum.amount
        salesByCurrency[currency, default: 0] += sum.sales
    }
}
