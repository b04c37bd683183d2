import Model

extension ControlStore {
    /// Puts contacts, by the sender's ids, on a list or segment; all of them or, on an error,
    /// none. Who is on it already stays.
    ///
    /// Throws ``StoreError/noSuchAccount(_:)``.
    package func add(
        _ contacts: [String], toList list: String, of account: SubAccountID
    ) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            _ = try self.account(account)
            for contact in contacts {
                try connection.run(
                    "INSERT OR IGNORE INTO contact_list VALUES (?, ?, ?)", account, list, contact)
            }
        }
    }

    /// The lists of a sub-account with how many contacts are on each, by name.
    package func lists(
        of account: SubAccountID
    ) throws(StoreError) -> [(name: String, contacts: Int64)] {
        try connection.all(
            "SELECT list, count(*) FROM contact_list WHERE account = ? GROUP BY 1", account
        ) { ($0.text(0), $0.integer(1)) }
    }
}
