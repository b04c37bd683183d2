import Model

/// The journal's writing end, for one thread: appends batches, each in one durable commit.
///
/// After a failed commit nothing is known about what reached the disk (after a failed fsync
/// Linux marks the pages clean, so a blind retry would lie): the connection is closed, and the
/// next batch opens and probes it anew.
final class Journal {
    private let folder: DataFolder
    /// Events in one segment before the next is begun.
    private let segmentLimit: Int64
    private let onDamage: (StoreError) -> Void
    private var segment: Segment?
    private(set) var lastSeq: Int64 = 0
    private var bytesSinceCheckpoint = 0

    private struct Segment {
        let connection: Connection
        let number: Int
        let first: Int64
        /// When its first event came; `nil` while it has none.
        var firstAt: Instant?
        var lastAt: Instant?
    }

    static let defaultSegmentLimit: Int64 = 4_000_000
    /// How long a segment is written to: old ones can be pruned as whole files.
    static let segmentAge: Duration = .seconds(86_400)
    /// The log is copied into the database when about this much was appended, in bytes of events.
    /// Often enough that the log is soon begun anew: to write over a file's blocks and sync them
    /// costs half of what it costs to make a file longer.
    private static let checkpointEvery = 4 << 20

    /// Opens the newest segment. New numbers follow `folded`, too, the last one in the report
    /// tables: below it the fold would pass them over.
    ///
    /// `onDamage` is told what was found damaged, and that the journal goes on all the same.
    init(
        _ folder: DataFolder, after folded: Int64 = 0, segmentLimit: Int64 = defaultSegmentLimit,
        onDamage: @escaping (StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        self.folder = folder
        self.segmentLimit = segmentLimit
        self.onDamage = onDamage
        _ = try openSegment()
        guard lastSeq < folded else { return }
        let detail = "it ends at event \(lastSeq), of which \(folded) were folded already"
        onDamage(.damaged(path: folder.journal, detail: detail))
        lastSeq = folded
    }

    /// Returns once every entry is on the disk; without any, once a commit is there at all.
    func append(_ entries: some Sequence<JournalEntry>) throws(StoreError) {
        let connection = try openSegment()
        do {
            let appended = try connection.transaction { () throws(StoreError) in
                let appended = try insert(entries, into: connection)
                // An empty transaction would not touch the disk, and prove nothing.
                if appended.lastSeq == lastSeq {
                    try connection.run("UPDATE segment SET first_seq = first_seq")
                }
                return appended
            }
            lastSeq = appended.lastSeq
            bytesSinceCheckpoint += appended.bytes
            if segment?.firstAt == nil { segment?.firstAt = appended.firstAt }
            if let lastAt = appended.lastAt { segment?.lastAt = lastAt }
        } catch {
            let number = segment?.number
            segment = nil
            if error.isDamage, let number { _ = try leave(number, error) }
            throw error
        }
    }

    /// Copies the log into the database where it has grown; called when nobody waits.
    func tidy(truncating: Bool = false) throws(StoreError) {
        guard let segment, truncating || bytesSinceCheckpoint >= Self.checkpointEvery else {
            return
        }
        try segment.connection.checkpoint(truncating: truncating)
        bytesSinceCheckpoint = 0
    }

    /// Begins the next segment, unless the current one is still empty.
    func rotate() throws(StoreError) {
        _ = try openSegment()
        guard let segment, segment.firstAt != nil else { return }
        try beginNext(after: segment)
    }

    /// Closes the file, the last connection that writes it; the next append would open it again.
    func close() { segment = nil }

    private typealias Appended = (lastSeq: Int64, bytes: Int, firstAt: Instant?, lastAt: Instant?)

    private func insert(
        _ entries: some Sequence<JournalEntry>, into connection: Connection
    ) throws(StoreError) -> Appended {
        var done: Appended = (lastSeq, 0, nil, nil)
        let insertion = try JournalSegment.insertion(connection)
        for entry in entries {
            done.lastSeq += 1
            done.bytes += entry.body.count + 16
            if done.firstAt == nil { done.firstAt = entry.at }
            done.lastAt = entry.at
            try JournalSegment.insert(
                StoredEntry(seq: done.lastSeq, entry: entry), by: insertion)
        }
        return done
    }

    /// The current segment, opened again after a failure, or the next one when it is full.
    private func openSegment() throws(StoreError) -> Connection {
        if let segment {
            guard isFull(segment) else { return segment.connection }
            try beginNext(after: segment)
        }
        if let segment { return segment.connection }
        let newest = try JournalSegment.numbers(in: folder).last ?? 1
        // The newest file may have been left empty: what came before it is asked for, too.
        lastSeq = max(lastSeq, try JournalReader(folder).lastSeq())
        do throws(StoreError) {
            return try begin(newest, firstSeq: lastSeq + 1)
        } catch {
            guard error.isDamage else { throw error }
            return try leave(newest, error)
        }
    }

    private func isFull(_ segment: Segment) -> Bool {
        if lastSeq - segment.first + 1 >= segmentLimit { return true }
        guard let first = segment.firstAt, let last = segment.lastAt else { return false }
        return last >= first.advanced(by: Self.segmentAge)
    }

    private func beginNext(after full: Segment) throws(StoreError) {
        try full.connection.checkpoint(truncating: true)
        bytesSinceCheckpoint = 0
        _ = try begin(full.number + 1, firstSeq: lastSeq + 1)
    }

    private func begin(_ number: Int, firstSeq: Int64) throws(StoreError) -> Connection {
        segment = nil
        let connection = try JournalSegment.openForWriting(
            number, firstSeq: firstSeq, in: folder)
        lastSeq = max(lastSeq, try JournalSegment.lastSeq(connection))
        let times = try JournalSegment.times(connection)
        segment = Segment(
            connection: connection, number: number,
            first: try JournalSegment.firstSeq(connection) ?? firstSeq, firstAt: times?.first,
            lastAt: times?.last)
        return connection
    }

    /// Leaves a damaged segment as it is, for readers to take from it what they can, and goes on
    /// in a new one.
    private func leave(_ number: Int, _ error: StoreError) throws(StoreError) -> Connection {
        // What numbers it holds is not known: these are above them, and above those of any
        // segment that was left before.
        lastSeq = max(lastSeq, Int64(number) << 32)
        let connection = try begin(number + 1, firstSeq: lastSeq + 1)
        let path = JournalSegment.path(number, in: folder)
        onDamage(.damaged(path: path, detail: "\(error); the journal goes on in a new file"))
        return connection
    }
}
