import Model

/// Orders of which some reports are old and some are not.
extension Pruning {
    /// Notes which of these rows stay: an order goes when the newest of its reports is old, because
    /// all of them are judged together. Reports that only repeat a sale do not hold it.
    func keepOrders(_ chosen: String, cut: Int64) throws(StoreError) {
        try connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS kept (seq INTEGER PRIMARY KEY) STRICT")
        let same = "account = o.account AND order_key = o.order_key"
        for table in ["sale", "set_aside"] {
            try connection.run(
                """
                INSERT OR IGNORE INTO kept SELECT seq FROM \(table) o
                WHERE \(chosen) AND order_key IS NOT NULL AND (
                    EXISTS (SELECT 1 FROM sale WHERE \(same) AND seq > ?1)
                    OR EXISTS (SELECT 1 FROM set_aside WHERE \(same) AND seq > ?1
                        AND (reason <> ?2 OR NOT EXISTS (SELECT 1 FROM sale WHERE \(same)))))
                """, cut, SetAsideReason.repeated.rawValue)
        }
    }

    /// What the shop has called off: a page that is loaded again does not sell it.
    func rememberRejections(_ chosen: String) throws(StoreError) {
        let rejections = try connection.all(
            """
            SELECT account, at, seq, campaign, kind, body, order_key FROM set_aside a
            WHERE \(chosen) AND order_key IS NOT NULL AND reason = ?
                AND NOT EXISTS (SELECT 1 FROM sale s
                    WHERE s.account = a.account AND s.order_key = a.order_key)
            """, SetAsideReason.rejected.rawValue
        ) { row in
            let entry = JournalEntry(at: row.instant(1), kind: row.integer(4), body: row.blob(5))
            return (sale: PastSale(row), event: entry.event, key: row.text(6))
        }
        for (sale, event, key) in rejections {
            // Anybody can say so of an order that is yet to come.
            guard case .saleHit(let hit) = event, hit.proof.trust.isShop else { continue }
            let same = JudgedSale.same(
                order: key, click: nil, product: nil, quantity: nil, amount: nil, currency: nil)
            try remember(sale, as: same)
        }
    }
}

/// What stays of a pruned sale: columns `account, at, seq, campaign`.
struct PastSale {
    let account: Int64
    let at: Int64
    let seq: Int64
    let campaign: Int64?

    init(_ row: Row) {
        account = row.integer(0)
        at = row.integer(1)
        seq = row.integer(2)
        campaign = row.optionalInteger(3)
    }
}
