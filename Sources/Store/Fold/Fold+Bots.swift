import Attribution
import Model

/// Clicks that are judged again: by the operator's list, beside each other, and by what comes back.
extension Fold {
    /// Events before the cursor that the watch is begun with: a busy minute.
    private static let lookBack: Int64 = 20_000

    /// What a click's reason is, by itself and by its company; flags clicks before it.
    func reason(of click: Click, seq: Int64) throws(StoreError) -> ClickReason? {
        try see(click.signals.remembered, of: click.account, at: click.at)
        if let reason = BotRule(patterns: directory.bots).judge(click) { return reason }
        let flagged = clickWatch.take(click, seq: seq, links: links(of: click))
        for (other, reason) in flagged where other != seq { try suspect(other, reason) }
        return flagged[seq]
    }

    /// Clicks that came back, in a cookie or as a click id: a reader's, whatever they looked
    /// like.
    func see(
        _ clicks: [ClickID], of account: SubAccountID, at now: Instant
    ) throws(StoreError) {
        guard !clicks.isEmpty else { return }
        clickWatch.see(clicks, at: now)
        for id in clicks {
            let suspects = try connection.all(
                """
                SELECT \(ClickRow.columns), set_aside FROM click
                WHERE id = ? AND account = ? AND suspicion IS NOT NULL AND set_aside IS NOT NULL
                """, id, account
            ) { (click: ClickRow($0), old: $0.text(8)) }
            for suspect in suspects { try move(suspect.click, from: suspect.old, to: nil) }
        }
    }

    /// As above, of a sale hit that has just come, whatever becomes of it.
    func seeTouches(of folded: FoldedEvent) throws(StoreError) {
        guard case .saleHit(let hit) = folded.event, let account = hit.account else { return }
        try see(hit.touches.map(\.click), of: account, at: hit.at)
    }

    /// A click before that only its company shows to be a machine's.
    private func suspect(_ seq: Int64, _ reason: ClickReason) throws(StoreError) {
        let found = try connection.first(
            """
            SELECT \(ClickRow.columns), id FROM click
            WHERE seq = ? AND set_aside IS NULL AND suspicion IS NULL
            """, seq
        ) { (click: ClickRow($0), id: $0.identifier(8) as ClickID) }
        guard let found else { return }
        try connection.run(
            "UPDATE click SET suspicion = ? WHERE seq = ?", reason.rawValue, seq)
        guard !clickWatch.hasSeen(found.id) else { return }
        try move(found.click, from: nil, to: reason.rawValue)
        // No order finds it by its contact any more.
        try connection.run(
            """
            DELETE FROM contact_click WHERE (account, contact, at, click) =
                (SELECT account, contact, at, id FROM click WHERE seq = ?)
            """, seq)
    }

    private func move(
        _ click: ClickRow, from old: String?, to new: String?
    ) throws(StoreError) {
        try connection.run("UPDATE click SET set_aside = ? WHERE seq = ?", new, click.seq)
        rollUps.count(-1, click, setAside: old)
        rollUps.count(1, click, setAside: new)
    }

    private func links(of click: Click) -> Int {
        directory.campaigns[click.campaign]?.links.count ?? 0
    }

    /// Shows the watch what came just before: so that it matters not when the process began.
    func beginWatch(before seq: Int64) throws(StoreError) {
        let rule = BotRule(patterns: directory.bots)
        var next = max(0, seq - Self.lookBack)
        while next < seq {
            let events = try journal.read(after: next, limit: Self.batchLimit)
            guard let last = events.last?.seq else { return }
            for stored in events where stored.seq <= seq { show(stored, rule) }
            next = last
        }
    }

    private func show(_ stored: StoredEntry, _ rule: BotRule) {
        switch stored.entry.event {
        case .click(let click):
            clickWatch.see(click.signals.remembered, at: click.at)
            guard rule.judge(click) == nil else { return }
            _ = clickWatch.take(click, seq: stored.seq, links: links(of: click))
        case .saleHit(let hit):
            guard hit.account != nil else { return }
            clickWatch.see(hit.touches.map(\.click), at: hit.at)
        case nil: return
        }
    }
}
