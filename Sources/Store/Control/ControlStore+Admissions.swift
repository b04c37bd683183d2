import Model

/// Support's word that set-aside hits count after all.
package struct Admission: Hashable, Sendable {
    let id: Int64
    let account: SubAccountID
    let reason: SetAsideReason
    let since: Instant
    let until: Instant
}

/// All admissions, oldest first.
struct Admissions {
    private let all: [Admission]

    init(_ all: [Admission] = []) { self.all = all }

    /// The newest one's number, 0 where there is none.
    var newest: Int64 { all.last?.id ?? 0 }

    func after(_ id: Int64) -> ArraySlice<Admission> { all.drop { $0.id <= id } }

    func upTo(_ id: Int64) -> Admissions { Admissions(all.filter { $0.id <= id }) }

    func cover(_ hit: SaleHit, _ reason: SetAsideReason) -> Bool {
        all.contains {
            $0.account == hit.account && $0.reason == reason && $0.since <= hit.at
                && hit.at <= $0.until
        }
    }
}

extension ControlStore {
    /// Lets in the sub-account's hits that were set aside for `reason` from `since` until now;
    /// the next fold counts them.
    package func admit(
        _ reason: SetAsideReason, account: SubAccountID, since: Instant, until now: Instant
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO admission (account, reason, since, until, made_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            account, reason.rawValue, since, now, now)
    }

    func admissions() throws(StoreError) -> Admissions {
        let all = try connection.all(
            "SELECT id, account, reason, since, until FROM admission ORDER BY id"
        ) { row throws(StoreError) in
            guard let reason = SetAsideReason(rawValue: row.text(2)) else {
                throw .damaged(path: connection.path, detail: "admission \(row.integer(0))")
            }
            return Admission(
                id: row.integer(0), account: row.identifier(1), reason: reason,
                since: row.instant(3), until: row.instant(4))
        }
        return Admissions(all)
    }
}
