import Model

/// An event with its place in the journal.
package struct StoredEntry: Sendable {
    package let seq: Int64
    package let entry: JournalEntry
}

/// The journal's reading end: any number of them, each for one thread, beside the one writer.
package final class JournalReader {
    private let folder: DataFolder
    private var segment: (connection: Connection, number: Int)?

    package init(_ folder: DataFolder) { self.folder = folder }

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
            let found = try JournalSegment.entries(connection, after: seq, limit: limit)
            if !found.isEmpty { return found }
            guard let next = try nextSegment() else { return [] }
            // Once a later segment is there this one is complete: its last events may have come
            // since it was read.
            let late = try JournalSegment.entries(connection, after: seq, limit: limit)
            if !late.isEmpty { return late }
            segment = next
        }
        return []
    }

    /// The newest committed event's number; 0 in a new journal.
    package func lastSeq() throws(StoreError) -> Int64 {
        for number in try JournalSegment.numbers(in: folder).reversed() {
            if let connection = try open(number) { return try JournalSegment.lastSeq(connection) }
        }
        return 0
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
        guard let current = segment,
            let number = try JournalSegment.numbers(in: folder).first(where: {
                $0 > current.number
            }), let connection = try open(number)
        else { return nil }
        return (connection, number)
    }

    /// `nil` for a file that the writer has not finished making.
    private func open(_ number: Int) throws(StoreError) -> Connection? {
        let path = JournalSegment.path(number, in: folder)
        let connection = try Connection(path: path, mode: .readOnly)
        guard try JournalSegment.migrations.isComplete(connection),
            try JournalSegment.firstSeq(connection) != nil
        else { return nil }
        return connection
    }
}
