import Model

/// Removes what is older than an instant: from the report tables, then from the journal.
///
/// Goes by arrival, and up to the first event that is younger: numbers ascend with arrival, so
/// that all up to one number is gone and all after it is kept. What the removed rows added up to
/// stays in the roll-ups' second era.
final class Pruning: UpkeepWork {
    private let before: Instant
    private let fold: Fold
    private let journal: any JournalAccess
    /// The last event to be removed; `nil` until it is looked for.
    private var cut: Int64?
    private var done: Int64 = 0
    private var lastDay: Int64 = .min
    private var areRowsDone = false
    private var rewrite: SegmentRewrite?

    /// Rows that are moved in one transaction.
    private static let slice: Int64 = 20_000

    init(before: Instant, fold: Fold, journal: any JournalAccess) {
        self.before = before
        self.fold = fold
        self.journal = journal
    }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) { (done, cut ?? 0) }

    func step() throws(StoreError) -> Bool {
        guard let cut else {
            try findCut()
            return false
        }
        if done < cut {
            try removeRows(after: done, upTo: min(cut, done + Self.slice))
            return false
        }
        if !areRowsDone {
            try finishRows()
            areRowsDone = true
            return false
        }
        return try removeFromJournal(upTo: cut)
    }

    /// What is folded is removed at the most: the rest has not been counted yet.
    private func findCut() throws(StoreError) {
        try journal.rotate()
        let folded = try fold.cursor().seq
        done = try connection.first("SELECT pruned_seq FROM cursor") { $0.integer(0) } ?? 0
        let last = try JournalReader(fold.folder).lastSeq(before: before)
        cut = max(done, min(folded, last))
    }

    private var connection: Connection { fold.connection }

    private func removeRows(after first: Int64, upTo last: Int64) throws(StoreError) {
        let chosen = "seq > \(first) AND seq <= \(last)"
        try connection.transaction { () throws(StoreError) in
            try rememberSales(chosen)
            try moveSums(chosen)
            try moveClickers(chosen)
            try connection.run(
                "DELETE FROM credit WHERE sale > ? AND sale <= ?", first, last)
            for table in ["click", "sale", "set_aside"] {
                try connection.run("DELETE FROM \(table) WHERE \(chosen)")
            }
            try connection.run(
                "UPDATE cursor SET pruned_seq = ?, kept_since = ?", last, before)
        }
        done = last
    }

    private func rememberSales(_ chosen: String) throws(StoreError) {
        let sales = try connection.all(
            """
            SELECT account, order_key, click, product, quantity, amount, currency, at, seq, campaign
            FROM sale WHERE \(chosen)
            """
        ) { row in
            (
                account: row.integer(0),
                same: JudgedSale.same(
                    order: row.optionalText(1), click: row.optionalIdentifier(2),
                    product: row.optionalText(3), quantity: row.optionalInteger(4),
                    amount: row.optionalInteger(5), currency: row.optionalText(6)),
                at: row.integer(7), seq: row.integer(8), campaign: row.optionalInteger(9)
            )
        }
        for sale in sales {
            guard let same = sale.same else { continue }
            try connection.run(
                "INSERT INTO past_sale VALUES (?, ?, ?, ?, ?)", sale.account, same, sale.at,
                sale.seq, sale.campaign)
        }
    }

    private func moveSums(_ chosen: String) throws(StoreError) {
        try move(RawSums.clicks(chosen), in: "click_day", keys: 4, sums: ["clicks"])
        let sums = ["sales", "units", "millions", "rest"]
        try move(RawSums.sales(chosen), in: "sale_day", keys: 5, sums: sums)
        try move(RawSums.products(chosen), in: "product_day", keys: 5, sums: sums)
        try move(RawSums.asideClicks(chosen), in: "aside_day", keys: 5, sums: ["hits"])
        try move(RawSums.asideHits(chosen), in: "aside_day", keys: 5, sums: ["hits"])
        for query in RawSums.traits(chosen) {
            try move(
                query, in: "trait_day", keys: 6, sums: ["hits", "units", "millions", "rest"])
        }
    }

    /// Takes sums off the first era and adds them to the second.
    private func move(
        _ query: String, in table: String, keys: Int, sums: [String]
    ) throws(StoreError) {
        let places = repeatElement("?", count: keys + 1 + sums.count).joined(separator: ", ")
        let added = sums.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) VALUES (\(places)) ON CONFLICT DO UPDATE SET \(added)"
        let rows = try connection.all(query) { row in
            (0..<Int32(keys + sums.count)).map { row.value($0) }
        }
        for row in rows {
            for (era, sign) in [(0, -1), (1, 1)] as [(Int64, Int64)] {
                let counted = row[keys...].map { $0.times(sign) }
                try connection.insert(sql, row[..<keys] + [.integer(era)] + counted)
            }
        }
        try connection.run("DELETE FROM \(table) WHERE era = 0 AND \(sums[0]) = 0")
    }

    private func moveClickers(_ chosen: String) throws(StoreError) {
        var past = RollUps(era: 1)
        past.clickers = try connection.all(
            RawSums.clickers + " AND " + chosen, body: RawSums.readClicker)
        lastDay = max(lastDay, past.clickers.lazy.map(\.day).max() ?? .min)
        try past.write(to: connection)
    }

    private func finishRows() throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            try rebuildClickers()
            try connection.run("DELETE FROM contact_click WHERE at < ?", before)
            try forgetNames()
        }
        // The log still holds what was removed.
        try connection.checkpoint(truncating: true)
    }

    /// Sets cannot be taken off each other: those of the removed days are made anew from the rows
    /// that are left of them.
    private func rebuildClickers() throws(StoreError) {
        let first = try connection.first("SELECT min(day) FROM click") { $0.optionalInteger(0) }
        try connection.run("DELETE FROM clicker WHERE era = 0 AND day <= ?", lastDay)
        try connection.run("DELETE FROM clicker_again WHERE day <= ?", lastDay)
        guard let first, let first, first <= lastDay else { return }
        var left = RollUps()
        left.clickers = try connection.all(
            RawSums.clickers + " AND day <= ?", lastDay, body: RawSums.readClicker)
        try left.write(to: connection)
    }

    /// Contacts of whom no row is left lose their names; the numbers stay, for the sets.
    private func forgetNames() throws(StoreError) {
        var named: Set<Int64> = []
        for table in ["click", "sale", "credit", "contact_click"] {
            try connection.each("SELECT contact FROM \(table) WHERE contact IS NOT NULL") { row in
                named.insert(row.integer(0))
            }
        }
        for number in try connection.all("SELECT number FROM contact", body: { $0.integer(0) })
        where !named.contains(number) {
            try connection.run(
                "UPDATE contact SET name = 'pruned-' || number WHERE number = ?", number)
        }
    }

    private func removeFromJournal(upTo cut: Int64) throws(StoreError) -> Bool {
        if let rewrite {
            guard try rewrite.step({ $0.seq > cut ? $0 : nil }) else { return false }
            self.rewrite = nil
        }
        let numbers = try JournalSegment.numbers(in: fold.folder)
        for (number, next) in zip(numbers, numbers.dropFirst()) {
            guard let first = try JournalSegment.firstSeq(of: number, in: fold.folder),
                first <= cut, let end = try JournalSegment.firstSeq(of: next, in: fold.folder)
            else { continue }
            if end <= cut + 1 {
                try JournalSegment.remove(number, in: fold.folder)
            } else if try JournalSegment.oldestSeq(of: number, in: fold.folder) ?? .max <= cut {
                rewrite = SegmentRewrite(number, in: fold.folder)
                return false
            }
        }
        return true
    }
}

extension SQLValue {
    /// A number times another; anything else as it is.
    func times(_ factor: Int64) -> SQLValue {
        if case .integer(let number) = self { .integer(number * factor) } else { self }
    }
}
