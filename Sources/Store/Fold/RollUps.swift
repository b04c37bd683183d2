import Model

/// What a batch changes in the roll-ups: gathered in memory, written sorted at its end, so that
/// each row and each page is written once.
struct RollUps {
    struct ClickKey: Hashable, Comparable {
        let account, campaign, day, link: Int64

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.campaign, left.day, left.link)
                < (right.account, right.campaign, right.day, right.link)
        }
    }

    /// Sales are counted twice: by link, and by each of their products.
    struct SaleKey: Hashable, Comparable {
        let account, campaign, day: Int64
        /// 0 in the count by product.
        let link: Int64
        /// Empty in the count by link.
        let product: String
        let currency: String

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.campaign, left.day, left.link, left.product, left.currency)
                < (
                    right.account, right.campaign, right.day, right.link, right.product,
                    right.currency
                )
        }
    }

    struct SaleSums: Equatable {
        var sales: Int64 = 0
        var units: Int64 = 0
        var millions: Int64 = 0
        var rest: Int64 = 0

        /// Adds one sale, or with -1 takes it off.
        mutating func add(_ sign: Int64, quantity: Int64?, amount: Int64?) {
            sales += sign
            units += sign * (quantity ?? 0)
            millions += sign * ((amount ?? 0) / SaleSums.million)
            rest += sign * ((amount ?? 0) % SaleSums.million)
        }

        static let million: Int64 = 1_000_000
    }

    struct AsideKey: Hashable, Comparable {
        let account, campaign, day: Int64
        /// 0 for sale hits.
        let link: Int64
        let what: Int64
        let reason: String

        static let clicks: Int64 = 1
        static let saleHits: Int64 = 2

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.campaign, left.day, left.link, left.what, left.reason)
                < (
                    right.account, right.campaign, right.day, right.link, right.what,
                    right.reason
                )
        }
    }

    /// One click of a known contact.
    struct Clicker: Comparable {
        let account, contact, campaign, link, day: Int64

        var chunk: Int64 { ContactSet.chunk(of: contact) }

        func sharesSet(with other: Clicker) -> Bool {
            account == other.account && chunk == other.chunk && campaign == other.campaign
                && link == other.link && day == other.day
        }

        /// By set, then by contact.
        static func < (left: Self, right: Self) -> Bool {
            if left.account != right.account { return left.account < right.account }
            if left.chunk != right.chunk { return left.chunk < right.chunk }
            if left.campaign != right.campaign { return left.campaign < right.campaign }
            if left.link != right.link { return left.link < right.link }
            if left.day != right.day { return left.day < right.day }
            return left.contact < right.contact
        }
    }

    /// 0 for what the raw rows add up to, 1 for pruned events.
    let era: Int64

    init(era: Int64 = 0) { self.era = era }

    /// What one sale, or one product of it, adds to its sums.
    struct Sold {
        let product: String
        let quantity: Int64?
        let amount: Int64?
    }

    /// Counts one sale, or with -1 takes it off; `products` are those of its lines, each once.
    mutating func count(
        _ sign: Int64, sale key: SaleKey, quantity: Int64?, amount: Int64?, products: [Sold]
    ) {
        let byLink = SaleKey(
            account: key.account, campaign: key.campaign, day: key.day, link: key.link,
            product: "", currency: key.currency)
        sales[byLink, default: SaleSums()].add(sign, quantity: quantity, amount: amount)
        for sold in products {
            let byProduct = SaleKey(
                account: key.account, campaign: key.campaign, day: key.day, link: 0,
                product: sold.product, currency: key.currency)
            self.products[byProduct, default: SaleSums()]
                .add(sign, quantity: sold.quantity, amount: sold.amount)
        }
    }

    var clicks: [ClickKey: Int64] = [:]
    var sales: [SaleKey: SaleSums] = [:]
    var products: [SaleKey: SaleSums] = [:]
    var aside: [AsideKey: Int64] = [:]
    var clickTraits: [ClickTraits: Int64] = [:]
    var saleTraits: [TraitKey: SaleSums] = [:]
    var clickers: [Clicker] = []
    /// Of clicks that count no longer.
    var formerClickers: [Clicker] = []

    /// Writes the changes to `connection` and forgets them; part of the batch's transaction.
    mutating func write(to connection: Connection) throws(StoreError) {
        try writeClicks(connection)
        try write(sales, to: "sale_day", by: "link", connection)
        try write(products, to: "product_day", by: "product", connection)
        try writeAside(connection)
        try writeTraits(connection)
        try writeClickers(connection)
        self = RollUps(era: era)
    }

    private func writeClicks(_ connection: Connection) throws(StoreError) {
        for key in clicks.keys.sorted() {
            guard let count = clicks[key], count != 0 else { continue }
            try connection.run(
                """
                INSERT INTO click_day VALUES (?, ?, ?, ?, 0, ?)
                ON CONFLICT DO UPDATE SET clicks = clicks + excluded.clicks
                """,
                key.account, key.campaign, key.day, key.link, count)
            guard count < 0 else { continue }
            try connection.run(
                """
                DELETE FROM click_day WHERE account = ? AND campaign = ? AND day = ? AND link = ?
                    AND era = 0 AND clicks = 0
                """,
                key.account, key.campaign, key.day, key.link)
        }
    }

    private func write(
        _ counts: [SaleKey: SaleSums], to table: String, by column: String,
        _ connection: Connection
    ) throws(StoreError) {
        for key in counts.keys.sorted() {
            // Counted and taken back in the same batch: there may be no row for it.
            guard let sums = counts[key], sums != SaleSums() else { continue }
            let group: SQLValue = column == "link" ? .integer(key.link) : .text(key.product)
            let place =
                [key.account, key.campaign, key.day].map { $0.sqlValue }
                + [group, .text(key.currency)]
            try connection.insert(
                """
                INSERT INTO \(table) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET sales = sales + excluded.sales,
                    units = units + excluded.units, millions = millions + excluded.millions,
                    rest = rest + excluded.rest
                """,
                place + [sums.sales, sums.units, sums.millions, sums.rest].map { $0.sqlValue })
            guard sums.sales < 0 else { continue }
            try connection.insert(
                """
                DELETE FROM \(table) WHERE account = ? AND campaign = ? AND day = ?
                    AND \(column) = ? AND currency = ? AND era = 0 AND sales = 0
                """, place)
        }
    }

    private func writeAside(_ connection: Connection) throws(StoreError) {
        for key in aside.keys.sorted() {
            guard let count = aside[key], count != 0 else { continue }
            try connection.run(
                """
                INSERT INTO aside_day VALUES (?, ?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT DO UPDATE SET hits = hits + excluded.hits
                """,
                key.account, key.campaign, key.day, key.link, key.what, key.reason, count)
            guard count < 0 else { continue }
            try connection.run(
                """
                DELETE FROM aside_day WHERE account = ? AND campaign = ? AND day = ? AND link = ?
                    AND what = ? AND reason = ? AND era = 0 AND hits = 0
                """,
                key.account, key.campaign, key.day, key.link, key.what, key.reason)
        }
    }
}
