import Model

/// Which sale hits are asked for.
package enum HitSelection: Sendable {
    case all, setAside, unattributed
    /// Set aside or unattributed.
    case uncredited
}

extension ReportReader {
    /// The newest hits, newest first.
    package func hits(
        _ scope: SubAccountScope, _ selection: HitSelection, limit: Int
    ) throws(StoreError) -> [HitLine] {
        var lines: [HitLine] = []
        if selection != .unattributed { lines += try setAsideHits(scope, limit: limit) }
        if selection != .setAside {
            lines += try saleHits(
                scope, limit: limit, onlyUnattributed: selection != .all)
        }
        return Array(lines.sorted { $0.seq > $1.seq }.prefix(limit))
    }

    /// How many hits of the sub-account are set aside for `reason` since an instant.
    package func setAsideCount(
        _ reason: SetAsideReason, account: SubAccountID, since: Instant
    ) throws(StoreError) -> Int64 {
        try connection.first(
            "SELECT count(*) FROM set_aside WHERE account = ? AND reason = ? AND at >= ?",
            account, reason.rawValue, since
        ) { $0.integer(0) } ?? 0
    }

    /// What speaks for and against activating a sub-account's pixel.
    package func activationCheck(_ account: SubAccount) throws(StoreError) -> ActivationCheck {
        let start = Instant(milliseconds: 0)
        return ActivationCheck(
            account,
            waiting: try setAsideCount(.notActivated, account: account.id, since: start),
            astray: try setAsideCount(.wrongHost, account: account.id, since: start))
    }

    private func setAsideHits(
        _ scope: SubAccountScope, limit: Int
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            Self.setAsideLines + " WHERE ?1 IS NULL OR account = ?1 ORDER BY seq DESC LIMIT ?2",
            scope.account, limit, body: readSetAsideHit)
    }

    private func saleHits(
        _ scope: SubAccountScope, limit: Int, onlyUnattributed: Bool
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            Self.saleHitLines + """
                 WHERE (?1 IS NULL OR account = ?1) AND (?2 = 0 OR unattributed IS NOT NULL)
                ORDER BY seq DESC LIMIT ?3
                """,
            scope.account, onlyUnattributed, limit, body: readSaleHit)
    }
}

/// How hits stand in the tables.
extension ReportReader {
    static let setAsideLines = "SELECT seq, account, reason, at, kind, body FROM set_aside"
    static let saleHitLines =
        "SELECT seq, at, account, host, query, unattributed, campaign, link FROM sale"

    func readSetAsideHit(_ row: Row) throws(StoreError) -> HitLine {
        let entry = JournalEntry(at: row.instant(3), kind: row.integer(4), body: row.blob(5))
        guard let reason = SetAsideReason(rawValue: row.text(2)) else {
            throw .damaged(path: connection.path, detail: "hit \(row.integer(0))")
        }
        let hit = if case .saleHit(let hit) = entry.event { hit } else { SaleHit?.none }
        return HitLine(
            seq: row.integer(0), at: entry.at, account: hit?.account, host: hit?.host ?? "",
            query: hit?.query ?? "", verdict: .setAside(reason))
    }

    func readSaleHit(_ row: Row) -> HitLine {
        let reason = row.optionalText(5).flatMap(UnattributedReason.init)
        return HitLine(
            seq: row.integer(0), at: row.instant(1), account: row.identifier(2),
            host: row.text(3), query: row.text(4),
            verdict: reason.map { .unattributed($0) }
                ?? .credited(row.identifier(6), row.identifier(7)))
    }
}

extension SubAccountScope {
    /// `nil` for the whole installation.
    var account: SubAccountID? {
        if case .only(let id) = self { id } else { nil }
    }
}
