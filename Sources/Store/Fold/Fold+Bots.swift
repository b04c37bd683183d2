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
        for (other, reason) in flagged where other != seq {
            try connection.run(
                "UPDATE click SET set_aside = ? WHERE seq = ? AND set_aside IS NULL",
                reason.rawValue, other)
        }
        return flagged[seq]
    }

    /// A sale shows that a reader clicked, whatever the click looked like.
    func redeem(_ credits: [Credit], account: SubAccountID) throws(StoreError) {
        let reasons = ClickReason.allCases.filter(\.isRedeemable).map { "'\($0.rawValue)'" }
        for touch in credits.map(\.touch) {
            // A cookie keeps whole seconds.
            try connection.run(
                """
                UPDATE click SET set_aside = NULL
                WHERE account = ? AND campaign = ? AND at >= ? AND at < ? AND id = ?
                    AND set_aside IN (\(reasons.joined(separator: ", ")))
                """,
                account, touch.campaign, touch.at, touch.at.advanced(by: .seconds(1)), touch.click)
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
