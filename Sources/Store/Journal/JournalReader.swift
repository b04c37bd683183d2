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
    private var told: Set<String> = []

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
            let found = try events(connection, after: seq, limit: limit)
            if !found.isEmpty { return found }
            guard let next = try nextSegment() else { return [] }
            // Once a later segment is there this one is complete: its last events may have come
            // since it was read.
            let late = try events(connection, after: seq, limit: limit)
            if !late.isEmpty { return late }
            segment = next
        }
        return []
    }

    /// The newest committed event's number; 0 in a journal without any.
    package func lastSeq() throws(StoreError) -> Int64 {
        for number in try JournalSegment.numbers(in: folder).reversed() {
            let found = try SegmentReader.undamaged { () throws(StoreError) in
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

    private func events(
        _ connection: Connection, after seq: Int64, limit: Int
    ) throws(StoreError) -> [StoredEntry] {
        try SegmentReader(connection, onDamage: tell).events(after: seq, limit: limit)
    }

    /// Once each: the end of what is there is looked at again and again.
    private func tell(_ damage: StoreError) {
        if told.insert(damage.description).inserted { onDamage(damage) }
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
        let opened = try SegmentReader.finished { () throws(StoreError) in
            let connection = try Connection(path: path, mode: .readOnly)
            guard try JournalSegment.migrations.isComplete(connection),
                try JournalSegment.firstSeq(connection) != nil
            else { return nil as Connection? }
            return connection
        }
        return opened ?? nil
    }
}
