import Model

extension ControlStore {
    /// Sets what one unit of a currency is worth in the sub-account's own from a day on, in the
    /// place of the rate of that day if there was one.
    ///
    /// Throws ``StoreError/noSuchAccount(_:)``.
    package func set(_ rate: DatedRate, of account: SubAccountID) throws(StoreError) {
        _ = try self.account(account)
        try connection.run(
            """
            INSERT INTO exchange_rate VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET rate = excluded.rate
            """, account, rate.currency.code, rate.since, rate.rate.description)
    }

    /// Removes the rate of that currency and day; `false` when there was none.
    package func removeRate(
        _ currency: Currency, since: Day, of account: SubAccountID
    ) throws(StoreError) -> Bool {
        try connection.run(
            "DELETE FROM exchange_rate WHERE account = ? AND currency = ? AND since = ?",
            account, currency.code, since)
        return connection.changes == 1
    }

    /// By currency and day, oldest first.
    package func rates(of account: SubAccountID) throws(StoreError) -> [DatedRate] {
        try connection.all(
            """
            SELECT currency, since, rate FROM exchange_rate WHERE account = ? ORDER BY 1, 2
            """, account
        ) { row throws(StoreError) in
            guard let currency = Currency(row.text(0)), let rate = ExchangeRate(row.text(2)) else {
                throw .damaged(path: connection.path, detail: "rates of sub-account \(account)")
            }
            return DatedRate(currency: currency, since: Day(number: row.integer(1)), rate: rate)
        }
    }
}
