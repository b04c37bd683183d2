import Model

/// Removes what is older than an instant: from the report tables, then from the journal.
///
/// Goes by arrival, and up to the first event that is younger: numbers ascend with arrival, so
/// that all up to one number is gone and all after it is kept. What the removed rows added up to
/// stays in the roll-ups' second era.
final class Pruning: UpkeepWork {
    let before: Instant
    let fold: Fold
    private let journal: any JournalAccess
    private var reader: JournalReader?
    /// The last event to be removed; `nil` until it is found.
    private(set) var cut: Int64?
    private var done: Int64 = 0
    private var total: Int64 = 0
    var lastDay: Int64 = .min
    private var logEnd = LogEnd()
    private var rewrite: SegmentRewrite?
    private(set) var remarks: [String] = []

    private enum Stage { case begin, search, rows, names, log, journal }
    private var stage = Stage.begin

    /// Rows of a table that are moved in one transaction.
    private static let slice = 20_000
    /// Events that are looked at in one step.
    private static let page = 50_000

    init(before: Instant, fold: Fold, journal: any JournalAccess) {
        self.before = before
        self.fold = fold
        self.journal = journal
    }

    var connection: Connection { fold.connection }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) { (done, total) }

    func step() throws(StoreError) -> Bool {
        switch stage {
        case .begin: try begin()
        case .search: try search()
        case .rows: try removeRows()
        case .names:
            try finishRows()
            stage = .log
        // The log still holds what was removed.
        case .log: if try logEnd.step(connection) { stage = .journal }
        case .journal: return try removeFromJournal(upTo: cut ?? 0)
        }
        return false
    }

    private func begin() throws(StoreError) {
        try journal.rotate()
        done = try connection.first("SELECT pruned_seq FROM cursor") { $0.integer(0) } ?? 0
        total = try fold.cursor().seq
        reader = JournalReader(fold.folder)
        stage = .search
    }

    /// Looks for the first event that is younger. What is folded is removed at the most: the rest
    /// has not been counted yet.
    private func search() throws(StoreError) {
        let place = cut ?? done
        let events = try reader?.read(after: place, limit: Self.page) ?? []
        let end = events.firstIndex { $0.entry.at >= before || $0.seq > total }
        cut = events[..<(end ?? events.count)].last?.seq ?? place
        if let end {
            try foundCut(before: min(events[end].seq, total + 1))
        } else if events.isEmpty {
            try foundCut(before: total + 1)
        }
    }

    /// Up to the first young event, `end`. Events in between that cannot be read any more are in
    /// the tables, if they were folded in time.
    private func foundCut(before end: Int64) throws(StoreError) {
        var end = end
        for (table, at) in [("click", "at"), ("sale", "received_at"), ("set_aside", "at")] {
            let young = try connection.first(
                "SELECT min(seq) FROM \(table) WHERE seq > ? AND seq < ? AND \(at) >= ?",
                cut ?? done, end, before
            ) { $0.optionalInteger(0) }
            if let young, let young { end = young }
        }
        (cut, total) = (end - 1, end - 1)
        // Open, it would keep its segment from being written anew.
        reader = nil
        // Rows of orders that were kept the last time are looked at again.
        done = 0
        stage = .rows
    }

    private func removeRows() throws(StoreError) {
        guard let cut, done < cut else {
            stage = .names
            return
        }
        let last = try end(after: done, upTo: cut)
        try connection.transaction { () throws(StoreError) in
            try removeRows(after: done, upTo: last, cut: cut)
        }
        done = last
    }

    /// So many rows further on, however far their numbers are apart: they jump behind a damaged
    /// segment.
    private func end(after seq: Int64, upTo cut: Int64) throws(StoreError) -> Int64 {
        var last = cut
        for table in ["click", "sale", "set_aside"] {
            let end = try connection.first(
                "SELECT seq FROM \(table) WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?", seq,
                Self.slice - 1
            ) { $0.integer(0) }
            last = min(last, end ?? cut)
        }
        return last
    }

    /// Contacts of whom no row is left lose their names; the numbers stay, for the sets.
    private func finishRows() throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            try rebuildClickers()
            try forgetClicks()
            try connection.run(
                """
                UPDATE contact SET name = 'pruned-' || number
                WHERE name NOT LIKE 'pruned-%' AND number NOT IN (
                    SELECT contact FROM click WHERE contact IS NOT NULL
                    UNION SELECT contact FROM sale WHERE contact IS NOT NULL
                    UNION SELECT contact FROM credit WHERE contact IS NOT NULL
                    UNION SELECT contact FROM contact_click)
                """)
        }
    }

    private func removeFromJournal(upTo cut: Int64) throws(StoreError) -> Bool {
        if let rewrite {
            guard try rewrite.step({ $0.seq > cut ? $0 : nil }) else { return false }
            self.rewrite = nil
        }
        var numbers = try JournalSegment.numbers(in: fold.folder)[...]
        while let number = numbers.popFirst() {
            // Behind one that cannot be read, the next that can says how far it may reach.
            guard let end = try firstSeq(of: numbers) else { return true }
            if try JournalSegment.isUnreadable(number, in: fold.folder) {
                try prune(unreadable: number, endingBefore: end, upTo: cut)
            } else if end <= cut + 1 {
                try JournalSegment.remove(number, in: fold.folder)
            } else if try isOld(number, upTo: cut) {
                rewrite = SegmentRewrite(number, in: fold.folder)
                return false
            }
        }
        return true
    }

    private func firstSeq(of numbers: ArraySlice<Int>) throws(StoreError) -> Int64? {
        for number in numbers where try !JournalSegment.isUnreadable(number, in: fold.folder) {
            if let first = try JournalSegment.firstSeq(of: number, in: fold.folder) {
                return first
            }
        }
        return nil
    }

    /// Whether a segment has events up to the cut. A damaged one with younger ones stays as it is
    /// until all of it is old: somebody may yet repair it.
    private func isOld(_ number: Int, upTo cut: Int64) throws(StoreError) -> Bool {
        let path = JournalSegment.path(number, in: fold.folder)
        guard try JournalSegment.firstSeq(of: number, in: fold.folder) ?? .max <= cut else {
            return false
        }
        let isWhole = try SegmentReader.undamaged { () throws(StoreError) in
            try Connection(path: path, mode: .readOnly).first("PRAGMA quick_check(1)") {
                $0.text(0)
            } == "ok"
        }
        guard isWhole == true else {
            remarks.append("\(path) is damaged and stays, until all of it is old")
            return false
        }
        return try JournalSegment.oldestSeq(of: number, in: fold.folder) ?? .max <= cut
    }

    private func prune(
        unreadable number: Int, endingBefore end: Int64, upTo cut: Int64
    ) throws(StoreError) {
        let path = JournalSegment.path(number, in: fold.folder)
        if end <= cut + 1 {
            try JournalSegment.remove(number, in: fold.folder)
            remarks.append("\(path) could not be read; it was old and is removed")
        } else {
            remarks.append("\(path) cannot be read and stays, until all of it is old")
        }
    }
}
