import Model

/// What roll-ups cannot answer: sums over the rows of sales themselves.
extension ReportReader {
    /// Rows of `sale s` that a filter chooses, with what is to be bound.
    struct ChosenSales {
        let condition: String
        let values: [(any SQLBindable)?]

        init(_ filter: SalesFilter) {
            // In front, so that what follows gets the next numbers.
            var text = ["s.account = ?1"]
            var values: [(any SQLBindable)?] = [filter.account]
            func add(_ clause: String, _ value: any SQLBindable) {
                values.append(value)
                text.append(clause.replacing("?", with: "?\(values.count)"))
            }
            if let campaign = filter.campaign { add("s.campaign = ?", campaign) }
            if let first = filter.days.first { add("s.day >= ?", first) }
            if let last = filter.days.last { add("s.day <= ?", last) }
            if let link = filter.link { add("s.link = ?", link) }
            let conditions = filter.conditions
            if let product = conditions.product {
                add(
                    "(s.product = ? OR EXISTS (SELECT 1 FROM sale_line l WHERE l.sale = s.seq "
                        + "AND l.product = ?))", product)
            }
            if let list = conditions.list {
                add(
                    "s.contact IN (SELECT c.number FROM contact c JOIN control.contact_list m "
                        + "ON m.account = c.account AND m.contact = c.name "
                        + "WHERE c.account = s.account AND m.list = ?)", list)
            }
            if let contact = conditions.contact {
                let number = "(SELECT number FROM contact WHERE account = ?1 AND name = ?)"
                values.append(contact)
                text.append(
                    "s.contact = " + number.replacing("name = ?", with: "name = ?\(values.count)"))
            }
            switch conditions.source {
            case .rung(let rung): add("s.rung = ?", rung.rawValue)
            case .some(.none): text.append("s.rung IS NULL")
            case nil: break
            }
            if let status = conditions.status { add("s.status = ?", status.rawValue) }
            condition = text.joined(separator: " AND ")
            self.values = values
        }
    }

    func rows<Value>(
        _ sql: String, _ values: [(any SQLBindable)?], body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        let statement = try connection.statement(sql)
        try statement.bind(values)
        defer { statement.reset() }
        var found: [Value] = []
        while try statement.step() { found.append(try body(statement.row)) }
        return found
    }

    /// One row of sums: as the roll-ups give them.
    func saleSumsOfRows(
        _ filter: SalesFilter, _ group: FigureGroup
    ) throws(StoreError) -> [SaleSum] {
        let chosen = ChosenSales(filter)
        let product = filter.conditions.product
        let source = LineSource(isByLine: group == .product || product != nil)
        let key = group == .product ? "coalesce(\(source["product"]), '')" : group.rowColumn
        let amount = source["amount"]
        let onlyProduct =
            product == nil ? "" : "AND \(source["product"]) = ?\(chosen.values.count + 1)"
        // What no click earned has no delay.
        let onlyKnown = group == .delay ? "AND s.delay IS NOT NULL" : ""
        let sql = """
            SELECT \(key), coalesce(s.currency, ''), count(*),
                coalesce(sum(\(source["quantity"])), 0), coalesce(sum(\(amount) / 1000000), 0),
                coalesce(sum(\(amount) % 1000000), 0)
            FROM \(source.tables) WHERE \(chosen.condition) \(onlyProduct) \(onlyKnown)
            GROUP BY 1, 2
            """
        let values = chosen.values + (product == nil ? [] : [product])
        return try rows(sql, values) { row in Self.saleSum(row, group) }
    }

    /// Sales as they are, or orders of several lines by their lines.
    private struct LineSource {
        let isByLine: Bool

        var tables: String {
            isByLine ? "sale s LEFT JOIN sale_line l ON l.sale = s.seq" : "sale s"
        }

        subscript(column: String) -> String {
            isByLine ? "iif(l.sale IS NULL, s.\(column), l.\(column))" : "s.\(column)"
        }
    }

    /// Key, currency, sales, units, and amounts in two parts.
    static func saleSum(_ row: Row, _ group: FigureGroup) -> SaleSum {
        SaleSum(
            key: group.isText
                ? FigureKey(stored: row.text(0))
                : group.countsFromZero
                    ? .number(row.integer(0)) : FigureKey(stored: row.integer(0)),
            currency: Currency(row.text(1)), sales: row.integer(2), units: row.integer(3),
            amount: sum(millions: row.integer(4), rest: row.integer(5)))
    }
}

/// Sales of one group and currency.
struct SaleSum {
    let key: FigureKey
    let currency: Currency?
    let sales, units, amount: Int64
}

extension FigureGroup {
    /// The column of `sale s` that it groups by.
    fileprivate var rowColumn: String {
        switch self {
        case .total, .device: "0"
        case .campaign: "coalesce(s.campaign, 0)"
        case .link: "coalesce(s.link, 0)"
        case .product: "coalesce(s.product, '')"
        case .day: "s.day"
        case .hour: "s.hour"
        case .rung: "coalesce(s.rung, '')"
        case .delay: "s.delay"
        }
    }

    var isText: Bool { self == .product || self == .rung }

    /// Whether 0 is a key like any other, and not "none".
    var countsFromZero: Bool {
        switch self {
        case .total, .day, .hour, .device, .delay: true
        default: false
        }
    }
}
