import Model

/// What the folder knows of one contact.
package struct ContactHistory: Sendable {
    /// Its number in the links of merged newsletters, if it got one.
    package let number: ContactNumber?
    let reportNumber: Int64?
    /// Keys of the campaigns that were merged for it.
    package let mailed: [String]
    /// Whether its addresses are known by their hashes, or an erasure of it was cut off.
    let isNamed: Bool
    package let clicks: Int64
    package let sales: Int64

    package var isKnown: Bool { number != nil || reportNumber != nil || isNamed }
}

extension ReportReader {
    /// Looks for a contact by the sender's id; goes through all clicks and sales.
    package func history(
        of reference: String, account: SubAccountID, control: ControlStore
    ) throws(StoreError) -> ContactHistory {
        let number = try connection.first(
            "SELECT number FROM contact WHERE account = ? AND name = ?", account, reference
        ) { $0.integer(0) }
        let (merged, mailed) = try control.mailings(of: reference, account: account)
        return ContactHistory(
            number: merged, reportNumber: number, mailed: mailed,
            isNamed: try control.isNamed(reference, account: account),
            clicks: try count("click", of: number), sales: try count("sale", of: number))
    }

    private func count(_ table: String, of contact: Int64?) throws(StoreError) -> Int64 {
        guard let contact else { return 0 }
        return try connection.first(
            "SELECT count(*) FROM \(table) WHERE contact = ?", contact
        ) { $0.integer(0) } ?? 0
    }

    package func eachClick(
        of history: ContactHistory, _ body: (ClickLine) -> Void
    ) throws(StoreError) {
        guard let number = history.reportNumber else { return }
        let sql = Self.clickLines + " WHERE k.contact = ? ORDER BY k.seq"
        try connection.each(sql, number) { row in body(readClick(row)) }
    }

    package func eachSale(
        of history: ContactHistory, _ body: (SaleLine) -> Void
    ) throws(StoreError) {
        guard let number = history.reportNumber else { return }
        let sql =
            Self.saleLines + " FROM sale s" + Self.saleContact
            + " WHERE s.contact = ? ORDER BY s.seq"
        try connection.each(sql, number) { row in body(readSale(row)) }
    }
}

extension ReportReader {
    /// Up to `limit` clicks behind number `seq`, by number.
    package func clicks(
        _ scope: SubAccountScope, after seq: Int64, limit: Int
    ) throws(StoreError) -> [ClickLine] {
        let sql =
            Self.clickLines
            + " WHERE k.seq > ?1 AND (?2 IS NULL OR k.account = ?2) ORDER BY k.seq LIMIT ?3"
        return try connection.all(sql, seq, scope.account, limit, body: readClick)
    }

    fileprivate static let clickLines = """
        SELECT k.seq, k.id, k.at, k.account, k.campaign, k.link, c.name, k.set_aside
        FROM click k LEFT JOIN contact c ON c.number = k.contact
        """

    fileprivate func readClick(_ row: Row) -> ClickLine {
        ClickLine(
            seq: row.integer(0), id: row.identifier(1), at: row.instant(2),
            account: row.identifier(3), campaign: row.identifier(4), link: row.identifier(5),
            contact: row.optionalText(6), setAside: row.optionalText(7))
    }
}

extension ControlStore {
    fileprivate func isNamed(
        _ reference: String, account: SubAccountID
    ) throws(StoreError) -> Bool {
        try connection.first(
            """
            SELECT EXISTS (SELECT 1 FROM contact_email WHERE account = ?1 AND contact = ?2)
                OR EXISTS (SELECT 1 FROM erasure WHERE account = ?1 AND reference = ?2)
            """, account, reference
        ) { $0.flag(0) } ?? false
    }

    /// The number of a contact, and the keys of the campaigns that were merged for it.
    fileprivate func mailings(
        of reference: String, account: SubAccountID
    ) throws(StoreError) -> (number: ContactNumber?, campaigns: [String]) {
        let number: ContactNumber? = try connection.first(
            "SELECT number FROM contact WHERE account = ? AND reference = ?", account, reference
        ) { $0.identifier(0) }
        let campaigns = try connection.all(
            """
            SELECT c.key FROM mailed m JOIN campaign c ON c.id = m.campaign
            WHERE m.contact = ? ORDER BY c.id
            """, number
        ) { $0.text(0) }
        return (number, campaigns)
    }

    /// Up to `limit` contacts of a sub-account behind number `last`, by number.
    package func contacts(
        of account: SubAccountID, after last: Int64, limit: Int
    ) throws(StoreError) -> [Contact] {
        try connection.all(
            """
            SELECT number, reference FROM contact WHERE account = ? AND number > ?
            ORDER BY number LIMIT ?
            """, account, last, limit
        ) { Contact(number: $0.identifier(0), account: account, reference: $0.text(1)) }
    }

    /// Gives numbers to contacts that have none yet, all of them or, on an error, none; how many
    /// were new.
    package func add(
        _ references: [String], account: SubAccountID
    ) throws(StoreError) -> Int {
        try connection.transaction { () throws(StoreError) in
            var added = 0
            for reference in references.sorted() {
                try connection.run(
                    "INSERT OR IGNORE INTO contact (account, reference) VALUES (?, ?)",
                    account, reference)
                added += connection.changes
            }
            return added
        }
    }
}
