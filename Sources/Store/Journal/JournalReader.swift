import Model

/// An event with its place in the journal.
package struct StoredEntry: Sendable {
    package let seq: Int64
    package let entry: JournalEntry
}

/// The journal's reading end: any number of them, each for one thread, beside the one writer.
package final class JournalReader {
    private let folder: DataFolder
    private let onDamage: (StoreError) -> Void
    private var segment: (connection: Connection, number: Int)?

    /// `onDamage` is told of events that cannot be read and were passed over.
    package init(_ folder: DataFolder, onDamage: @escaping (StoreError) -> Void = { _ in }) {
        self.folder = folder
        self.onDamage = onDamage
    }

    /// One event; `nil` when it was pruned, or its segment set aside.
    func entry(_ seq: Int64) throws(StoreError) -> StoredEntry? {
        for number in try JournalSegment.numbers(in: folder).reversed() {
            guard let connection = try open(number),
                let first = try JournalSegment.firstSeq(connection), first <= seq
            else { continue }
            return try JournalSegment.entries(connection, after: seq - 1, limit: 1).first {
                $0.seq == seq
            }
        }
        return nil
    }

    /// Up to `limit` events after `seq`, in order; an empty array when there are none yet.
    package func read(after seq: Int64, limit: Int) throws(StoreError) -> [StoredEntry] {
        while let connection = try segment(holding: seq + 1) {
            let found = try readable(connection, after: seq, limit: limit)
            if !found.isEmpty { return found }
            guard let next = try nextSegment() else { return [] }
            // Once a later segment is there this one is complete: its last events may have come
            // since it was read.
            let late = try readable(connection, after: seq, limit: limit)
            if !late.isEmpty { return late }
            segment = next
        }
        return []
    }

    /// The newest committed event's number; 0 in a journal without any.
    package func lastSeq() throws(StoreError) -> Int64 {
        for number in try JournalSegment.numbers(in: folder).reversed() {
            let found = try Self.undamaged { () throws(StoreError) in
                guard let connection = try open(number) else { return nil as Int64? }
                return try JournalSegment.newestSeq(connection)
            }
            if let found, let found { return found }
        }
        return try lastPruned()
    }

    /// The number before the first of an empty segment, where no other is left.
    private func lastPruned() throws(StoreError) -> Int64 {
        let numbers = try JournalSegment.numbers(in: folder)
        guard numbers.count == 1, let connection = try open(numbers[0]) else { return 0 }
        return try JournalSegment.lastSeq(connection)
    }

    /// The last event before the first that came at `instant` or later; 0 where there is none.
    func lastSeq(before instant: Instant) throws(StoreError) -> Int64 {
        var last: Int64 = 0
        for number in try JournalSegment.numbers(in: folder) {
            guard let connection = try open(number) else { continue }
            let first = try connection.first(
                "SELECT seq FROM event WHERE at >= ? ORDER BY seq LIMIT 1", instant
            ) { $0.integer(0) }
            if let first { return first - 1 }
            last = try JournalSegment.lastSeq(connection)
        }
        return last
    }

    /// The open segment, or on the first call the newest one that begins at or before `seq`;
    /// the oldest there is where what `seq` named was pruned.
    private func segment(holding seq: Int64) throws(StoreError) -> Connection? {
        if let segment { return segment.connection }
        for number in try JournalSegment.numbers(in: folder).reversed() {
            guard let connection = try open(number),
                let first = try JournalSegment.firstSeq(connection)
            else { continue }
            segment = (connection, number)
            if first <= seq { break }
        }
        return segment?.connection
    }

    /// The segment after the open one, if the writer has begun it.
    private func nextSegment() throws(StoreError) -> (connection: Connection, number: Int)? {
        for number in try JournalSegment.numbers(in: folder) where number > segment?.number ?? 0 {
            if let connection = try open(number) { return (connection, number) }
        }
        return nil
    }

    /// `nil` for a file that the writer has not finished making, or that is no database any more.
    private func open(_ number: Int) throws(StoreError) -> Connection? {
        let path = JournalSegment.path(number, in: folder)
        let opened = try Self.finished { () throws(StoreError) in
            let connection = try Connection(path: path, mode: .readOnly)
            guard try JournalSegment.migrations.isComplete(connection),
                try JournalSegment.firstSeq(connection) != nil
            else { return nil as Connection? }
            return connection
        }
        return opened ?? nil
    }
}

// MARK: Damage

extension JournalReader {
    /// Events after `seq`, as far as they can be read: up to a damaged page, or from behind it.
    private func readable(
        _ connection: Connection, after seq: Int64, limit: Int
    ) throws(StoreError) -> [StoredEntry] {
        var size = limit
        while size > 0 {
            if let found = try part(of: connection, after: seq, limit: size) { return found }
            size /= 2
        }
        guard let next = try firstBehindDamage(connection, after: seq) else { return [] }
        let detail = "events \(seq + 1) to \(next.seq - 1) cannot be read"
        onDamage(.damaged(path: connection.path, detail: detail))
        return [next]
    }

    /// The event with the smallest number from which on the segment can be read.
    private func firstBehindDamage(
        _ connection: Connection, after seq: Int64
    ) throws(StoreError) -> StoredEntry? {
        var (damaged, step) = (seq, Int64(1))
        while try part(of: connection, after: seq + step, limit: 1) == nil {
            damaged = seq + step
            step *= 2
            // More than a segment holds: its root cannot be read.
            if step > 1 << 32 { return nil }
        }
        var good = seq + step
        while good - damaged > 1 {
            let middle = (good + damaged) / 2
            if try part(of: connection, after: middle, limit: 1) == nil {
                damaged = middle
            } else {
                good = middle
            }
        }
        return try part(of: connection, after: good, limit: 1)?.first
    }

    /// `nil` when a damaged page is among what would have to be read.
    private func part(
        of connection: Connection, after seq: Int64, limit: Int
    ) throws(StoreError) -> [StoredEntry]? {
        try Self.undamaged { () throws(StoreError) in
            try JournalSegment.entries(connection, after: seq, limit: limit)
        }
    }

    /// `nil`, too, for a file whose making a power cut ended: only who may write can undo that.
    private static func finished<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        do throws(StoreError) {
            return try undamaged(body)
        } catch {
            if error.needsRollback { return nil }
            throw error
        }
    }

    private static func undamaged<Value>(
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
