import Model

/// Writes a segment anew, without what must go, and puts it in the place of the old one.
///
/// Only for segments that nobody writes. Readers that have the old file open go on with it.
final class SegmentRewrite {
    let number: Int
    private let folder: DataFolder
    private let onDamage: (StoreError) -> Void
    private var source: Connection?
    private var target: Connection?
    private var position: Int64 = 0
    private var hasEvents = false
    private var isDamaged = false
    private var logEnd = LogEnd()
    /// Whether the old file stays, because nothing of it can be read.
    private(set) var isLeft = false

    /// Events in one slice.
    private static let slice = 50_000

    /// `onDamage` is told of events that cannot be read, and are gone with the old file.
    init(
        _ number: Int, in folder: DataFolder, onDamage: @escaping (StoreError) -> Void = { _ in }
    ) {
        self.number = number
        self.folder = folder
        self.onDamage = onDamage
    }

    private var path: String { JournalSegment.path(number, in: folder) }
    private var draft: String { path + ".part" }

    /// Does one slice with what `change` makes of each event, `nil` for leaving it out; `true`
    /// when it is over: the new file is in place, unless ``isLeft``.
    func step(
        _ change: (StoredEntry) throws(StoreError) -> StoredEntry?
    ) throws(StoreError) -> Bool {
        guard let source, let target else {
            try begin()
            return false
        }
        let events = try read(source)
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
        hasEvents = true
        position = last.seq
        return false
    }

    private func read(_ source: Connection) throws(StoreError) -> [StoredEntry] {
        let reader = SegmentReader(source) { [self] damage in
            isDamaged = true
            onDamage(damage)
        }
        return try reader.events(after: position, limit: Self.slice)
    }

    private func begin() throws(StoreError) {
        guard try endLog() else { return try logEnd.count(path) }
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
        isLeft = isDamaged && !hasEvents
        // Somebody may yet repair it.
        guard !isLeft else { return try Files.removeDatabase(draft) }
        try Files.sync(draft)
        try Files.rename(draft, to: path)
    }
}
