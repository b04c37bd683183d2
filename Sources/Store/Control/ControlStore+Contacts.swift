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

extension ControlStore {
    /// Puts a nameless contact in the place of one that is to be forgotten: the number it had, if
    /// it had one, and the number that stands for it now.
    func replaceContact(
        _ reference: String, account: SubAccountID
    ) throws(StoreError) -> (old: ContactNumber?, new: ContactNumber) {
        return try connection.transaction { () throws(StoreError) in
            let old: ContactNumber? = try connection.first(
                "SELECT number FROM contact WHERE account = ? AND reference = ?", account, reference
            ) { $0.identifier(0) }
            // A number of its own: the old one stands in the links that were sent.
            try connection.run(
                "INSERT INTO contact (account, reference) VALUES (?, 'erased')", account)
            let new = ContactNumber(UInt64(clamping: connection.lastInsertedRow))
            try connection.run(
                "UPDATE contact SET reference = 'erased-' || number WHERE number = ?", new)
            try connection.run(
                "UPDATE contact_list SET contact = ? WHERE account = ? AND contact = ?",
                "erased-\(new)", account, reference)
            try connection.run(
                "DELETE FROM contact_email WHERE account = ? AND contact = ?", account, reference)
            if let old {
                try connection.run("UPDATE mailed SET contact = ? WHERE contact = ?", new, old)
                try connection.run("DELETE FROM contact WHERE number = ?", old)
            }
            return (old, new)
        }
    }
}
