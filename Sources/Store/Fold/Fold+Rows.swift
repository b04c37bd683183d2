import Attribution
import Model

/// The rows of sales and set-aside hits, with what they add to the roll-ups.
extension Fold {
    func setAside(
        _ folded: FoldedEvent, _ reason: SetAsideReason, account: SubAccountID?,
        repeatOf first: FirstSale?, orderKey: String? = nil
    ) throws(StoreError) {
        let at = if case .saleHit(let hit) = folded.event { hit.at } else { folded.entry.at }
        let day = day(of: at, account: account)
        try connection.run(
            "INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            folded.seq, account, reason.rawValue, folded.entry.at, day, folded.entry.kind,
            folded.entry.body, first?.seq, first?.campaign,
            orderKey)
        count(1, account: account, campaign: first?.campaign, day: day.number, reason.rawValue)
    }

    /// Counts one set-aside hit, or with -1 takes it off.
    private func count(
        _ sign: Int64, account: SubAccountID?, campaign: CampaignID?, day: Int64, _ reason: String
    ) {
        let key = RollUps.AsideKey(
            account: Int64(clamping: account?.value ?? 0),
            campaign: Int64(clamping: campaign?.value ?? 0), day: day, link: 0,
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

    func insert(_ sale: JudgedSale) throws(StoreError) {
        let (base, hit, said) = (sale.base, sale.base.hit, sale.base.parameters)
        let account = base.account.id
        let leading = sale.judgement.leading
        let (day, hour) = time(of: base.at, account: account)
        let delay = leading.map { PurchaseDelay(from: $0.touch.at, to: base.at) }
        try connection.run(
            """
            INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            base.seq, account, leading?.touch.campaign, leading?.touch.link,
            try contacts.number(of: leading?.touch.contact, account: account), sale.click,
            said.product, said.quantity, sale.net?.minorUnits, sale.net?.currency.code,
            said.orderID, base.at, day, hit.host, hit.query,
            sale.judgement.unattributed?.rawValue,
            base.notes, base.entry.kind, base.entry.body,
            base.entry.at, base.orderKey, sale.gross?.minorUnits, sale.refunded?.minorUnits,
            sale.state.rawValue, leading?.rung.rawValue, Int64(hit.form.rawValue),
            Int64(hit.proof.trust.rawValue), hour, delay?.rawValue)
        rollUps.count(
            1, sale: sale.rollUpKey(on: day), quantity: said.quantity.map { Int64($0) },
            amount: sale.net?.minorUnits, products: sale.products)
        try insertLines(of: sale)
        let traits = try traits(of: base.seq)
        if let traits { rollUps.countTraits(1, of: traits) }
        try insert(sale.judgement.credits, of: base)
    }

    private func insert(_ credits: [Credit], of sale: ReadSale) throws(StoreError) {
        let account = sale.account.id
        for (place, credit) in credits.enumerated() {
            try connection.run(
                "INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sale.seq, place, account, credit.touch.campaign, credit.touch.link,
                try contacts.number(of: credit.touch.contact, account: account),
                credit.touch.click, credit.rung.rawValue, credit.weight,
                credit.amount?.minorUnits, credit.touch.at)
        }
    }

    /// Only of orders with several lines: a single one says what the sale itself says.
    private func insertLines(of sale: JudgedSale) throws(StoreError) {
        guard sale.base.parameters.lines.count > 1 else { return }
        for (place, sold) in sale.products.enumerated() {
            try connection.run(
                "INSERT INTO sale_line VALUES (?, ?, ?, ?, ?)", sale.base.seq, place,
                sold.product, sold.quantity, sold.amount)
        }
    }

    /// Takes the lines of a sale out of the tables; what they had counted.
    private func removeLines(of seq: Int64) throws(StoreError) -> [RollUps.Sold] {
        let lines = try connection.all(
            "SELECT product, quantity, amount FROM sale_line WHERE sale = ?", seq
        ) { row in
            RollUps.Sold(
                product: row.text(0), quantity: row.optionalInteger(1),
                amount: row.optionalInteger(2))
        }
        if !lines.isEmpty { try connection.run("DELETE FROM sale_line WHERE sale = ?", seq) }
        return lines
    }

    private func traits(of seq: Int64) throws(StoreError) -> SaleTraits? {
        try connection.first(
            "SELECT \(SaleTraits.columns) FROM sale WHERE seq = ?", seq, body: SaleTraits.init)
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
        let lines = try removeLines(of: seq)
        let whole = RollUps.Sold(
            product: row.key.product, quantity: row.quantity, amount: row.amount)
        rollUps.count(
            -1, sale: row.key, quantity: row.quantity, amount: row.amount,
            products: lines.isEmpty ? [whole] : lines)
        if let traits = try traits(of: seq) { rollUps.countTraits(-1, of: traits) }
        try connection.run("DELETE FROM credit WHERE sale = ?", seq)
        try connection.run("DELETE FROM sale WHERE seq = ?", seq)
    }
}

extension JudgedSale {
    fileprivate func rollUpKey(on day: Day) -> RollUps.SaleKey {
        let touch = judgement.leading?.touch
        return RollUps.SaleKey(
            account: Int64(clamping: base.account.id.value),
            campaign: Int64(clamping: touch?.campaign.value ?? 0), day: day.number,
            link: Int64(clamping: touch?.link.value ?? 0),
            product: "", currency: net?.currency.code ?? "")
    }

    /// What each product of its lines adds to the roll-up by product.
    fileprivate var products: [RollUps.Sold] {
        base.parameters.products(net: net).map { share in
            RollUps.Sold(
                product: share.product ?? "", quantity: share.quantity.map { Int64($0) },
                amount: share.amount?.minorUnits)
        }
    }
}

extension FoldedEvent {
    init(_ sale: ReadSale) {
        self.init(StoredEntry(seq: sale.seq, entry: sale.entry))
    }
}
