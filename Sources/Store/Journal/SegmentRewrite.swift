import Model

/// Writes a segment anew, without what must go, and puts it in the place of the old one.
///
/// Only for segments that nobody writes. Readers that have the old file open go on with it.
final class SegmentRewrite {
    private let number: Int
    private let folder: DataFolder
    private var source: Connection?
    private var target: Connection?
    private var position: Int64 = 0
    private var tries = 0

    /// Events in one slice.
    private static let slice = 50_000
    /// Tries to end the log of a segment that others read, about a quarter of a second each.
    private static let patience = 240

    init(_ number: Int, in folder: DataFolder) {
        self.number = number
        self.folder = folder
    }

    private var path: String { JournalSegment.path(number, in: folder) }
    private var draft: String { path + ".part" }

    /// Does one slice with what `change` makes of each event, `nil` for leaving it out; `true`
    /// when the new file is in place.
    func step(
        _ change: (StoredEntry) throws(StoreError) -> StoredEntry?
    ) throws(StoreError) -> Bool {
        guard let source, let target else {
            try begin()
            return false
        }
        let events = try JournalSegment.entries(source, after: position, limit: Self.slice)
        guard let last = events.last else {
            try finish()
            return true
        }
        try target.transaction { () throws(StoreError) in
            for event in events {
                guard let changed = try change(event) else { continue }
                try JournalSegment.insert(changed, into: target)
            }
        }
        position = last.seq
        return false
    }

    private func begin() throws(StoreError) {
        guard try endLog() else {
            tries += 1
            guard tries < Self.patience else {
                throw .inUse(path: path, holder: "another process that reads it")
            }
            return
        }
        let source = try Connection(path: path, mode: .readOnly)
        try Files.removeDatabase(draft)
        let target = try Connection(path: draft, mode: .readWriteCreate)
        // Synced as a whole at the end.
        try target.execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF")
        try JournalSegment.migrations.bring(target)
        try target.run(
            "INSERT INTO segment VALUES (?)", try JournalSegment.firstSeq(source) ?? 1)
        self.source = source
        self.target = target
    }

    /// Copies the log into the file and does without one from here on: a log that stayed beside
    /// a new file would be taken for its own. `false` while somebody reads the segment.
    private func endLog() throws(StoreError) -> Bool {
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.execute("PRAGMA busy_timeout=250")
        try connection.checkpoint(truncating: true)
        do throws(StoreError) {
            return try connection.first("PRAGMA journal_mode=DELETE") { $0.text(0) } == "delete"
        } catch {
            guard case .sqlite(let code, _, _) = error, [5, 6].contains(code & 0xFF) else {
                throw error
            }
            return false
        }
    }

    private func finish() throws(StoreError) {
        source = nil
        target = nil
        try Files.sync(draft)
        try Files.rename(draft, to: path)
    }
}
