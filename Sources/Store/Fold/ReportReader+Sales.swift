import Model

extension ReportReader {
    /// Up to `limit` sales of the filter behind `cursor`, oldest first: the SALES table in pages.
    ///
    /// A page costs the same wherever it is: it is found by the place where the one before ended.
    package func sales(
        _ filter: SalesFilter, after cursor: SaleCursor? = nil, limit: Int = .max
    ) throws(StoreError) -> [SaleLine] {
        var found: [SaleLine] = []
        try eachSale(filter, after: cursor, limit: limit) { found.append(readSale($0.row)) }
        return found
    }

    /// Up to `limit` sales as ``sales(_:after:limit:)`` gives them, each shown to `body` where it
    /// stands.
    package func eachSale(
        _ filter: SalesFilter, after cursor: SaleCursor?, limit: Int, _ body: (SaleRow) -> Void
    ) throws(StoreError) {
        let index = filter.campaign == nil ? "sale_by_day" : "sale_by_campaign"
        let campaign = filter.campaign == nil ? "" : "AND s.campaign = ?2"
        let place =
            cursor
            ?? SaleCursor(
                day: filter.days.first ?? Day(number: .min), at: Instant(milliseconds: .min),
                seq: .min)
        try connection.each(
            """
            \(Self.saleLines) FROM sale s INDEXED BY \(index) \(Self.saleContact)
            WHERE s.account = ?1 \(campaign) AND s.day <= ?3
                AND (s.day, s.at, s.seq) > (?4, ?5, ?6)
            ORDER BY s.day, s.at, s.seq LIMIT ?7
            """,
            filter.account, filter.campaign, filter.days.last?.number ?? Int64.max, place.day,
            place.at, place.seq, limit
        ) { body(SaleRow(row: $0)) }
    }

    /// The newest sale of the filter.
    package func lastSale(_ filter: SalesFilter) throws(StoreError) -> SaleLine? {
        let campaign = filter.campaign == nil ? "" : "AND s.campaign = ?2"
        return try connection.first(
            """
            \(Self.saleLines) FROM sale s \(Self.saleContact)
            WHERE s.account = ?1 \(campaign) AND s.day <= ?3
            ORDER BY s.day DESC, s.at DESC LIMIT 1
            """,
            filter.account, filter.campaign, filter.days.last?.number ?? Int64.max, body: readSale)
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
