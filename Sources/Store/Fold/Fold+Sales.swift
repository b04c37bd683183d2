import Attribution
import Model

/// Sales: judged alone, or with all other reports of their order.
extension Fold {
    func judge(_ hit: SaleHit, _ folded: FoldedEvent) throws(StoreError) {
        if let reason = hit.setAside, !admissions.cover(hit, reason) {
            return try setAside(folded, reason, account: hit.account, repeatOf: nil)
        }
        guard let sale = read(hit, folded.entry, seq: folded.seq) else {
            return try setAside(folded, .unknownAccount, account: hit.account, repeatOf: nil)
        }
        let account = sale.account
        if sale.parameters.isTest {
            return try setAside(folded, .test, account: account.id, repeatOf: nil)
        }
        if let key = sale.orderKey { return try judgeOrder(key, adding: sale) }
        if let reason = sale.parameters.standaloneObstacle {
            return try setAside(folded, reason, account: account.id, repeatOf: nil)
        }
        let judged = try saleJudge.alone(sale)
        if let first = try firstSale(like: judged) {
            return try setAside(folded, .repeated, account: account.id, repeatOf: first)
        }
        try insert(judged)
    }

    /// The hit with its query read; `nil` where its sub-account is not known.
    func read(_ hit: SaleHit, _ entry: JournalEntry, seq: Int64) -> ReadSale? {
        hit.account.flatMap { directory.accounts[$0] }.map {
            ReadSale(hit, entry, seq: seq, account: $0)
        }
    }

    /// Judges an order anew with one more report.
    private func judgeOrder(_ key: String, adding sale: ReadSale) throws(StoreError) {
        // Its sale is pruned: nothing about it can change.
        if let past = try pastOrder(key, sale) { return try setAside(sale, repeatOf: past, key) }
        let endless = EndlessOrder(connection: connection, key: key, report: sale)
        if let standing = try endless.standing {
            return try setAside(sale, repeatOf: standing.sale, key)
        }
        let known = try saleJudge.reports(of: key, account: sale.account)
        let order = try saleJudge.order((known + [sale]).sorted { $0.seq < $1.seq })
        for report in known {
            try removeSetAside(report.seq)
            try removeSale(report.seq)
        }
        let first = order.sale.map {
            FirstSale(seq: $0.base.seq, campaign: $0.judgement.leading?.touch.campaign)
        }
        for report in known + [sale] {
            guard case .some(let reason?) = order.outcome.verdicts[report.seq] else { continue }
            try setAside(
                FoldedEvent(report), reason, account: sale.account.id, repeatOf: first,
                orderKey: key)
        }
        if let sale = order.sale { try insert(sale) }
    }

    private func setAside(
        _ report: ReadSale, repeatOf first: FirstSale?, _ key: String
    ) throws(StoreError) {
        try setAside(
            FoldedEvent(report), .repeated, account: report.account.id, repeatOf: first,
            orderKey: key)
    }

    private func pastOrder(_ key: String, _ sale: ReadSale) throws(StoreError) -> FirstSale? {
        let same = JudgedSale.same(
            order: key, click: nil, product: nil, quantity: nil, amount: nil, currency: nil)
        return try same.flatMap { same throws(StoreError) in try pastSale(same, of: sale) }
    }

    /// The sale that a repeat repeats, and what earned it.
    struct FirstSale {
        let seq: Int64
        let campaign: CampaignID?
    }

    /// The sale that this one repeats without an order id: the same click, product, quantity and
    /// amount within the sub-account's window, before or after: events come out of order.
    private func firstSale(like sale: JudgedSale) throws(StoreError) -> FirstSale? {
        if let past = try pastSale(like: sale) { return past }
        guard let click = sale.click else { return nil }
        let (said, account) = (sale.base.parameters, sale.base.account)
        let (at, window) = (sale.base.at, account.repeatWindow)
        return try connection.first(
            """
            SELECT seq, campaign FROM sale
            WHERE click = ? AND at > ? AND at < ? AND account = ? AND order_key IS NULL
                AND product IS ? AND quantity IS ? AND amount IS ? AND currency IS ?
            ORDER BY seq LIMIT 1
            """,
            click, at.advanced(by: .zero - window), at.advanced(by: window), account.id,
            said.product, said.quantity, said.amount?.minorUnits, said.amount?.currency.code,
            body: readFirst)
    }

    /// The same among the pruned sales.
    private func pastSale(like sale: JudgedSale) throws(StoreError) -> FirstSale? {
        guard let same = sale.same else { return nil }
        return try pastSale(same, of: sale.base)
    }

    private func pastSale(_ same: Int64, of sale: ReadSale) throws(StoreError) -> FirstSale? {
        let (at, window) = (sale.at, sale.account.repeatWindow)
        return try connection.first(
            """
            SELECT seq, campaign FROM past_sale
            WHERE account = ?1 AND same = ?2 AND (?3 OR (at > ?4 AND at < ?5))
            ORDER BY seq LIMIT 1
            """,
            sale.account.id, same, sale.orderKey != nil, at.advanced(by: .zero - window),
            at.advanced(by: window), body: readFirst)
    }

    private func readFirst(_ row: Row) -> FirstSale {
        FirstSale(seq: row.integer(0), campaign: row.optionalIdentifier(1))
    }
}
