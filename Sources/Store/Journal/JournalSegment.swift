import Model

/// One file of the journal: events with ascending `seq`, no other index, so that appending costs
/// the same however large it grows.
enum JournalSegment {
    static let migrations = Migrations(steps: [
        """
        CREATE TABLE segment (first_seq INTEGER NOT NULL) STRICT;
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        """
    ])

    /// Segment numbers in the folder, ascending: `000001.sqlite` is 1.
    static func numbers(in folder: DataFolder) throws(StoreError) -> [Int] {
        try Files.names(in: folder.journal).compactMap(number).sorted()
    }

    /// 1 for `000001.sqlite`.
    static func number(_ name: String) -> Int? {
        name.hasSuffix(".sqlite") ? Int(name.dropLast(7)) : nil
    }

    /// When its first and its last event came; `nil` without any.
    static func times(
        _ connection: Connection
    ) throws(StoreError) -> (first: Instant, last: Instant)? {
        let sql = "SELECT at FROM event ORDER BY seq"
        guard let first = try connection.first(sql + " LIMIT 1", body: { $0.instant(0) }),
            let last = try connection.first(sql + " DESC LIMIT 1", body: { $0.instant(0) })
        else { return nil }
        return (first, last)
    }

    static func path(_ number: Int, in folder: DataFolder) -> String {
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 6 - digits.utf8.count))
        return folder.journal + "/" + zeros + digits + ".sqlite"
    }

    /// Opens the one connection that may write the segment, as STRICT durability asks.
    static func openForWriting(
        _ number: Int, firstSeq: Int64, in folder: DataFolder
    ) throws(StoreError) -> Connection {
        let connection = try Connection(
            path: path(number, in: folder), mode: .readWriteCreate)
        // FULL: NORMAL loses acknowledged commits on power loss
        // (sqlite.org/pragma.html#pragma_synchronous).
        // Checkpoints are the writer's own, after it has answered.
        try connection.execute(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;
            PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0
            """)
        try migrations.bring(connection)
        try connection.run(
            "INSERT INTO segment SELECT ? WHERE NOT EXISTS (SELECT 1 FROM segment)", firstSeq)
        try PrivateFile.syncFolder(of: path(number, in: folder))
        return connection
    }

    /// The number its first event has or will have; `nil` in a segment that is still being made,
    /// or was when the process ended.
    static func firstSeq(_ connection: Connection) throws(StoreError) -> Int64? {
        try connection.first("SELECT first_seq FROM segment") { $0.integer(0) }
    }

    /// The newest event's number; one before the first where there is none yet.
    static func lastSeq(_ connection: Connection) throws(StoreError) -> Int64 {
        if let newest = try newestSeq(connection) { return newest }
        return (try firstSeq(connection) ?? 1) - 1
    }

    /// The newest event's number; `nil` where there is none yet.
    static func newestSeq(_ connection: Connection) throws(StoreError) -> Int64? {
        try connection.first("SELECT max(seq) FROM event") { $0.optionalInteger(0) } ?? nil
    }

    /// As ``firstSeq(_:)``, of a segment that is not open.
    static func firstSeq(of number: Int, in folder: DataFolder) throws(StoreError) -> Int64? {
        let connection = try Connection(path: path(number, in: folder), mode: .readOnly)
        guard try migrations.isComplete(connection) else { return nil }
        return try firstSeq(connection)
    }

    /// The number of the oldest event that is still in it.
    static func oldestSeq(of number: Int, in folder: DataFolder) throws(StoreError) -> Int64? {
        let connection = try Connection(path: path(number, in: folder), mode: .readOnly)
        return try connection.first("SELECT min(seq) FROM event") { $0.optionalInteger(0) } ?? nil
    }

    /// Whether nothing at all can be read of it: its header or its schema is damaged.
    static func isUnreadable(_ number: Int, in folder: DataFolder) throws(StoreError) -> Bool {
        do throws(StoreError) {
            _ = try firstSeq(of: number, in: folder)
            return false
        } catch {
            if error.isDamage { return true }
            // A power cut ended its making: only the writer can undo that.
            if error.needsRollback { return false }
            throw error
        }
    }

    static func remove(_ number: Int, in folder: DataFolder) throws(StoreError) {
        try Files.removeDatabase(path(number, in: folder))
        try PrivateFile.syncFolder(of: path(number, in: folder))
    }

    static func entries(
        _ connection: Connection, after seq: Int64, limit: Int
    ) throws(StoreError) -> [StoredEntry] {
        try connection.all(
            "SELECT seq, at, kind, body FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
            seq, limit, body: readEntry)
    }

    /// Columns `seq, at, kind, body`.
    static func readEntry(_ row: Row) -> StoredEntry {
        let entry = JournalEntry(at: row.instant(1), kind: row.integer(2), body: row.blob(3))
        return StoredEntry(seq: row.integer(0), entry: entry)
    }

    /// What ``insert(_:by:)`` runs.
    static func insertion(_ connection: Connection) throws(StoreError) -> Statement {
        try connection.statement("INSERT INTO event (seq, at, kind, body) VALUES (?, ?, ?, ?)")
    }

    static func insert(_ stored: StoredEntry, into connection: Connection) throws(StoreError) {
        try insert(stored, by: insertion(connection))
    }

    static func insert(_ stored: StoredEntry, by insertion: Statement) throws(StoreError) {
        try insertion.bind(1, stored.seq)
        try insertion.bind(2, stored.entry.at.milliseconds)
        try insertion.bind(3, stored.entry.kind)
        try insertion.run(binding: 4, toBytesOf: stored.entry.body)
    }
}
