import Model

/// A page's report that can change nothing about its order: set aside without judging all its
/// reports anew, or an order that is reported without end would hold up the fold.
struct EndlessOrder {
    let connection: Connection
    let key: String
    let report: ReadSale

    /// Reports of one order that pages may add to; the shop's word is always heard.
    static let longest = 500

    /// The order as it stands.
    struct Standing {
        /// `nil` where it is no sale.
        let sale: Fold.FirstSale?
    }

    /// How the order stands whatever the report says; `nil` if it has to be judged anew.
    var standing: Standing? {
        get throws(StoreError) {
            guard !report.hit.proof.trust.isShop, try isNewest else { return nil }
            let found = try connection.first(
                """
                SELECT seq, campaign, unattributed IS NULL FROM sale
                WHERE account = ? AND order_key = ?
                """, report.account.id, key
            ) { row in
                (
                    sale: Fold.FirstSale(seq: row.integer(0), campaign: row.optionalIdentifier(1)),
                    isCredited: row.flag(2)
                )
            }
            if try isTooLong { return Standing(sale: found?.sale) }
            guard let found, !report.isConsentRefused,
                found.isCredited || !report.namesClicks
            else { return nil }
            return Standing(sale: found.sale)
        }
    }

    /// One that support lets in later may come before what is known.
    private var isNewest: Bool {
        get throws(StoreError) {
            let newest = try connection.first(
                """
                SELECT max((SELECT coalesce(max(seq), 0) FROM sale
                        WHERE account = ?1 AND order_key = ?2),
                    (SELECT coalesce(max(seq), 0) FROM set_aside
                        WHERE account = ?1 AND order_key = ?2))
                """, report.account.id, key
            ) { $0.integer(0) }
            return report.seq > newest ?? 0
        }
    }

    private var isTooLong: Bool {
        get throws(StoreError) {
            let count = try connection.first(
                """
                SELECT count(*) FROM (SELECT 1 FROM set_aside
                    WHERE account = ? AND order_key = ? LIMIT \(Self.longest))
                """, report.account.id, key
            ) { $0.integer(0) }
            return count == Int64(Self.longest)
        }
    }
}

extension ReadSale {
    /// Whether it brings anything by which a click could be found.
    fileprivate var namesClicks: Bool { !hit.touches.isEmpty || parameters.contact != nil }
}
