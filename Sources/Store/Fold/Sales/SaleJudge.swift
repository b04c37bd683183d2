import Attribution
import Model

/// Judges sales by what the tables hold: for the fold, and to explain its verdicts afterwards.
struct SaleJudge {
    let connection: Connection
    let control: ControlStore
    let directory: Directory
    /// Sub-accounts that know contacts' addresses.
    let withEmails: Set<SubAccountID>

    /// Clicks of an order's contact that are looked at.
    private static let contactLimit = 20

    /// A sale that names no order.
    func alone(_ sale: ReadSale) throws(StoreError) -> JudgedSale {
        let judgement = try judge(sale, of: sale, net: sale.parameters.amount)
        return JudgedSale(
            base: sale, judgement: judgement, gross: sale.parameters.amount, refunded: nil,
            net: sale.parameters.amount, state: .sale, click: click(judgement, sale))
    }

    /// All reports of one order, in the order they came.
    func order(_ reports: [ReadSale]) throws(StoreError) -> JudgedOrder {
        let window = reports[0].account.repeatWindow
        let outcome = OrderRule.judge(reports.map(\.report), repeatWindow: window)
        guard outcome.isCounted, let base = reports.first(where: { $0.seq == outcome.base }) else {
            return JudgedOrder(outcome: outcome, sale: nil)
        }
        // The shop's own word first: anybody may report a number before the shop does. Then what
        // a browser says soon after; what comes later from anybody knows nothing.
        let end = base.hit.at.advanced(by: window)
        let shop = reports.filter { $0.hit.proof.trust.isShop }
        let others = reports.filter { !$0.hit.proof.trust.isShop && $0.hit.at < end }
        let judgement = try judge(shop + others, base, net: outcome.net)
        let state: SaleState =
            outcome.isWhollyRefunded
            ? .refunded : outcome.refunded == nil ? .sale : .partlyRefunded
        let sale = JudgedSale(
            base: base, judgement: judgement, gross: outcome.gross, refunded: outcome.refunded,
            net: outcome.net, state: state,
            click: judgement.unattributed == .noConsent ? nil : click(judgement, base))
        return JudgedOrder(outcome: outcome, sale: sale)
    }

    /// The first that finds a click decides; where none does, what `base` lacks is told. A buyer
    /// who said no to one of them said no to all.
    private func judge(
        _ witnesses: [ReadSale], _ base: ReadSale, net: Money?
    ) throws(StoreError) -> Judgement {
        if witnesses.contains(where: \.isConsentRefused) {
            return AttributionRule(account: base.account, directory: directory).judge(
                SaleEvidence(isConsentWithheld: true), soldAt: base.at, net: net)
        }
        for witness in witnesses {
            let judgement = try judge(witness, of: base, net: net)
            if !judgement.credits.isEmpty { return judgement }
        }
        return try judge(base, of: base, net: net)
    }

    private func judge(
        _ witness: ReadSale, of base: ReadSale, net: Money?
    ) throws(StoreError) -> Judgement {
        let rule = AttributionRule(account: witness.account, directory: directory)
        let touches = try contactTouches(witness, soldAt: base.at)
        let evidence = SaleEvidence(witness.hit, contactTouches: touches)
        return rule.judge(evidence, soldAt: base.at, reportedAt: base.hit.at, net: net)
    }

    private func click(_ judgement: Judgement, _ sale: ReadSale) -> ClickID? {
        judgement.leading?.touch.click ?? SaleEvidence(sale.hit).newestTouch?.click
    }

    /// The newest clicks of the contact whose address the order names, without those that only
    /// a machine made.
    private func contactTouches(
        _ sale: ReadSale, soldAt: Instant
    ) throws(StoreError) -> [Touch] {
        let account = sale.account
        guard withEmails.contains(account.id), !sale.hit.proof.isConsentWithheld,
            case .hash(let hash) = sale.parameters.contact,
            let contact = try control.contact(hash: hash, of: account.id)
        else { return [] }
        return try connection.all(
            """
            SELECT campaign, link, at, click FROM contact_click
            WHERE account = ?1 AND at >= ?3 AND at <= ?4 AND contact =
                (SELECT number FROM contact WHERE account = ?1 AND name = ?2)
                AND NOT EXISTS (SELECT 1 FROM click k WHERE k.id = contact_click.click
                    AND k.suspicion IS NOT NULL AND k.set_aside IS NOT NULL
                    AND k.account = ?1)
            ORDER BY at DESC LIMIT ?5
            """,
            account.id, contact, soldAt.advanced(by: .zero - account.attributionWindow), soldAt,
            Self.contactLimit
        ) { row in
            Touch(
                campaign: row.identifier(0), link: row.identifier(1),
                contact: .reference(contact), at: row.instant(2), click: row.identifier(3))
        }
    }

    /// The reports of an order that are in the tables already, oldest first.
    func reports(
        of key: String, account: SubAccount
    ) throws(StoreError) -> [ReadSale] {
        let found = try connection.all(
            """
            SELECT seq, kind, body, received_at FROM sale WHERE account = ?1 AND order_key = ?2
            UNION ALL
            SELECT seq, kind, body, at FROM set_aside WHERE account = ?1 AND order_key = ?2
            ORDER BY seq
            """, account.id, key
        ) { row in
            (seq: row.integer(0), kind: row.integer(1), body: row.blob(2), at: row.instant(3))
        }
        return found.compactMap { row in
            let entry = JournalEntry(at: row.at, kind: row.kind, body: row.body)
            guard case .saleHit(let hit) = entry.event else { return nil }
            return ReadSale(hit, entry, seq: row.seq, account: account)
        }
    }
}
