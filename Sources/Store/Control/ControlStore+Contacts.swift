import Model

extension ControlStore {
    /// Gives each of the sender's contact ids its number (the one it had, or a new one), and
    /// notes that these contacts get the campaign; all of them or, on an error, none.
    package func enlist(
        _ references: [String], account: SubAccountID, campaign: CampaignID
    ) throws(StoreError) -> [ContactNumber] {
        try connection.transaction { () throws(StoreError) in
            var numbers: [ContactNumber] = []
            numbers.reserveCapacity(references.count)
            for reference in references {
                let number = try enlist(reference, account: account)
                try connection.run(
                    "INSERT OR IGNORE INTO mailed (campaign, contact) VALUES (?, ?)",
                    campaign, number)
                numbers.append(number)
            }
            return numbers
        }
    }

    private func enlist(
        _ reference: String, account: SubAccountID
    ) throws(StoreError) -> ContactNumber {
        let known: ContactNumber? = try connection.first(
            "SELECT number FROM contact WHERE account = ? AND reference = ?", account, reference
        ) { $0.identifier(0) }
        if let known { return known }
        try connection.run(
            "INSERT INTO contact (account, reference) VALUES (?, ?)", account, reference)
        return ContactNumber(UInt64(clamping: connection.lastInsertedRow))
    }

    /// The sender's id for a contact of this sub-account.
    package func reference(
        of number: ContactNumber, account: SubAccountID
    ) throws(StoreError) -> String? {
        try connection.first(
            "SELECT reference FROM contact WHERE number = ? AND account = ?", number, account
        ) { $0.text(0) }
    }

    /// How many contacts the campaign was merged for; 0 where the sending platform merges.
    package func mailedCount(_ campaign: CampaignID) throws(StoreError) -> Int64 {
        try connection.first("SELECT count(*) FROM mailed WHERE campaign = ?", campaign) {
            $0.integer(0)
        } ?? 0
    }
}
