import Model

/// Which hits a page shows.
package struct HitFilter: Hashable, Sendable {
    package var selection: HitSelection = .setAside
    /// Arrived at this instant or later.
    package var since: Instant?
    /// Arrived before this instant.
    package var until: Instant?
    /// Raw value of a ``SetAsideReason`` or ``UnattributedReason``.
    package var reason: String?
    /// The number of the last hit of the page before.
    package var after: Int64 = 0
    package var limit = 100

    package init() {}
}

extension ReportReader {
    /// Hits of the filter in the order they came: a page.
    package func hits(
        _ scope: SubAccountScope, _ filter: HitFilter
    ) throws(StoreError) -> [HitLine] {
        var lines: [HitLine] = []
        if filter.selection != .unattributed { lines += try setAside(scope, filter) }
        if filter.selection != .setAside { lines += try sales(scope, filter) }
        return Array(lines.sorted { $0.seq < $1.seq }.prefix(filter.limit))
    }

    private func setAside(
        _ scope: SubAccountScope, _ filter: HitFilter
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            """
            \(Self.setAsideLines)
            WHERE (?1 IS NULL OR account = ?1) AND seq > ?2 AND at >= ?3 AND at < ?4
                AND (?5 IS NULL OR reason = ?5) ORDER BY seq LIMIT ?6
            """,
            scope.account, filter.after, filter.since?.milliseconds ?? .min,
            filter.until?.milliseconds ?? .max, filter.reason, filter.limit, body: readSetAsideHit)
    }

    private func sales(
        _ scope: SubAccountScope, _ filter: HitFilter
    ) throws(StoreError) -> [HitLine] {
        try connection.all(
            """
            \(Self.saleHitLines)
            WHERE (?1 IS NULL OR account = ?1) AND seq > ?2 AND received_at >= ?3
                AND received_at < ?4 AND (?5 IS NULL OR unattributed = ?5)
                AND (?6 OR unattributed IS NOT NULL) ORDER BY seq LIMIT ?7
            """,
            scope.account, filter.after, filter.since?.milliseconds ?? .min,
            filter.until?.milliseconds ?? .max, filter.reason, filter.selection == .all,
            filter.limit, body: readSaleHit)
    }
}
