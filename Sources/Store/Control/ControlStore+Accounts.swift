import Model

extension ControlStore {
    /// Adds a sub-account; throws ``StoreError/accountExists(_:)`` if its number is taken.
    package func add(_ account: SubAccount, at now: Instant) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            guard try find(account.id) == nil else {
                throw .accountExists(account.id.description)
            }
            try connection.run(
                """
                INSERT INTO sub_account (id, name, tracking_host, shop_host, time_zone, currency,
                    is_active, attribution_window_ms, repeat_window_ms, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account.id, account.name, account.trackingHost, account.shopHost,
                account.timeZone, account.currency.code, account.isActive,
                account.attributionWindow.wholeMilliseconds,
                account.repeatWindow.wholeMilliseconds, now)
            try write(account)
        }
    }

    /// The sub-account, or ``StoreError/noSuchAccount(_:)``.
    package func account(_ id: SubAccountID) throws(StoreError) -> SubAccount {
        guard let account = try find(id) else { throw .noSuchAccount(id.description) }
        return account
    }

    /// All sub-accounts by number.
    package func accounts() throws(StoreError) -> [SubAccount] {
        try connection.all(Self.accountColumns + " ORDER BY id", body: readAccount)
    }

    /// Switches the sale pixel of a sub-account on or off, which settles a request for it.
    package func setActive(_ id: SubAccountID, _ isActive: Bool) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            try connection.run("UPDATE sub_account SET is_active = ? WHERE id = ?", isActive, id)
            guard connection.changes == 1 else { throw .noSuchAccount(id.description) }
            try connection.run("DELETE FROM activation_request WHERE account = ?", id)
        }
    }

    private func find(_ id: SubAccountID) throws(StoreError) -> SubAccount? {
        try connection.first(Self.accountColumns + " WHERE id = ?", id, body: readAccount)
    }

    private static let accountColumns = """
        SELECT id, name, tracking_host, shop_host, time_zone, currency, is_active,
            attribution_window_ms, repeat_window_ms, number_style, model, landing_parameter,
            consent, honours_gpc, keeps_network, sale_secret FROM sub_account
        """

    private func readAccount(_ row: Row) throws(StoreError) -> SubAccount {
        guard let currency = Currency(row.text(5)) else {
            throw .damaged(path: connection.path, detail: "currency of sub-account \(row.text(0))")
        }
        return SubAccount(
            id: row.identifier(0), name: row.text(1), trackingHost: row.text(2),
            shopHost: row.text(3), timeZone: row.text(4), currency: currency,
            isActive: row.flag(6), attributionWindow: .milliseconds(row.integer(7)),
            repeatWindow: .milliseconds(row.integer(8)), sales: try readSettings(row))
    }
}
