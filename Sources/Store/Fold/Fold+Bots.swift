import Attribution
import Model

/// Clicks that are judged again: by the operator's list, and beside each other.
extension Fold {
    /// Events before the cursor that the watch is begun with: a busy minute.
    private static let lookBack: Int64 = 20_000

    /// What a click's reason is, by itself and by its company; flags clicks before it.
    func reason(of click: Click, seq: Int64) throws(StoreError) -> ClickReason? {
        if let reason = BotRule(patterns: directory.bots).judge(click) { return reason }
        let flagged = clickWatch.take(click, seq: seq)
        for (other, reason) in flagged where other != seq { try suspect(other, reason) }
        return flagged[seq]
    }

    /// A click before that only its company shows to be a machine's.
    private func suspect(_ seq: Int64, _ reason: ClickReason) throws(StoreError) {
        let found = try connection.first(
            """
            SELECT \(ClickRow.columns), \(Self.isCredited) FROM click
            WHERE seq = ? AND set_aside IS NULL AND suspicion IS NULL
            """, seq
        ) { (click: ClickRow($0), isCredited: $0.flag(8)) }
        guard let found else { return }
        try connection.run(
            "UPDATE click SET suspicion = ? WHERE seq = ?", reason.rawValue, seq)
        guard !found.isCredited else { return }
        try move(found.click, from: nil, to: reason.rawValue)
        // No order finds it by its contact any more.
        try connection.run(
            """
            DELETE FROM contact_click WHERE (account, contact, at, click) =
                (SELECT account, contact, at, id FROM click WHERE seq = ?)
            """, seq)
    }

    /// Whether a sale is credited to the row of `click`. A cookie keeps whole seconds.
    private static let isCredited = """
        EXISTS (SELECT 1 FROM credit c WHERE c.click = click.id AND c.account = click.account
            AND c.campaign = click.campaign AND c.at <= click.at AND click.at < c.at + 1000)
        """

    private func move(
        _ click: ClickRow, from old: String?, to new: String?
    ) throws(StoreError) {
        guard old != new else { return }
        try connection.run("UPDATE click SET set_aside = ? WHERE seq = ?", new, click.seq)
        rollUps.count(-1, click, setAside: old)
        rollUps.count(1, click, setAside: new)
    }

    /// A sale shows that a reader clicked, whatever the click looked like: suspects count while a
    /// sale is credited to them. `clicks` are those whose credits have changed.
    func redeem(_ clicks: [ClickID]) throws(StoreError) {
        for id in clicks {
            let suspects = try connection.all(
                """
                SELECT \(ClickRow.columns), set_aside, suspicion, \(Self.isCredited) FROM click
                WHERE id = ? AND suspicion IS NOT NULL
                """, id
            ) { row in
                (
                    click: ClickRow(row), old: row.optionalText(8),
                    new: row.flag(10) ? nil : row.optionalText(9)
                )
            }
            for suspect in suspects {
                try move(suspect.click, from: suspect.old, to: suspect.new)
            }
        }
    }

    /// Shows the watch what came just before: so that it matters not when the process began.
    func beginWatch(before seq: Int64) throws(StoreError) {
        let rule = BotRule(patterns: directory.bots)
        var next = max(0, seq - Self.lookBack)
        while next < seq {
            let events = try journal.read(after: next, limit: Self.batchLimit)
            guard let last = events.last?.seq else { return }
            for stored in events where stored.seq <= seq {
                guard case .click(let click) = stored.entry.event, rule.judge(click) == nil else {
                    continue
                }
                _ = clickWatch.take(click, seq: stored.seq)
            }
            next = last
        }
    }
}
