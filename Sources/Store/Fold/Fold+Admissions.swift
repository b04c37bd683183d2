import Model

extension Fold {
    /// Judges again the hits that support has let in since the last time, and whatever they may
    /// change the verdict of: as if they had been let in when they came.
    func admit(after done: Int64) throws(StoreError) {
        var pending: [Int64: FoldedEvent] = [:]
        for admission in admissions.after(done) {
            for hit in try admitted(by: admission) { pending[hit.seq] = hit }
        }
        guard !pending.isEmpty else { return }
        for hit in pending.values {
            try removeSetAside(hit.seq)
            for other in try sameSales(as: hit) where pending[other.seq] == nil {
                pending[other.seq] = other
            }
        }
        for seq in pending.keys.sorted() {
            if let hit = pending[seq] { try apply(hit) }
        }
    }

    private func admitted(by admission: Admission) throws(StoreError) -> [FoldedEvent] {
        try connection.all(
            """
            SELECT seq, at, kind, body FROM set_aside
            WHERE account = ? AND reason = ? AND at >= ? AND at <= ? ORDER BY seq
            """,
            admission.account, admission.reason.rawValue, admission.since, admission.until,
            body: readEvent)
    }

    private func readEvent(_ row: Row) -> FoldedEvent {
        FoldedEvent(JournalSegment.readEntry(row))
    }

    /// Takes the sales that could be repeats of this hit, or it of them, out of the tables, with
    /// their own repeats.
    private func sameSales(as folded: FoldedEvent) throws(StoreError) -> [FoldedEvent] {
        guard case .saleHit(let hit) = folded.event,
            let read = read(hit, folded.entry, seq: folded.seq)
        else { return [] }
        // Of an order all reports are judged together in any case.
        guard read.orderKey == nil else { return [] }
        let sale = try saleJudge.alone(read)
        var found: [FoldedEvent] = []
        for seq in try sales(like: sale) {
            // Pruned from the journal: its verdict can no longer change.
            guard let stored = try journal.entry(seq) else { continue }
            found.append(FoldedEvent(stored))
            found += try connection.all(
                "SELECT seq, at, kind, body FROM set_aside WHERE repeat_of = ?", seq,
                body: readEvent)
            try removeSale(seq)
        }
        for repeated in found { try removeSetAside(repeated.seq) }
        return found
    }

    /// All sales of the same click, product, quantity and amount whenever
    /// they were made: inside such a group alone can a verdict depend on another.
    private func sales(like sale: JudgedSale) throws(StoreError) -> [Int64] {
        let said = sale.base.parameters
        guard let click = sale.click else { return [] }
        return try connection.all(
            """
            SELECT seq FROM sale
            WHERE click = ? AND account = ? AND order_key IS NULL
                AND product IS ? AND quantity IS ? AND amount IS ? AND currency IS ?
            """,
            click, sale.base.account.id, said.product, said.quantity, said.amount?.minorUnits,
            said.amount?.currency.code
        ) { $0.integer(0) }
    }
}
