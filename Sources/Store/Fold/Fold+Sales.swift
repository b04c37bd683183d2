import Attribution
import Model

extension Fold {
    func judge(_ hit: SaleHit, _ folded: FoldedEvent) throws(StoreError) {
        if let reason = hit.setAside, !admissions.cover(hit, reason) {
            return try setAside(folded, reason, account: hit.account, repeatOf: nil)
        }
        guard let account = hit.account.flatMap({ directory.accounts[$0] }) else {
            return try setAside(folded, .unknownAccount, account: hit.account, repeatOf: nil)
        }
        let sale = JudgedSale(hit, account: account, directory: directory)
        if let first = try firstSale(like: sale) {
            return try setAside(folded, .repeated, account: account.id, repeatOf: first)
        }
        try insert(sale, seq: folded.seq)
    }

    func setAside(
        _ folded: FoldedEvent, _ reason: SetAsideReason, account: SubAccountID?,
        repeatOf first: FirstSale?
    ) throws(StoreError) {
        let at = if case .saleHit(let hit) = folded.event { hit.at } else { folded.entry.at }
        let day = day(of: at, account: account)
        try connection.run(
            "INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            folded.seq, account, reason.rawValue, folded.entry.at, day, folded.entry.kind,
            folded.entry.body, first?.seq, first?.campaign)
        count(1, account: account, campaign: first?.campaign, day: day.number, reason.rawValue)
    }

    /// Counts one set-aside hit, or with -1 takes it off.
    private func count(
        _ sign: Int64, account: SubAccountID?, campaign: CampaignID?, day: Int64, _ reason: String
    ) {
        let key = RollUps.AsideKey(
            account: Int64(clamping: account?.value ?? 0),
            campaign: Int64(clamping: campaign?.value ?? 0), day: day,
            what: RollUps.AsideKey.saleHits, reason: reason)
        rollUps.aside[key, default: 0] += sign
    }

    /// Takes a set-aside hit out of the tables, to be judged again.
    func removeSetAside(_ seq: Int64) throws(StoreError) {
        let row = try connection.first(
            "SELECT account, campaign, day, reason FROM set_aside WHERE seq = ?", seq
        ) { row in
            (
                account: row.optionalIdentifier(0) as SubAccountID?,
                campaign: row.optionalIdentifier(1) as CampaignID?, day: row.integer(2),
                reason: row.text(3)
            )
        }
        guard let row else { return }
        count(-1, account: row.account, campaign: row.campaign, day: row.day, row.reason)
        try connection.run("DELETE FROM set_aside WHERE seq = ?", seq)
    }

    /// The sale that a repeat repeats, and what earned it.
    struct FirstSale {
        let seq: Int64
        let campaign: CampaignID?
    }

    /// The same order, or without an order id the same click, product, quantity and amount within
    /// the sub-account's window, before or after: events come out of order.
    private func firstSale(like sale: JudgedSale) throws(StoreError) -> FirstSale? {
        if let past = try pastSale(like: sale) { return past }
        let said = sale.parameters
        if let order = said.orderID {
            return try connection.first(
                "SELECT seq, campaign FROM sale WHERE account = ? AND order_id = ?",
                sale.account.id, order, body: readFirst)
        }
        guard let click = sale.click else { return nil }
        let (hit, window) = (sale.hit, sale.account.repeatWindow)
        return try connection.first(
            """
            SELECT seq, campaign FROM sale
            WHERE click = ? AND at > ? AND at < ? AND account = ? AND order_id IS NULL
                AND product IS ? AND quantity IS ? AND amount IS ? AND currency IS ?
            ORDER BY seq LIMIT 1
            """,
            click, hit.at.advanced(by: .zero - window), hit.at.advanced(by: window),
            sale.account.id, said.product, said.quantity, said.amount?.minorUnits,
            said.amount?.currency.code, body: readFirst)
    }

    /// The same among the pruned sales.
    private func pastSale(like sale: JudgedSale) throws(StoreError) -> FirstSale? {
        guard hasPastSales, let same = sale.same else { return nil }
        let isOrder = sale.parameters.orderID != nil
        let (at, window) = (sale.hit.at, sale.account.repeatWindow)
        return try connection.first(
            """
            SELECT seq, campaign FROM past_sale
            WHERE account = ?1 AND same = ?2 AND (?3 OR (at > ?4 AND at < ?5))
            ORDER BY seq LIMIT 1
            """,
            sale.account.id, same, isOrder, at.advanced(by: .zero - window),
            at.advanced(by: window), body: readFirst)
    }

    private func readFirst(_ row: Row) -> FirstSale {
        FirstSale(seq: row.integer(0), campaign: row.optionalIdentifier(1))
    }

    private func insert(_ sale: JudgedSale, seq: Int64) throws(StoreError) {
        let hit = sale.hit
        let said = sale.parameters
        let day = day(of: hit.at, account: sale.account.id)
        let contact = try contacts.number(
            of: sale.credited?.contact, account: sale.account.id)
        try connection.run(
            "INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            seq, sale.account.id, sale.credited?.campaign, sale.credited?.link, contact,
            sale.click, said.product, said.quantity, said.amount?.minorUnits,
            said.amount?.currency.code, said.orderID, hit.at, day, hit.host, hit.query,
            sale.unattributed?.rawValue, said.notes.map(\.rawValue).joined(separator: " "))
        let key = RollUps.SaleKey(
            account: Int64(clamping: sale.account.id.value),
            campaign: Int64(clamping: sale.credited?.campaign.value ?? 0), day: day.number,
            link: Int64(clamping: sale.credited?.link.value ?? 0), product: said.product ?? "",
            currency: said.amount?.currency.code ?? "")
        rollUps.count(
            1, sale: key, quantity: said.quantity.map { Int64($0) },
            amount: said.amount?.minorUnits)
    }

    /// Takes a sale out of the tables, to be judged again.
    func removeSale(_ seq: Int64) throws(StoreError) {
        let row = try connection.first(
            """
            SELECT account, campaign, day, link, product, currency, quantity, amount FROM sale
            WHERE seq = ?
            """, seq
        ) { row in
            let key = RollUps.SaleKey(
                account: row.integer(0), campaign: row.integer(1), day: row.integer(2),
                link: row.integer(3), product: row.text(4), currency: row.text(5))
            return (key: key, quantity: row.optionalInteger(6), amount: row.optionalInteger(7))
        }
        guard let row else { return }
        rollUps.count(-1, sale: row.key, quantity: row.quantity, amount: row.amount)
        try connection.run("DELETE FROM sale WHERE seq = ?", seq)
    }
}
