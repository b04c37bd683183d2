import Model

/// The contacts of the report tables by number: the same number whether SaleTrail or the sending
/// platform merged the contact into the link.
final class ContactNumbers {
    struct Key: Hashable {
        let account: SubAccountID
        let name: ContactName
    }

    private struct Named: Comparable {
        let account: SubAccountID
        let name: String
        let key: Key

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.name) < (right.account, right.name)
        }
    }

    private let connection: Connection
    private let control: ControlStore
    /// Of the current batch only: a batch that is rolled back takes its numbers with it.
    private var known: [Key: Int64] = [:]

    init(_ connection: Connection, control: ControlStore) {
        self.connection = connection
        self.control = control
    }

    func beginBatch() { known.removeAll(keepingCapacity: true) }

    /// Finds or makes the numbers of all these contacts, in the order of the index, so that its
    /// pages are touched once each.
    func prepare(_ keys: Set<Key>) throws(StoreError) {
        for named in try names(keys.filter { known[$0] == nil }).sorted() {
            known[named.key] = try number(account: named.account, name: named.name)
        }
    }

    /// The number of one contact.
    func number(of name: ContactName?, account: SubAccountID) throws(StoreError) -> Int64? {
        guard let name else { return nil }
        let key = Key(account: account, name: name)
        if known[key] == nil { try prepare([key]) }
        return known[key]
    }

    private func names(_ keys: Set<Key>) throws(StoreError) -> [Named] {
        var found: [Named] = []
        found.reserveCapacity(keys.count)
        var numbered: [(number: ContactNumber, key: Key)] = []
        for key in keys {
            switch key.name {
            case .reference(let text): found.append(Named(account: key.account, name: text, key: key))
            case .number(let number): numbered.append((number, key))
            }
        }
        guard !numbered.isEmpty else { return found }
        numbered.sort { $0.number < $1.number }
        // One short read transaction: each statement alone would lock the file anew.
        return try control.reading { () throws(StoreError) in
            for (number, key) in numbered {
                let name = try control.reference(of: number, account: key.account) ?? "#\(number)"
                found.append(Named(account: key.account, name: name, key: key))
            }
            return found
        }
    }

    private func number(account: SubAccountID, name: String) throws(StoreError) -> Int64 {
        let known = try connection.first(
            "SELECT number FROM contact WHERE account = ? AND name = ?", account, name
        ) { $0.integer(0) }
        if let known { return known }
        try connection.run("INSERT INTO contact (account, name) VALUES (?, ?)", account, name)
        return connection.lastInsertedRow
    }
}
