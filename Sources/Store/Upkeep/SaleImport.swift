import Model

/// Sales of the past on their way into the journal: checked and written to a file of their own
/// first, so that a running service has nothing to read but events.
package final class StagedSales {
    package let path: String
    private let connection: Connection
    package private(set) var count: Int64 = 0

    /// Makes the file in the data folder.
    package init(_ folder: DataFolder) throws(StoreError) {
        let name = SystemRandom.bytes(6).map { String($0, radix: 36) }.joined()
        path = folder.path + "/import-\(name).sqlite"
        connection = try Connection(path: path, mode: .readWriteCreate)
        try connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
        try JournalSegment.migrations.bring(connection)
        try connection.run("INSERT INTO segment VALUES (1)")
    }

    package func append(_ sales: [JournalEntry]) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            for sale in sales {
                count += 1
                try JournalSegment.insert(StoredEntry(seq: count, entry: sale), into: connection)
            }
        }
    }

    /// Removes the file, when nothing is to come of it.
    package func discard() throws(StoreError) { try Files.removeDatabase(path) }
}

/// Appends staged sales to the journal.
final class SaleImport: UpkeepWork {
    private let path: String
    private let journal: any JournalAccess
    private let connection: Connection
    private let total: Int64

    private static let slice = 2000

    init(path: String, journal: any JournalAccess) throws(StoreError) {
        self.path = path
        self.journal = journal
        connection = try Connection(path: path, mode: .readWrite)
        total = try JournalSegment.lastSeq(connection)
    }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) {
        (try JournalSegment.firstSeq(connection).map { $0 - 1 } ?? 0, total)
    }

    /// What was appended is noted after each slice: if the process ends in between, one slice
    /// comes twice, and its orders are repeats.
    func step() throws(StoreError) -> Bool {
        let done = try progress().done
        let sales = try JournalSegment.entries(connection, after: done, limit: Self.slice)
        guard let last = sales.last else {
            try Files.removeDatabase(path)
            return true
        }
        try journal.append(sales.map(\.entry))
        try connection.run("UPDATE segment SET first_seq = ?", last.seq + 1)
        return false
    }
}
