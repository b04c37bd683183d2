import Model

/// The newest hits of one sub-account, for pages that people watch.
extension ReportReader {
    /// The newest hits that were folded after number `seq`, by sub-account: what a page that
    /// shows everything up to `seq` lacks.
    package func newestHits(after seq: Int64) throws(StoreError) -> [SubAccountID: Int64] {
        let newest = try connection.all(
            """
            SELECT account, max(seq) FROM (
                SELECT account, seq FROM sale WHERE seq > ?1
                UNION ALL
                SELECT account, seq FROM set_aside WHERE seq > ?1 AND account IS NOT NULL)
            GROUP BY account
            """, seq
        ) { row in (SubAccountID(UInt64(clamping: row.integer(0))), row.integer(1)) }
        return Dictionary(uniqueKeysWithValues: newest)
    }

    /// Up to `limit` hits of the sub-account before number `end`, newest first.
    ///
    /// In the order in which they came, as far as they are among the `recent` events before
    /// `end`, which are looked through one by one. What is older is found by the time of its
    /// sale, so that a quiet sub-account among busy ones costs no scan.
    package func latestHits(
        of account: SubAccountID, _ selection: HitSelection, before end: Int64? = nil, limit: Int,
        recent: Int64 = 20_000
    ) throws(StoreError) -> [HitLine] {
        let newest = try foldedSeq()
        let end = end ?? newest + 1
        let start = max(0, end - recent)
        var lines: [HitLine] = []
        if selection != .unattributed {
            lines += try recentSetAside(account, from: start, before: end, limit)
        }
        if selection != .setAside {
            lines += try recentSales(account, selection, from: start, before: end, limit)
        }
        if lines.count < limit {
            if selection != .unattributed { lines += try olderSetAside(account, start, limit) }
            if selection != .setAside { lines += try olderSales(account, selection, start, limit) }
        }
        return Array(lines.sorted { $0.seq > $1.seq }.prefix(limit))
    }

    /// Sales of the sub-account that are looked through for unattributed ones.
    private static let scanned = 20_000

    // "+account": by number, not by the index of the sub-account, which would have to be sorted
    // (sqlite.org/optoverview.html, 9.1).
    private func recentSetAside(
        _ account: SubAccountID, from start: Int64, before end: Int64, _ limit: Int
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            Self.setAsideLines + """
                 WHERE +account = ?1 AND seq >= ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4
                """, account, start, end, limit, body: readSetAsideHit)
    }

    private func recentSales(
        _ account: SubAccountID, _ selection: HitSelection, from start: Int64, before end: Int64,
        _ limit: Int
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            Self.saleHitLines + """
                 WHERE +account = ?1 AND seq >= ?2 AND seq < ?3
                    AND (?4 OR unattributed IS NOT NULL) ORDER BY seq DESC LIMIT ?5
                """, account, start, end, selection == .all, limit, body: readSaleHit)
    }

    private func olderSetAside(
        _ account: SubAccountID, _ end: Int64, _ limit: Int
    ) throws(StoreError) -> [HitLine] {
        var lines: [HitLine] = []
        // The index is by reason first.
        for reason in SetAsideReason.allCases {
            lines += try connection.all(
                Self.setAsideLines + """
                     WHERE account = ?1 AND reason = ?2 AND seq < ?3
                    ORDER BY at DESC, seq DESC LIMIT ?4
                    """, account, reason.rawValue, end, limit, body: readSetAsideHit)
        }
        return lines
    }

    private func olderSales(
        _ account: SubAccountID, _ selection: HitSelection, _ end: Int64, _ limit: Int
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            """
            SELECT * FROM (\(Self.saleHitLines) WHERE account = ?1 AND seq < ?2
                ORDER BY day DESC, at DESC, seq DESC LIMIT ?3)
            WHERE ?4 OR unattributed IS NOT NULL LIMIT ?5
            """, account, end, Self.scanned, selection == .all, limit, body: readSaleHit)
    }
}
