import Model

/// Makes the report tables anew beside those in use, from the journal and from what pruning left.
final class Refold: UpkeepWork {
    private let folder: DataFolder
    private let name: String
    private var fold: Fold?

    /// Begins with the contacts' numbers and the totals of pruned events, which no event tells.
    init(_ folder: DataFolder, from current: Fold) throws(StoreError) {
        self.folder = folder
        name = ReportFile.next(folder)
        try Files.removeDatabase(folder.path + "/" + name)
        let fold = try Fold(
            folder, tables: folder.path + "/" + name, onDamage: current.onDamage)
        try fold.begin(from: current.connection)
        self.fold = fold
    }

    func step() throws(StoreError) -> Bool { try fold?.step() ?? 0 == 0 }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) {
        (try fold?.cursor().seq ?? 0, try JournalReader(folder).lastSeq())
    }

    /// Puts the new tables in the place of the old, whose connections are closed.
    func switchTables() throws(StoreError) {
        // The last connection's end copies the log into the file (sqlite.org/wal.html).
        fold = nil
        try ReportFile.switchTo(name, in: folder)
    }
}

extension Fold {
    /// Fills new report tables with what cannot be folded from the journal.
    func begin(from old: Connection) throws(StoreError) {
        try refreshControl()
        try connection.transaction { () throws(StoreError) in
            for table in ["contact", "past_sale"] {
                try connection.copy("SELECT * FROM \(table)", from: old, into: table)
            }
            try connection.copy(
                "SELECT * FROM contact_click WHERE is_past", from: old, into: "contact_click")
            for table in [
                "click_day", "sale_day", "product_day", "trait_day", "aside_day", "clicker",
            ] {
                try connection.copy(
                    "SELECT * FROM \(table) WHERE era = 1", from: old, into: table)
            }
            let pruned = try old.first("SELECT pruned_seq, kept_since FROM cursor") {
                ($0.integer(0), $0.integer(1))
            }
            try connection.run(
                "UPDATE cursor SET seq = ?1, pruned_seq = ?1, kept_since = ?2", pruned?.0 ?? 0,
                pruned?.1 ?? 0)
            rollUps = RollUps()
            for report in try old.keptReports() { try apply(FoldedEvent(report)) }
            try rollUps.write(to: connection)
        }
    }
}

extension Connection {
    /// Reports of orders that were not pruned with the journal, because later ones were young.
    func keptReports() throws(StoreError) -> [StoredEntry] {
        try all(
            """
            SELECT seq, received_at AS at, kind, body FROM sale
            WHERE seq <= (SELECT pruned_seq FROM cursor)
            UNION ALL SELECT seq, at, kind, body FROM set_aside
            WHERE seq <= (SELECT pruned_seq FROM cursor) ORDER BY seq
            """, body: JournalSegment.readEntry)
    }

    /// Inserts the rows that `sql` gives on another connection.
    func copy(_ sql: String, from other: Connection, into table: String) throws(StoreError) {
        let source = try other.statement(sql)
        defer { source.reset() }
        let places = repeatElement("?", count: Int(source.columnCount)).joined(separator: ", ")
        let target = try statement("INSERT INTO \(table) VALUES (\(places))")
        while try source.step() {
            for column in 0..<source.columnCount {
                try target.bind(column + 1, source.row.value(column))
            }
            _ = try target.step()
            target.reset()
        }
    }
}
