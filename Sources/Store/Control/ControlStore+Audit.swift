import Model

extension ControlStore {
    /// Makes a change and notes who made it, both or neither.
    package func audited<Value>(
        _ action: AuditAction, by actor: Actor, account: SubAccountID? = nil,
        subject: String = "", at now: Instant, _ change: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try connection.transaction { () throws(StoreError) in
            let value = try change()
            try note(action, by: actor, account: account, subject: subject, at: now)
            return value
        }
    }

    /// Notes a change.
    package func note(
        _ action: AuditAction, by actor: Actor, account: SubAccountID? = nil,
        subject: String = "", at now: Instant
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO audit (at, actor_id, actor, account, action, subject)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            now, actor.id, actor.name, account, action.rawValue, subject)
    }

    /// The newest changes, newest first: of one sub-account or all, older than `before`.
    package func audit(
        of account: SubAccountID? = nil, before: Int64? = nil, limit: Int
    ) throws(StoreError) -> [AuditEntry] {
        try connection.all(
            """
            SELECT id, at, actor_id, actor, account, action, subject FROM audit
            WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR id < ?2)
            ORDER BY id DESC LIMIT ?3
            """,
            account, before, limit, body: readAuditEntry)
    }

    private func readAuditEntry(_ row: Row) throws(StoreError) -> AuditEntry {
        guard let action = AuditAction(rawValue: row.text(5)) else {
            throw .damaged(path: connection.path, detail: "audit \(row.integer(0))")
        }
        let user: UserID? = row.optionalIdentifier(2)
        return AuditEntry(
            id: row.integer(0), at: row.instant(1),
            actor: user.map { .user($0, name: row.text(3)) } ?? .commandLine,
            account: row.optionalIdentifier(4), action: action, subject: row.text(6))
    }
}

extension Actor {
    fileprivate var id: UserID? {
        if case .user(let id, _) = self { id } else { nil }
    }

    fileprivate var name: String {
        if case .user(_, let name) = self { name } else { "" }
    }
}
