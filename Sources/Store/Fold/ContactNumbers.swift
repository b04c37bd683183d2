import Model

/// The contacts of the report tables by number: the same number whether SaleTrail or the sending
/// platform merged the contact into the link.
final class ContactNumbers {
    /// A contact that an event of a batch names, on its way to its number.
    private struct Named {
        let account: Int64
        /// The first bytes of the name: most names differ in them already.
        let prefix: UInt64
        let name: String
        let place: Int

        init(account: SubAccountID, name: String, place: Int) {
            self.account = Int64(clamping: account.value)
            self.name = name
            self.place = place
            var prefix: UInt64 = 0
            var count = 0
            for byte in name.utf8 {
                guard count < 8 else { break }
                prefix = prefix << 8 | UInt64(byte)
                count += 1
            }
            self.prefix = prefix << UInt64(8 * (8 - count))
        }

        /// The order of the index: by account, then by the bytes of the name.
        func precedes(_ other: Named) -> Bool {
            if account != other.account { return account < other.account }
            if prefix != other.prefix { return prefix < other.prefix }
            return name < other.name
        }
    }

    private let find: Statement
    private let insert: Statement
    private let connection: Connection
    private let control: ControlStore

    init(_ connection: Connection, control: ControlStore) throws(StoreError) {
        self.connection = connection
        self.control = control
        find = try connection.statement("SELECT number FROM contact WHERE account = ? AND name = ?")
        insert = try connection.statement("INSERT INTO contact (account, name) VALUES (?, ?)")
    }

    /// Finds or makes the numbers of the contacts that clicks name, in the order of the index, so
    /// that its pages are touched once each; by place among the events, 0 where none is named.
    func numbers(of events: [FoldedEvent]) throws(StoreError) -> [Int64] {
        var numbers = [Int64](repeating: 0, count: events.count)
        var named = try names(events)
        named.sort { $0.precedes($1) }
        for (index, contact) in named.enumerated() {
            if index > 0, case let before = named[index - 1], before.account == contact.account,
                before.name == contact.name
            {
                numbers[contact.place] = numbers[before.place]
            } else {
                numbers[contact.place] = try number(contact.account, contact.name)
            }
        }
        return numbers
    }

    /// The number of one contact.
    func number(of name: ContactName?, account: SubAccountID) throws(StoreError) -> Int64? {
        switch name {
        case nil: nil
        case .reference(let text): try number(Int64(clamping: account.value), text)
        case .number(let number):
            try self.number(
                Int64(clamping: account.value), try self.name(of: number, account: account))
        }
    }

    private func names(_ events: [FoldedEvent]) throws(StoreError) -> [Named] {
        var found: [Named] = []
        var merged: [(number: ContactNumber, account: SubAccountID, place: Int)] = []
        for (place, event) in events.enumerated() {
            guard case .click(let click) = event.event else { continue }
            switch click.contact {
            case nil: continue
            case .reference(let text):
                found.append(Named(account: click.account, name: text, place: place))
            case .number(let number): merged.append((number, click.account, place))
            }
        }
        guard !merged.isEmpty else { return found }
        merged.sort { $0.number < $1.number }
        // One short read transaction: each statement alone would lock the file anew.
        return try control.reading { () throws(StoreError) in
            for (number, account, place) in merged {
                let name = try name(of: number, account: account)
                found.append(Named(account: account, name: name, place: place))
            }
            return found
        }
    }

    private func name(
        of number: ContactNumber, account: SubAccountID
    ) throws(StoreError) -> String {
        guard let name = try control.reference(of: number, account: account) else {
            return "#\(number)"
        }
        return name
    }

    private func number(_ account: Int64, _ name: String) throws(StoreError) -> Int64 {
        defer {
            find.reset()
            insert.reset()
        }
        try find.bind(1, .integer(account))
        try find.bind(2, .text(name))
        if try find.step() { return find.row.integer(0) }
        try insert.bind(1, .integer(account))
        try insert.bind(2, .text(name))
        _ = try insert.step()
        return connection.lastInsertedRow
    }
}
