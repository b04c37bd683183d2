import Model

/// Checks that the report tables say what the journal says: roll-ups against raw rows, and raw
/// rows against the journal folded again; beside a running service or without one.
package final class Verification {
    private let folder: DataFolder
    private let path: String
    private let report: (String) -> Void
    /// Differences found so far.
    package private(set) var differences = 0

    /// `report` gets each difference, in one line that names nobody.
    package init(_ folder: DataFolder, report: @escaping (String) -> Void) {
        self.folder = folder
        self.report = report
        let name = SystemRandom.bytes(6).map { String($0, radix: 36) }.joined()
        path = folder.path + "/verify-\(name).sqlite"
    }

    /// Folds into tables of its own, then compares; `progress` gets events done and in all.
    package func run(progress: (Int64, Int64) -> Void) throws(StoreError) {
        defer {
            for ending in ["", "-wal", "-shm"] { try? Files.remove(path + ending) }
        }
        let reader = try ReportReader(folder)
        let fold = try Fold(folder, tables: path)
        fold.bound = (try reader.foldedSeq(), try reader.foldedAdmission())
        // After the bound: all contacts up to it are there, with the numbers they have.
        try fold.begin(from: reader.connection)
        try foldAgain(fold, progress)
        try reader.snapshot { () throws(StoreError) in
            // What a service has folded meanwhile; from here on the tables stand still for us.
            fold.bound = (try reader.foldedSeq(), try reader.foldedAdmission())
            let known = try fold.connection.first("SELECT max(number) FROM contact") {
                $0.integer(0)
            }
            try fold.connection.copy(
                "SELECT * FROM contact WHERE number > \(known ?? 0)", from: reader.connection,
                into: "contact")
            try foldAgain(fold, progress)
            try compareRollUps(reader.connection, fold.connection)
            try compareRows(reader.connection, fold.connection)
        }
    }

    private func foldAgain(
        _ fold: Fold, _ progress: (Int64, Int64) -> Void
    ) throws(StoreError) {
        repeat { progress(try fold.cursor().seq, fold.bound.seq) } while try fold.step() > 0
        let reached = try fold.cursor().seq
        if reached < fold.bound.seq {
            found("journal: ends at \(reached), the tables have events up to \(fold.bound.seq)")
        }
    }

    private func found(_ difference: String) {
        differences += 1
        report(difference)
    }

    // MARK: Roll-ups against the raw rows beside them

    private func compareRollUps(_ main: Connection, _ scratch: Connection) throws(StoreError) {
        try compare(main, "click_day", keys: 4, [RawSums.clicks("TRUE")])
        try compare(main, "sale_day", keys: 5, [RawSums.sales("TRUE")])
        try compare(main, "product_day", keys: 5, [RawSums.products("TRUE")])
        try compare(
            main, "aside_day", keys: 6, [RawSums.asideClicks("TRUE"), RawSums.asideHits("TRUE")])
        try compare(main, "trait_day", keys: 6, RawSums.traits("TRUE"))
        try compareClickers(main, scratch)
    }

    private func compare(
        _ main: Connection, _ table: String, keys: Int, _ queries: [String]
    ) throws(StoreError) {
        var expected: [String: String] = [:]
        for query in queries {
            try main.each(query) { row in
                expected[row.joined(0..<keys)] = row.joined(keys..<row.columnCount)
            }
        }
        try main.each("SELECT * FROM \(table) WHERE era = 0") { row in
            let key = row.joined(0..<keys)
            let stored = row.joined(keys + 1..<row.columnCount)
            let counted = expected.removeValue(forKey: key)
            if counted != stored {
                found("\(table) \(key): says \(stored), its rows \(counted ?? "nothing")")
            }
        }
        for (key, counted) in expected.sorted(by: { $0.key < $1.key }) {
            found("\(table) \(key): is missing, its rows say \(counted)")
        }
    }

    /// Sets made from the raw rows, in a table of their own, against those that were kept.
    private func compareClickers(
        _ main: Connection, _ scratch: Connection
    ) throws(StoreError) {
        try scratch.execute("DELETE FROM clicker; DELETE FROM clicker_again")
        var sets = RollUps()
        try main.each(RawSums.clickers) { row throws(StoreError) in
            sets.clickers.append(RawSums.readClicker(row))
            if sets.clickers.count == 1 << 20 { try sets.write(to: scratch) }
        }
        try sets.write(to: scratch)
        let sql = """
            SELECT account, chunk, campaign, link, day, contacts FROM clicker
            WHERE era = 0 ORDER BY 1, 2, 3, 4, 5
            """
        try merge(main, scratch, sql, keys: 5, "clicker")
        try merge(
            main, scratch, "SELECT * FROM clicker_again ORDER BY 1, 2, 3, 4, 5", keys: 5,
            "clicker_again")
    }

    // MARK: Raw rows against the journal

    private func compareRows(_ main: Connection, _ scratch: Connection) throws(StoreError) {
        try merge(
            main, scratch, "SELECT number, account, name FROM contact ORDER BY 1", keys: 1,
            "contact")
        for table in ["credit", "sale_line"] {
            try merge(main, scratch, "SELECT * FROM \(table) ORDER BY 1, 2", keys: 2, table)
        }
        for table in ["click", "sale", "set_aside"] {
            try merge(main, scratch, "SELECT * FROM \(table) ORDER BY seq", keys: 1, table)
        }
    }

    /// Walks two tables of the same order side by side.
    private func merge(
        _ main: Connection, _ scratch: Connection, _ sql: String, keys: Int, _ table: String
    ) throws(StoreError) {
        let (ours, theirs) = (try main.statement(sql), try scratch.statement(sql))
        defer {
            ours.reset()
            theirs.reset()
        }
        var (hasOurs, hasTheirs) = (try ours.step(), try theirs.step())
        while hasOurs || hasTheirs {
            let order = Self.order(hasOurs ? ours.row : nil, hasTheirs ? theirs.row : nil, keys)
            if order < 0 { found("\(table) \(ours.row.joined(0..<keys)): not in the journal") }
            if order > 0 { found("\(table) \(theirs.row.joined(0..<keys)): missing") }
            if order == 0, !ours.row.equals(theirs.row) {
                found("\(table) \(ours.row.joined(0..<keys)): not as the journal gives it now")
            }
            if order <= 0 { hasOurs = try ours.step() }
            if order >= 0 { hasTheirs = try theirs.step() }
        }
    }

    /// -1 where the first row comes before the second, 0 where they have the same key.
    private static func order(_ left: Row?, _ right: Row?, _ keys: Int) -> Int {
        guard let left else { return 1 }
        guard let right else { return -1 }
        for column in 0..<Int32(keys) {
            let (one, other) = (left.integer(column), right.integer(column))
            if one != other { return one < other ? -1 : 1 }
        }
        return 0
    }
}

extension Row {
    /// Columns as text, for a person.
    fileprivate func joined(_ columns: Range<Int>) -> String {
        columns.map { text(Int32($0)) }.joined(separator: " ")
    }

    fileprivate func equals(_ other: Row) -> Bool {
        (0..<Int32(columnCount)).allSatisfy { column in
            withBytes(column) { own in
                isNull(column) == other.isNull(column)
                    && other.withBytes(column) { own.elementsEqual($0) }
            }
        }
    }
}
