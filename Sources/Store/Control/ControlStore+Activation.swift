import Model

/// Somebody asks support to activate a sub-account's sale pixel.
package struct ActivationRequest: Hashable, Sendable {
    package let account: SubAccountID
    /// As the person was called then.
    package let actor: String
    package let madeAt: Instant
}

extension ControlStore {
    /// Asks for the activation; a second request leaves the first as it is.
    package func requestActivation(
        of account: SubAccountID, by actor: String, at now: Instant
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO activation_request (account, actor, made_at) VALUES (?, ?, ?)
            """, account, actor, now)
    }

    /// What waits for support, oldest first: requests of sub-accounts that are still off.
    package func activationRequests() throws(StoreError) -> [ActivationRequest] {
        try connection.all(
            """
            SELECT account, actor, made_at FROM activation_request
            JOIN sub_account ON sub_account.id = account WHERE is_active = 0 ORDER BY made_at
            """
        ) { row in
            ActivationRequest(
                account: row.identifier(0), actor: row.text(1), madeAt: row.instant(2))
        }
    }
}
