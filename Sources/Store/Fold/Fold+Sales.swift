import Attribution
import Model

/// Sales: judged alone, or with all other reports of their order.
extension Fold {
    func judge(
        _ hit: SaleHit, _ entry: JournalEntry, seq: Int64
    ) throws(StoreError) {
        if let reason = hit.setAside, !admissions.cover(hit, reason) {
            return try setAside(entry, reason, account: hit.account, seq: seq)
        }
        guard let account = hit.account.flatMap({ directory.accounts[$0] }) else {
            return try setAside(entry, .unknownAccount, account: hit.account, seq: seq)
        }
        let sale = ReadSale(hit, entry, seq: seq, account: account)
        if sale.parameters.isTest {
            return try setAside(entry, .test, account: account.id, seq: seq)
        }
        if let key = sale.orderKey { return try judgeOrder(key, adding: sale) }
        if let reason = sale.parameters.standaloneObstacle {
            return try setAside(entry, reason, account: account.id, seq: seq)
        }
        let judged = try saleJudge.alone(sale)
        if let first = try firstSale(like: judged) {
            return try setAside(
                entry, .repeated, account: account.id, seq: seq, repeatOf: first)
        }
        try insert(judged)
    }

    /// Judges an order anew with one more report.
    private func judgeOrder(_ key: String, adding sale: ReadSale) throws(StoreError) {
        let account = sale.account.id
        let known = try saleJudge.reports(of: key, account: sale.account)
        let order = try saleJudge.order((known + [sale]).sorted { $0.seq < $1.seq })
        for report in known { try remove(report.seq) }
        for report in known + [sale] {
            guard case .some(let reason?) = order.outcome.verdicts[report.seq] else { continue }
            try setAside(
                report.entry, reason, account: account, seq: report.seq,
                repeatOf: order.sale?.base.seq, orderKey: key)
        }
        if let sale = order.sale { try insert(sale) }
    }

    /// The sale that this one repeats without an order id: the same click, product, quantity and
    /// amount within the sub-account's window, before or after: a hit that is let in late is
    /// judged after sales that came later.
    private func firstSale(like sale: JudgedSale) throws(StoreError) -> Int64? {
        guard let click = sale.click else { return nil }
        let (said, account) = (sale.base.parameters, sale.base.account)
        let (at, window) = (sale.base.at, account.repeatWindow)
        return try connection.first(
            """
            SELECT seq FROM sale
            WHERE click = ? AND at > ? AND at < ? AND account = ? AND order_key IS NULL
                AND product IS ? AND quantity IS ? AND amount IS ? AND currency IS ?
            """,
            click, at.advanced(by: .zero - window), at.advanced(by: window), account.id,
            said.product, said.quantity, said.amount?.minorUnits, said.amount?.currency.code
        ) { $0.integer(0) }
    }

    /// Judges again the hits that support has let in since the last time.
    func admit(after done: Int64) throws(StoreError) {
        for admission in admissions.after(done) {
            let hits = try connection.all(
                """
                SELECT seq, at, kind, body FROM set_aside
                WHERE account = ? AND reason = ? AND at >= ? AND at <= ? ORDER BY seq
                """,
                admission.account, admission.reason.rawValue, admission.since, admission.until
            ) { row in
                let entry = JournalEntry(
                    at: row.instant(1), kind: row.integer(2), body: row.blob(3))
                return StoredEntry(seq: row.integer(0), entry: entry)
            }
            for hit in hits {
                try connection.run("DELETE FROM set_aside WHERE seq = ?", hit.seq)
                try apply(hit)
            }
        }
    }
}

// MARK: Rows

extension Fold {
    func setAside(
        _ entry: JournalEntry, _ reason: SetAsideReason, account: SubAccountID?, seq: Int64,
        repeatOf first: Int64? = nil, orderKey: String? = nil
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO set_aside (seq, account, reason, at, kind, body, repeat_of, order_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            seq, account, reason.rawValue, entry.at, entry.kind, entry.body, first, orderKey)
    }

    private func remove(_ seq: Int64) throws(StoreError) {
        try connection.run("DELETE FROM set_aside WHERE seq = ?", seq)
        try connection.run("DELETE FROM credit WHERE sale = ?", seq)
        try connection.run("DELETE FROM sale WHERE seq = ?", seq)
    }

    private func insert(_ sale: JudgedSale) throws(StoreError) {
        let (base, hit, said) = (sale.base, sale.base.hit, sale.base.parameters)
        let account = base.account.id
        let leading = sale.judgement.leading
        try connection.run(
            """
            INSERT INTO sale (seq, account, campaign, link, contact, click, product, quantity,
                amount, currency, order_id, at, day, host, query, unattributed, notes, kind, body,
                received_at, order_key, gross, refunded, status, rung, form, trust)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?)
            """,
            base.seq, account, leading?.touch.campaign, leading?.touch.link,
            try name(of: leading?.touch.contact, account: account), sale.click, said.product,
            said.quantity, sale.net?.minorUnits, sale.net?.currency.code, said.orderID, base.at,
            day(of: base.at, account: account), hit.host, hit.query,
            sale.judgement.unattributed?.rawValue,
            said.notes.map(\.rawValue).joined(separator: " "), base.entry.kind, base.entry.body,
            base.entry.at, base.orderKey, sale.gross?.minorUnits, sale.refunded?.minorUnits,
            sale.state.rawValue, leading?.rung.rawValue, Int64(hit.form.rawValue),
            Int64(hit.proof.trust.rawValue))
        try redeem(sale.judgement.credits, account: account)
        for (place, credit) in sale.judgement.credits.enumerated() {
            try connection.run(
                "INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                base.seq, place, account, credit.touch.campaign, credit.touch.link,
                try name(of: credit.touch.contact, account: account), credit.touch.click,
                credit.rung.rawValue, credit.weight, credit.amount?.minorUnits, base.at)
        }
    }
}
