import Glibc
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
        guard let entries = opendir(folder.journal) else {
            throw .file(
                doing: "list", path: folder.journal, reason: String(cString: strerror(errno)))
        }
        defer { closedir(entries) }
        var numbers: [Int] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasSuffix(".sqlite"), let number = Int(name.dropLast(7)) else { continue }
            numbers.append(number)
        }
        return numbers.sorted()
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
}
