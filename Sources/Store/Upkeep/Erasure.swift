import Model

/// Removes what is known of one contact, everywhere in the folder: the sender's id, the hashes of
/// its addresses, the browsers it clicked with, and of its sale hits whatever is not the sale.
/// What is left is a number that stands for nobody, so that totals and unique clickers stay right.
final class Erasure: UpkeepWork {
    private let account: SubAccountID
    private let reference: String
    private let control: ControlStore
    private let fold: Fold
    private let journal: any JournalAccess
    private var contact: ErasedContact?
    private var position: Int64 = 0
    private var reader: JournalReader?
    /// Segments that name the contact or are damaged, still to be written anew.
    private var segments: Set<Int> = []
    private var rewrite: SegmentRewrite?
    private var logEnd = LogEnd()
    private(set) var remarks: [String] = []

    private enum Stage { case begin, scan, rewrite, finish }
    private var stage = Stage.begin

    private static let slice = 50_000

    init(
        account: SubAccountID, reference: String, control: ControlStore, fold: Fold,
        journal: any JournalAccess
    ) {
        self.account = account
        self.reference = reference
        self.control = control
        self.fold = fold
        self.journal = journal
    }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) {
        (position, contact?.lastEvent ?? 0)
    }

    func step() throws(StoreError) -> Bool {
        switch stage {
        case .begin: try begin()
        case .scan: try scan()
        case .rewrite: try rewriteSegments()
        case .finish: return try finish()
        }
        return false
    }

    /// Everything that came before is folded first: then the tables know it by the old name only,
    /// and what comes later has another.
    private func begin() throws(StoreError) {
        let begun = try control.begunErasure(of: reference, account: account)
        if begun == nil {
            try journal.rotate()
            let last = try JournalReader(fold.folder).lastSeq()
            try fold.catchUp(to: last)
            contact = try control.beginErasure(of: reference, account: account, upTo: last)
        } else {
            contact = begun
        }
        guard let contact else { return }
        // Cut off after this was done, it is known by the new name already.
        try fold.connection.run(
            "UPDATE OR IGNORE contact SET name = ? WHERE account = ? AND name = ?",
            contact.name, account, reference)
        try fold.connection.transaction { () throws(StoreError) in
            for report in try fold.connection.keptReports() {
                if let changed = try change(report) { try update(changed, contact) }
            }
        }
        reader = JournalReader(fold.folder) { [unowned self] in note($0) }
        stage = .scan
    }

    /// Finds the events that name the contact, and puts the report tables right.
    private func scan() throws(StoreError) {
        guard let contact, let reader else { return }
        let events = try reader.read(after: position, limit: Self.slice)
        guard let last = events.last, position < contact.lastEvent else {
            // Open, it would keep its segment from being written anew.
            self.reader = nil
            stage = .rewrite
            return
        }
        var found: [Int64] = []
        try fold.connection.transaction { () throws(StoreError) in
            for event in events {
                guard let changed = try change(event) else { continue }
                found.append(event.seq)
                try update(changed, contact)
            }
        }
        try note(found)
        position = last.seq
    }

    private func update(
        _ changed: StoredEntry, _ contact: ErasedContact
    ) throws(StoreError) {
        if case .click(let click) = changed.entry.event, click.userAgent.isEmpty {
            // Which browser it was is forgotten with the contact.
            return try fold.forgetDevice(changed.seq)
        }
        guard case .saleHit(let hit) = changed.entry.event else { return }
        try fold.connection.run(
            "UPDATE sale SET query = ?, kind = ?, body = ? WHERE seq = ?", hit.query,
            changed.entry.kind, changed.entry.body, changed.seq)
        try fold.connection.run(
            "UPDATE set_aside SET kind = ?, body = ? WHERE seq = ?", changed.entry.kind,
            changed.entry.body, changed.seq)
        if let sale = fold.read(hit, changed.entry, seq: changed.seq) {
            try fold.connection.run(
                "UPDATE sale SET notes = ? WHERE seq = ?", sale.notes, changed.seq)
        }
        for hash in contact.hashes where hit.query.contains(contact.standInHash) {
            try rename(hash, contact.standInHash, in: changed.seq)
        }
    }

    /// Shops put addresses where they should not: products and order numbers may be hashes, too.
    private func rename(
        _ hash: String, _ other: String, in seq: Int64
    ) throws(StoreError) {
        for (table, column) in [
            ("sale", "product"), ("sale", "order_id"), ("sale", "order_key"),
            ("set_aside", "order_key"),
        ] {
            try fold.connection.run(
                """
                UPDATE \(table) SET \(column) = replace(\(column), ?1, ?2)
                WHERE seq = ?3 AND instr(\(column), ?1)
                """, hash, other, seq)
            guard column == "product", fold.connection.changes > 0 else { continue }
            try fold.connection.run(
                """
                UPDATE product_day SET product = replace(product, ?1, ?2)
                WHERE account = ?3 AND instr(product, ?1)
                """, hash, other, account)
        }
    }

    private func note(_ found: [Int64]) throws(StoreError) {
        guard let first = found.first, let last = found.last else { return }
        for number in try readableSegments().reversed() {
            guard let begin = try JournalSegment.firstSeq(of: number, in: fold.folder),
                begin <= last
            else { continue }
            segments.insert(number)
            if begin <= first { return }
        }
    }

    /// What cannot be read may name the contact, too.
    private func note(_ damage: StoreError) {
        guard case .damaged(let path, _) = damage else { return }
        let name = path.split(separator: "/").last ?? ""
        if let number = JournalSegment.number(String(name)) { segments.insert(number) }
    }

    private func readableSegments() throws(StoreError) -> [Int] {
        var found: [Int] = []
        for number in try JournalSegment.numbers(in: fold.folder)
        where try !JournalSegment.isUnreadable(number, in: fold.folder) { found.append(number) }
        return found
    }

    private func change(_ stored: StoredEntry) throws(StoreError) -> StoredEntry? {
        guard let contact, let event = stored.entry.event else { return nil }
        // Without the browser's name it could not be judged again: the verdict is kept instead.
        let changed = try contact.removed(from: event) { () throws(StoreError) in
            try verdict(onClick: stored.seq)
        }
        guard let changed else { return nil }
        return StoredEntry(
            seq: stored.seq, entry: JournalEntry(changed, inPlaceOf: stored.entry))
    }

    private func verdict(onClick seq: Int64) throws(StoreError) -> ClickReason? {
        let reason = try fold.connection.first(
            "SELECT coalesce(suspicion, set_aside) FROM click WHERE seq = ?", seq
        ) { $0.optionalText(0) }
        return reason?.flatMap { ClickReason(rawValue: $0) }
    }

    private func rewriteSegments() throws(StoreError) {
        if let rewrite {
            let isOver = try rewrite.step { event throws(StoreError) in
                try change(event) ?? event
            }
            guard isOver else { return }
            if rewrite.isLeft { remarkUnread(rewrite.number) }
            self.rewrite = nil
        }
        guard let next = segments.popFirst() else {
            stage = .finish
            return
        }
        rewrite = SegmentRewrite(next, in: fold.folder) { [unowned self] damage in
            remarks.append("\(damage); they are gone with the old file")
        }
    }

    private func remarkUnread(_ number: Int) {
        let path = JournalSegment.path(number, in: fold.folder)
        remarks.append(
            "\(path) cannot be read and may still name the contact: repair it and erase again, "
                + "or remove it")
    }

    private func finish() throws(StoreError) -> Bool {
        guard let contact, try logEnd.step(fold.connection) else { return false }
        let readable = Set(try readableSegments())
        for number in try JournalSegment.numbers(in: fold.folder)
        where !readable.contains(number) { remarkUnread(number) }
        // Automatic copies of tables still name the contact.
        if Files.exists(fold.folder.backups) {
            for name in try Files.names(in: fold.folder.backups) {
                try Files.remove(fold.folder.backups + "/" + name)
            }
        }
        try control.finishErasure(of: contact)
        return true
    }
}
