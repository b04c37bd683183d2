import Model

/// In which order sales are listed.
package enum SaleOrder: Hashable, Sendable {
    case oldestFirst, newestFirst
    /// By a value, those without one last; equal ones by time.
    case by(SaleValue, isDescending: Bool)
}

/// What sales can be ordered by, beside time.
package enum SaleValue: String, CaseIterable, Hashable, Sendable {
    case contact, product, quantity, amount, link
    case orderID = "order_id"
}

extension ReportReader {
    /// Up to `limit` sales of the filter behind `cursor`, oldest first: the SALES table in pages.
    ///
    /// A page costs the same wherever it is: it is found by the place where the one before ended.
    package func sales(
        _ filter: SalesFilter, after cursor: SaleCursor? = nil, limit: Int = .max
    ) throws(StoreError) -> [SaleLine] {
        try sales(filter, inOrder: .oldestFirst, after: cursor, limit: limit)
    }

    /// The same in any order: by time behind `cursor`, by values behind `offset` sales, which
    /// takes time by the sales of the filter.
    package func sales(
        _ filter: SalesFilter, inOrder order: SaleOrder, after cursor: SaleCursor? = nil,
        offset: Int = 0, limit: Int = .max
    ) throws(StoreError) -> [SaleLine] {
        let asked = question(filter, order, after: cursor, offset: offset, limit: limit)
        return try rows(asked.sql, asked.values, body: readSale)
    }

    /// The oldest sales behind `cursor`, each shown to `body` where it stands.
    package func eachSale(
        _ filter: SalesFilter, after cursor: SaleCursor?, limit: Int, _ body: (SaleRow) -> Void
    ) throws(StoreError) {
        let asked = question(filter, .oldestFirst, after: cursor, offset: 0, limit: limit)
        let statement = try connection.statement(asked.sql)
        try statement.bind(asked.values)
        defer { statement.reset() }
        while try statement.step() { body(SaleRow(row: statement.row)) }
    }

    private func question(
        _ filter: SalesFilter, _ order: SaleOrder, after cursor: SaleCursor?, offset: Int,
        limit: Int
    ) -> (sql: String, values: [(any SQLBindable)?]) {
        let chosen = ChosenSales(filter)
        var (condition, values) = (chosen.condition, chosen.values)
        if let cursor {
            let place = values.count
            condition +=
                " AND (s.day, s.at, s.seq) \(order == .newestFirst ? "<" : ">") "
                + "(?\(place + 1), ?\(place + 2), ?\(place + 3))"
            values += [cursor.day, cursor.at, cursor.seq]
        }
        values += [limit, offset]
        // A contact's sales are few; all others are found in the order of time.
        let index =
            filter.conditions.contact != nil
            ? "sale_by_contact" : filter.campaign == nil ? "sale_by_day" : "sale_by_campaign"
        let sql = """
            \(Self.saleLines) FROM sale s INDEXED BY \(index) \(Self.saleContact)
            WHERE \(condition) ORDER BY \(order.clause)
            LIMIT ?\(values.count - 1) OFFSET ?\(values.count)
            """
        return (sql, values)
    }

    /// The newest sale of the filter.
    package func lastSale(_ filter: SalesFilter) throws(StoreError) -> SaleLine? {
        try sales(filter, inOrder: .newestFirst, limit: 1).first
    }

    static let saleLines = """
        SELECT s.seq, s.at, s.day, c.name, s.campaign, s.link, s.product, s.quantity, s.amount,
            s.currency, s.order_id, s.unattributed, s.notes
        """
    static let saleContact = " LEFT JOIN contact c ON c.number = s.contact"

    func readSale(_ row: Row) -> SaleLine {
        let currency = row.optionalText(9).flatMap { Currency($0) }
        let amount = row.optionalInteger(8).flatMap { minorUnits in
            currency.map { Money(minorUnits: minorUnits, currency: $0) }
        }
        return SaleLine(
            seq: row.integer(0), at: row.instant(1), day: Day(number: row.integer(2)),
            contact: row.optionalText(3), campaign: row.optionalIdentifier(4),
            link: row.optionalIdentifier(5), product: row.optionalText(6),
            quantity: row.optionalInteger(7), amount: amount, orderID: row.optionalText(10),
            unattributed: row.optionalText(11).flatMap(UnattributedReason.init),
            notes: row.text(12))
    }
}

extension SaleOrder {
    fileprivate var clause: String {
        switch self {
        case .oldestFirst: "s.day, s.at, s.seq"
        case .newestFirst: "s.day DESC, s.at DESC, s.seq DESC"
        case .by(let value, let isDescending):
            "\(value.column) \(isDescending ? "DESC" : "ASC") NULLS LAST, s.day, s.at, s.seq"
        }
    }
}

extension SaleValue {
    fileprivate var column: String {
        switch self {
        case .contact: "c.name"
        case .product: "s.product"
        case .quantity: "s.quantity"
        case .amount: "s.amount"
        case .link: "s.link"
        case .orderID: "s.order_id"
        }
    }
}
