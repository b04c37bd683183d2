/// What can be read of one segment, whole or damaged.
struct SegmentReader {
    private let connection: Connection
    private let onDamage: (StoreError) -> Void

    /// `onDamage` is told of events that cannot be read and were passed over.
    init(_ connection: Connection, onDamage: @escaping (StoreError) -> Void) {
        self.connection = connection
        self.onDamage = onDamage
    }

    /// Events after `seq`, as far as they can be read: up to a damaged page, or from behind it.
    func events(after seq: Int64, limit: Int) throws(StoreError) -> [StoredEntry] {
        var size = limit
        while size > 0 {
            if let found = try part(after: seq, limit: size) { return found }
            size /= 2
        }
        let next = try firstBehindDamage(after: seq)
        let end = next.map { "\($0.seq - 1)" } ?? "the end"
        onDamage(
            .damaged(path: connection.path, detail: "events \(seq + 1) to \(end) cannot be read"))
        return next.map { [$0] } ?? []
    }

    /// The event with the smallest number from which on the segment can be read.
    private func firstBehindDamage(after seq: Int64) throws(StoreError) -> StoredEntry? {
        var (damaged, step) = (seq, Int64(1))
        while try part(after: seq + step, limit: 1) == nil {
            damaged = seq + step
            step *= 2
            // More than a segment holds: its root cannot be read.
            if step > 1 << 32 { return nil }
        }
        var good = seq + step
        while good - damaged > 1 {
            let middle = (good + damaged) / 2
            if try part(after: middle, limit: 1) == nil {
                damaged = middle
            } else {
                good = middle
            }
        }
        return try part(after: good, limit: 1)?.first
    }

    /// `nil` when a damaged page is among what would have to be read.
    private func part(after seq: Int64, limit: Int) throws(StoreError) -> [StoredEntry]? {
        try Self.undamaged { () throws(StoreError) in
            try JournalSegment.entries(connection, after: seq, limit: limit)
        }
    }

    /// What `body` gives; `nil` for a file that is damaged, and for one whose making a power cut
    /// ended: only who may write can undo that.
    static func finished<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        do throws(StoreError) {
            return try undamaged(body)
        } catch {
            if error.needsRollback { return nil }
            throw error
        }
    }

    /// What `body` gives; `nil` for a file that is damaged.
    static func undamaged<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        do throws(StoreError) {
            return try body()
        } catch {
            if error.isDamage { return nil }
            throw error
        }
    }
}
