import Attribution
import Model

/// Turns the journal into the report tables, in order, and again whenever asked; for one thread.
///
/// Rows, roll-ups and cursor move in the same transaction: however the process ends, no event is
/// folded twice or left out. What admissions change is what folding all again would give.
package final class Fold {
    let folder: DataFolder
    let onDamage: (StoreError) -> Void
    let connection: Connection
    let journal: JournalReader
    let control: ControlStore
    let contacts: ContactNumbers
    let insertClick: Statement
    var directory = Directory()
    var admissions = Admissions()
    var days = ReportDays()
    var zones: [SubAccountID: String] = [:]
    var rollUps = RollUps()
    /// What is not to be folded: events and admissions after these.
    var bound: (seq: Int64, admission: Int64) = (.max, .max)
    private var withEmails: Set<SubAccountID> = []
    var clickWatch = ClickWatch()
    private var isWatching = false
    private var controlMark: Int64 = -1
    private var isBehind = false

    /// Events in one transaction: large enough to write roll-ups and names in sorted runs.
    static let batchLimit = 8192
    /// The same when there is much to do: each page of a roll-up is then written less often.
    static let largeBatchLimit = 65_536

    /// Opens the report tables for writing; the caller holds the ``FolderLock``.
    ///
    /// `onDamage` is told of events that cannot be read and are passed over.
    package convenience init(
        _ folder: DataFolder, onDamage: @escaping (StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        try self.init(folder, tables: folder.report, onDamage: onDamage)
    }

    /// Folds into tables at another path.
    init(
        _ folder: DataFolder, tables path: String,
        onDamage: @escaping (StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        self.folder = folder
        self.onDamage = onDamage
        connection = try Connection(path: path, mode: .readWriteCreate)
        // NORMAL: what a power cut takes from here is folded again from the journal.
        // secure_delete: what is erased is gone from the file (sqlite.org/pragma.html).
        try connection.execute(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;
            PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096; PRAGMA secure_delete=ON;
            PRAGMA journal_size_limit=67108864
            """)
        try ReportSchema.bring(connection, in: folder)
        journal = JournalReader(folder, onDamage: onDamage)
        control = try ControlStore(folder)
        insertClick = try connection.statement(
            "INSERT INTO click VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        contacts = try ContactNumbers(connection, control: control)
    }

    /// Folds all there is; the number of events taken.
    @discardableResult
    package func catchUp() throws(StoreError) -> Int {
        var total = 0
        while true {
            let count = try step()
            total += count
            if count == 0 { return total }
        }
    }

    /// Folds all up to one event, and none after it.
    func catchUp(to last: Int64) throws(StoreError) {
        let former = bound
        defer { bound = former }
        bound.seq = min(former.seq, last)
        try catchUp()
    }

    /// Folds one batch; 0 when there was nothing new.
    package func step() throws(StoreError) -> Int {
        let cursor = try cursor()
        let largest = isBehind ? Self.largeBatchLimit : Self.batchLimit
        let limit = Int(min(Int64(largest), bound.seq - cursor.seq))
        // Numbers jump behind a damaged segment: so many events may reach beyond the bound.
        let found = limit > 0 ? try journal.read(after: cursor.seq, limit: limit) : []
        let events = found.prefix { $0.seq <= bound.seq }
        isBehind = events.count == largest
        // After the events: what they were judged by when they came is in it for sure.
        try refreshControl()
        guard !events.isEmpty || admissions.newest > cursor.admission else { return 0 }
        if !isWatching {
            try beginWatch(before: cursor.seq)
            isWatching = true
        }
        rollUps = RollUps()
        try connection.transaction { () throws(StoreError) in
            try take(events)
            try admit(after: cursor.admission)
            try rollUps.write(to: connection)
            try connection.run(
                "UPDATE cursor SET seq = ?, admission = ?", events.last?.seq ?? cursor.seq,
                admissions.newest)
        }
        return max(1, events.count)
    }

    /// The last event in the report tables.
    package func foldedSeq() throws(StoreError) -> Int64 { try cursor().seq }

    func cursor() throws(StoreError) -> (seq: Int64, admission: Int64) {
        try connection.first("SELECT seq, admission FROM cursor") {
            ($0.integer(0), $0.integer(1))
        } ?? (0, 0)
    }

    func refreshControl() throws(StoreError) {
        let mark = try control.changeMark()
        guard mark != controlMark else { return }
        directory = try control.directory()
        admissions = try control.admissions().upTo(bound.admission)
        withEmails = try control.accountsWithEmails()
        try refreshZones()
        controlMark = mark
    }

    /// A sub-account's days stay in the zone they were first counted in until a refold.
    private func refreshZones() throws(StoreError) {
        for account in directory.accounts.values {
            try connection.run(
                "INSERT OR IGNORE INTO zone VALUES (?, ?)", account.id, account.timeZone)
        }
        let all = try connection.all("SELECT account, name FROM zone") { row in
            (row.identifier(0) as SubAccountID, row.text(1))
        }
        zones = Dictionary(uniqueKeysWithValues: all)
    }

    /// Whether a sub-account has another time zone than its days were counted in.
    var hasStaleDays: Bool {
        directory.accounts.values.contains { zones[$0.id] != $0.timeZone }
    }

    /// Judges by the control tables of this batch.
    var saleJudge: SaleJudge {
        SaleJudge(
            connection: connection, control: control, directory: directory,
            withEmails: withEmails)
    }

    /// Whether the sub-account knows contacts' addresses.
    func knowsAddresses(_ account: SubAccountID) -> Bool { withEmails.contains(account) }

    private func take(_ stored: ArraySlice<StoredEntry>) throws(StoreError) {
        let events = stored.map { FoldedEvent($0) }
        let numbers = try contacts.numbers(of: events)
        for (event, number) in zip(events, numbers) {
            if case .click(let click) = event.event {
                try insert(click, seq: event.seq, contact: number == 0 ? nil : number)
            } else {
                try seeTouches(of: event)
                try apply(event)
            }
        }
    }

    /// Judges what is no click.
    func apply(_ folded: FoldedEvent) throws(StoreError) {
        if case .saleHit(let hit) = folded.event { return try judge(hit, folded) }
        // Kept whole like any other: one bad record must not hold up all that follow.
        try setAside(folded, .unreadable, account: nil, repeatOf: nil)
    }

    func day(of instant: Instant, account: SubAccountID?) -> Day {
        time(of: instant, account: account).day
    }

    /// The local day and hour.
    func time(of instant: Instant, account: SubAccountID?) -> (day: Day, hour: Int64) {
        days.time(of: instant, in: account.flatMap { zones[$0] } ?? "UTC")
    }
}

/// An event of a batch, decoded once.
struct FoldedEvent {
    let seq: Int64
    let entry: JournalEntry
    let event: Event?

    init(_ stored: StoredEntry) {
        seq = stored.seq
        entry = stored.entry
        event = stored.entry.event
    }
}
