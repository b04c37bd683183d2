import Attribution
import Model

/// How a sale hit became what it is, step by step.
package struct SaleExplanation: Sendable {
    /// One hit that says something of the sale.
    package struct Report: Sendable {
        package let seq: Int64
        package let at: Instant
        package let form: HitForm
        package let trust: HitTrust
        package let status: SaleStatus
        package let amount: Money?
        /// Why it is no sale of its own; `nil` for the sale.
        package let setAside: SetAsideReason?
    }

    package let account: SubAccountID?
    package let orderID: String?
    package let query: String
    /// What could not be read as it stands.
    package let notes: [SaleNote]
    /// All hits of the order, oldest first; without an order only the hit itself.
    package let reports: [Report]
    /// Of the sale; `nil` where the reports are none.
    package let gross: Money?
    package let refunded: Money?
    package let net: Money?
    package let state: SaleState?
    package let credits: [Credit]
    /// Why there are none, of a sale.
    package let unattributed: UnattributedReason?
    package let steps: [Step]
}

extension ReportReader {
    /// Explains the hit of that number; `nil` where the scope has none.
    ///
    /// Judged anew by the control tables as they are now: where a setting was changed since the
    /// fold, it says what folding again would give.
    package func explain(
        _ seq: Int64, _ scope: SubAccountScope, control: ControlStore
    ) throws(StoreError) -> SaleExplanation? {
        try explain([seq], scope, control: control)[seq]
    }

    /// The same for several hits, by their numbers.
    package func explain(
        _ seqs: [Int64], _ scope: SubAccountScope, control: ControlStore
    ) throws(StoreError) -> [Int64: SaleExplanation] {
        let judge = SaleJudge(
            connection: connection, control: control, directory: try control.directory(),
            withEmails: try control.accountsWithEmails())
        var found: [Int64: SaleExplanation] = [:]
        for seq in seqs { found[seq] = try explain(seq, scope, judge) }
        return found
    }

    private func explain(
        _ seq: Int64, _ scope: SubAccountScope, _ judge: SaleJudge
    ) throws(StoreError) -> SaleExplanation? {
        guard let found = try storedHit(seq), scope.includes(found.hit.account) else { return nil }
        guard let account = found.hit.account.flatMap({ judge.directory.accounts[$0] }) else {
            return SaleExplanation(unjudged: found.hit, seq: seq, reason: found.reason)
        }
        let sale = ReadSale(found.hit, found.entry, seq: seq, account: account)
        if let key = found.orderKey {
            let reports = try judge.reports(of: key, account: account)
            let order = try judge.order(reports)
            return SaleExplanation(sale, reports: reports, order.outcome.verdicts, order.sale)
        }
        let reason = found.reason
        let judged = reason == nil ? try judge.alone(sale) : nil
        return SaleExplanation(sale, reports: [sale], [seq: reason], judged)
    }

    /// The number of the sale, or of a hit, that an order of this sub-account is known by.
    package func hit(order: String, of account: SubAccountID) throws(StoreError) -> Int64? {
        try connection.first(
            """
            SELECT seq FROM sale WHERE account = ?1 AND order_key = ?2
            UNION ALL SELECT seq FROM set_aside WHERE account = ?1 AND order_key = ?2
            """, account, "order:" + order
        ) { $0.integer(0) }
    }

    private struct StoredHit {
        let hit: SaleHit
        let entry: JournalEntry
        let reason: SetAsideReason?
        let orderKey: String?
    }

    private func storedHit(_ seq: Int64) throws(StoreError) -> StoredHit? {
        try connection.first(
            """
            SELECT received_at, kind, body, NULL, order_key FROM sale WHERE seq = ?1
            UNION ALL
            SELECT at, kind, body, reason, order_key FROM set_aside WHERE seq = ?1
            """, seq
        ) { row in
            let entry = JournalEntry(at: row.instant(0), kind: row.integer(1), body: row.blob(2))
            guard case .saleHit(let hit) = entry.event else { return StoredHit?.none }
            return StoredHit(
                hit: hit, entry: entry,
                reason: row.optionalText(3).flatMap(SetAsideReason.init(rawValue:)),
                orderKey: row.optionalText(4))
        } ?? nil
    }
}

extension SaleExplanation {
    fileprivate init(
        _ asked: ReadSale, reports: [ReadSale], _ verdicts: [Int64: SetAsideReason?],
        _ sale: JudgedSale?
    ) {
        account = asked.account.id
        orderID = asked.parameters.orderID
        query = asked.hit.query
        notes = asked.parameters.notes
        self.reports = reports.map { report in
            Report(
                seq: report.seq, at: report.hit.at, form: report.hit.form,
                trust: report.hit.proof.trust, status: report.parameters.status,
                amount: report.parameters.amount, setAside: verdicts[report.seq] ?? nil)
        }
        gross = sale?.gross
        refunded = sale?.refunded
        net = sale?.net
        state = sale?.state
        credits = sale?.judgement.credits ?? []
        unattributed = sale?.judgement.unattributed
        steps = sale?.judgement.steps ?? []
    }

    /// Of a hit that names no sub-account that there is.
    fileprivate init(unjudged hit: SaleHit, seq: Int64, reason: SetAsideReason?) {
        account = hit.account
        orderID = nil
        query = hit.query
        notes = []
        reports = [
            Report(
                seq: seq, at: hit.at, form: hit.form, trust: hit.proof.trust, status: .sale,
                amount: nil, setAside: reason)
        ]
        (gross, refunded, net, state, credits, steps) = (nil, nil, nil, nil, [], [])
        unattributed = nil
    }
}

extension SubAccountScope {
    /// Whether it may see what is of this sub-account, or of none.
    fileprivate func includes(_ id: SubAccountID?) -> Bool {
        switch self {
        case .installation: true
        case .only(let own): own == id
        }
    }
}
