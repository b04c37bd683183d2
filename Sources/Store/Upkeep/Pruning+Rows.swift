import Model

/// The report tables without rows that are gone: what they added up to, and what must be known of
/// them all the same.
extension Pruning {
    /// Removes the rows of these events; inside a transaction.
    func removeRows(
        after first: Int64, upTo last: Int64, cut: Int64
    ) throws(StoreError) {
        try keepOrders("seq > \(first) AND seq <= \(last)", cut: cut)
        let chosen = "seq > \(first) AND seq <= \(last) AND seq NOT IN temp.kept"
        try rememberSales(chosen)
        try rememberRejections(chosen)
        try moveSums(chosen)
        try moveClickers(chosen)
        try keepClicks(chosen)
        for table in ["credit", "sale_line"] {
            try connection.run(
                "DELETE FROM \(table) WHERE sale > ? AND sale <= ? AND sale NOT IN temp.kept",
                first, last)
        }
        for table in ["click", "sale", "set_aside"] {
            try connection.run("DELETE FROM \(table) WHERE \(chosen)")
        }
        try connection.run(
            "UPDATE cursor SET pruned_seq = max(pruned_seq, ?), kept_since = max(kept_since, ?)",
            last, before)
    }

    private func rememberSales(_ chosen: String) throws(StoreError) {
        let sales = try connection.all(
            """
            SELECT account, at, seq, campaign, order_key, click, product, quantity, amount, currency
            FROM sale WHERE \(chosen)
            """
        ) { row in
            (
                sale: PastSale(row),
                same: JudgedSale.same(
                    order: row.optionalText(4), click: row.optionalIdentifier(5),
                    product: row.optionalText(6), quantity: row.optionalInteger(7),
                    amount: row.optionalInteger(8), currency: row.optionalText(9))
            )
        }
        for (sale, same) in sales { try remember(sale, as: same) }
    }

    func remember(_ sale: PastSale, as same: Int64?) throws(StoreError) {
        guard let same else { return }
        try connection.run(
            "INSERT OR IGNORE INTO past_sale VALUES (?, ?, ?, ?, ?)", sale.account, same, sale.at,
            sale.seq, sale.campaign)
    }

    private func moveSums(_ chosen: String) throws(StoreError) {
        try move(RawSums.clicks(chosen), in: "click_day", keys: 4, sums: ["clicks"])
        try moveSales(chosen)
        try move(RawSums.asideClicks(chosen), in: "aside_day", keys: 6, sums: ["hits"])
        try move(RawSums.asideHits(chosen), in: "aside_day", keys: 6, sums: ["hits"])
    }

    private func moveSales(_ chosen: String) throws(StoreError) {
        let sums = ["sales", "units", "millions", "rest"]
        try move(RawSums.sales(chosen), in: "sale_day", keys: 5, sums: sums)
        try move(RawSums.products(chosen), in: "product_day", keys: 5, sums: sums)
        for query in RawSums.traits(chosen) {
            try move(
                query, in: "trait_day", keys: 6, sums: ["hits", "units", "millions", "rest"])
        }
    }

    /// Takes sums off the first era and adds them to the second.
    private func move(
        _ query: String, in table: String, keys: Int, sums: [String]
    ) throws(StoreError) {
        let places = repeatElement("?", count: keys + 1 + sums.count).joined(separator: ", ")
        let added = sums.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) VALUES (\(places)) ON CONFLICT DO UPDATE SET \(added)"
        let rows = try connection.all(query) { row in
            (0..<Int32(keys + sums.count)).map { row.value($0) }
        }
        for row in rows {
            for (era, sign) in [(0, -1), (1, 1)] as [(Int64, Int64)] {
                let counted = row[keys...].map { $0.times(sign) }
                try connection.insert(sql, row[..<keys] + [.integer(era)] + counted)
            }
        }
        try connection.run("DELETE FROM \(table) WHERE era = 0 AND \(sums[0]) = 0")
    }

    private func moveClickers(_ chosen: String) throws(StoreError) {
        var past = RollUps(era: 1)
        past.clickers = try connection.all(
            RawSums.clickers + " AND " + chosen, body: RawSums.readClicker)
        lastDay = max(lastDay, past.clickers.lazy.map(\.day).max() ?? .min)
        try past.write(to: connection)
    }

    /// Sets cannot be taken off each other: those of the removed days are made anew from the rows
    /// that are left of them.
    func rebuildClickers() throws(StoreError) {
        let first = try connection.first("SELECT min(day) FROM click") { $0.optionalInteger(0) }
        try connection.run("DELETE FROM clicker WHERE era = 0 AND day <= ?", lastDay)
        try connection.run("DELETE FROM clicker_again WHERE day <= ?", lastDay)
        guard let first, let first, first <= lastDay else { return }
        var left = RollUps()
        left.clickers = try connection.all(
            RawSums.clickers + " AND day <= ?", lastDay, body: RawSums.readClicker)
        try left.write(to: connection)
    }
}

/// Clicks that later reports of an order may rest on, found by its contact's address.
extension Pruning {
    /// Marks those of the rows that go: a refold cannot make them again.
    private func keepClicks(_ chosen: String) throws(StoreError) {
        try connection.run(
            """
            UPDATE contact_click SET is_past = 1 WHERE (account, contact, at, click) IN
                (SELECT account, contact, at, id FROM click
                WHERE \(chosen) AND contact IS NOT NULL)
            """)
    }

    /// Forgets those that are too old for any sale that is kept.
    func forgetClicks() throws(StoreError) {
        for account in fold.directory.accounts.values {
            let oldest = try connection.first(
                "SELECT min(at) FROM sale WHERE account = ?", account.id
            ) { $0.isNull(0) ? before : $0.instant(0) }
            let end = min(before, oldest ?? before)
            try connection.run(
                "DELETE FROM contact_click WHERE account = ? AND is_past AND at < ?", account.id,
                end.advanced(by: .zero - account.attributionWindow))
        }
    }
}

extension SQLValue {
    /// A number times another; anything else as it is.
    func times(_ factor: Int64) -> SQLValue {
        if case .integer(let number) = self { .integer(number * factor) } else { self }
    }
}
