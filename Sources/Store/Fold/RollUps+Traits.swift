import Model

/// What else clicks and sales are counted by, each by itself: one table for all of it.
extension RollUps {
    /// Raw values are stored: never change one.
    enum Trait: Int64, CaseIterable {
        /// Local hour of clicks, 0 to 23.
        case clickHour = 1
        case saleHour = 2
        /// ``DeviceClass`` of clicks.
        case device = 3
        /// What found the click of a sale; empty for none.
        case rung = 4
        /// ``PurchaseDelay`` of sales that a click earned.
        case delay = 5
        /// Amounts before refunds; the value is empty.
        case gross = 6
        /// What went back; the value is empty.
        case refunded = 7
    }

    struct TraitKey: Hashable, Comparable {
        let account, trait, campaign, day: Int64
        let value, currency: String

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.trait, left.campaign, left.day, left.value, left.currency)
                < (
                    right.account, right.trait, right.campaign, right.day, right.value,
                    right.currency
                )
        }
    }

    /// Two traits in one: clicks are many, and each look-up counts.
    struct ClickTraits: Hashable {
        let account, campaign, day, hour, device: Int64
    }

    mutating func countTraits(_ sign: Int64, of click: ClickRow) {
        let key = ClickTraits(
            account: click.account, campaign: click.campaign, day: click.day, hour: click.hour,
            device: click.device)
        clickTraits[key, default: 0] += sign
    }

    /// Counts what a sale's row says, or with -1 takes it off.
    mutating func countTraits(_ sign: Int64, of sale: SaleTraits) {
        func add(_ trait: Trait, _ value: String, _ amount: Int64?) {
            let key = TraitKey(
                account: sale.account, trait: trait.rawValue, campaign: sale.campaign,
                day: sale.day, value: value, currency: sale.currency)
            saleTraits[key, default: SaleSums()].add(sign, quantity: sale.quantity, amount: amount)
        }
        add(.saleHour, String(sale.hour), sale.amount)
        add(.rung, sale.rung ?? "", sale.amount)
        if let delay = sale.delay { add(.delay, String(delay), sale.amount) }
        if let gross = sale.gross { add(.gross, "", gross) }
        if let refunded = sale.refunded { add(.refunded, "", refunded) }
    }

    func writeTraits(_ connection: Connection) throws(StoreError) {
        var sums = saleTraits
        for (key, count) in clickTraits {
            for (trait, value) in [(Trait.clickHour, key.hour), (.device, key.device)] {
                let key = TraitKey(
                    account: key.account, trait: trait.rawValue, campaign: key.campaign,
                    day: key.day, value: String(value), currency: "")
                sums[key, default: SaleSums()].sales += count
            }
        }
        for key in sums.keys.sorted() {
            guard let counted = sums[key], counted != SaleSums() else { continue }
            try write(counted, key, connection)
        }
    }

    private func write(
        _ sums: SaleSums, _ key: TraitKey, _ connection: Connection
    ) throws(StoreError) {
        let place =
            [key.account, key.trait, key.campaign, key.day].map { $0.sqlValue }
            + [.text(key.value), .text(key.currency)]
        try connection.insert(
            """
            INSERT INTO trait_day VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET hits = hits + excluded.hits,
                units = units + excluded.units, millions = millions + excluded.millions,
                rest = rest + excluded.rest
            """,
            place + [sums.sales, sums.units, sums.millions, sums.rest].map { $0.sqlValue })
        guard sums.sales < 0 else { return }
        try connection.insert(
            """
            DELETE FROM trait_day WHERE account = ? AND trait = ? AND campaign = ? AND day = ?
                AND value = ? AND currency = ? AND era = 0 AND hits = 0
            """, place)
    }
}

/// What the roll-ups of traits need to know of a sale.
struct SaleTraits {
    /// 0 for none, of the campaign too.
    let account, campaign, day: Int64
    let currency: String
    let quantity, amount: Int64?
    let hour: Int64
    let rung: String?
    let delay, gross, refunded: Int64?

    /// To be read from `sale`.
    static let columns = """
        account, campaign, day, currency, quantity, amount, hour, rung, delay, gross, refunded
        """
}

extension SaleTraits {
    init(_ row: Row) {
        self.init(
            account: row.integer(0), campaign: row.integer(1), day: row.integer(2),
            currency: row.text(3), quantity: row.optionalInteger(4),
            amount: row.optionalInteger(5), hour: row.integer(6), rung: row.optionalText(7),
            delay: row.optionalInteger(8), gross: row.optionalInteger(9),
            refunded: row.optionalInteger(10))
    }
}
