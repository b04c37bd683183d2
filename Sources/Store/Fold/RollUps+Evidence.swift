import Model

/// How sales found their click, and what went back of them, by campaign and day.
extension RollUps {
    struct EvidenceKey: Hashable, Comparable {
        let account, campaign, day: Int64
        /// Empty for a sale without a click.
        let rung: String
        let currency: String

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.campaign, left.day, left.rung, left.currency)
                < (right.account, right.campaign, right.day, right.rung, right.currency)
        }
    }

    /// Amounts in two parts, as in `SaleSums`.
    struct EvidenceSums: Equatable {
        var sales: Int64 = 0
        var gross = Parts()
        var refunded = Parts()

        struct Parts: Equatable {
            var millions: Int64 = 0
            var rest: Int64 = 0

            mutating func add(_ sign: Int64, _ amount: Int64?) {
                millions += sign * ((amount ?? 0) / SaleSums.million)
                rest += sign * ((amount ?? 0) % SaleSums.million)
            }
        }
    }

    /// Counts one sale, or with -1 takes it off.
    mutating func count(
        _ sign: Int64, evidence key: EvidenceKey, gross: Int64?, refunded: Int64?
    ) {
        evidence[key, default: EvidenceSums()].sales += sign
        evidence[key]?.gross.add(sign, gross)
        evidence[key]?.refunded.add(sign, refunded)
    }

    func writeEvidence(_ connection: Connection) throws(StoreError) {
        for key in evidence.keys.sorted() {
            guard let sums = evidence[key], sums != EvidenceSums() else { continue }
            try connection.run(
                """
                INSERT INTO evidence_day VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET sales = sales + excluded.sales,
                    gross_millions = gross_millions + excluded.gross_millions,
                    gross_rest = gross_rest + excluded.gross_rest,
                    refunded_millions = refunded_millions + excluded.refunded_millions,
                    refunded_rest = refunded_rest + excluded.refunded_rest
                """,
                key.account, key.campaign, key.day, key.rung, key.currency, sums.sales,
                sums.gross.millions, sums.gross.rest, sums.refunded.millions, sums.refunded.rest)
            guard sums.sales < 0 else { continue }
            try connection.run(
                """
                DELETE FROM evidence_day WHERE account = ? AND campaign = ? AND day = ?
                    AND rung = ? AND currency = ? AND era = 0 AND sales = 0
                """, key.account, key.campaign, key.day, key.rung, key.currency)
        }
    }
}
