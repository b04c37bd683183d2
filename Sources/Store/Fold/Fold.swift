import Attribution
import Model

/// Turns the journal into the report tables, in order, and again whenever asked; for one thread.
///
/// Rows, roll-ups and cursor move in the same transaction: however the process ends, no event is
/// folded twice or left out. What admissions change is what folding all again would give.
package final class Fold {
    let folder: DataFolder
    let connection: Connection
    let journal: JournalReader
    let control: ControlStore
    let contacts: ContactNumbers
    var directory = Directory()
    var admissions = Admissions()
    var days = ReportDays()
    var zones: [SubAccountID: String] = [:]
    var rollUps = RollUps()
    private var controlMark: Int64 = -1
    private var isBehind = false

    /// Events in one transaction: large enough to write roll-ups and names in sorted runs.
    static let batchLimit = 8192
    /// The same when there is much to do: each page of a roll-up is then written less often.
    static let largeBatchLimit = 65_536

    /// Opens the report tables for writing; the caller holds the ``FolderLock``.
    package convenience init(_ folder: DataFolder) throws(StoreError) {
        try self.init(folder, tables: folder.report)
    }

    /// Folds into tables at another path.
    init(_ folder: DataFolder, tables path: String) throws(StoreError) {
        self.folder = folder
        connection = try Connection(path: path, mode: .readWriteCreate)
        // NORMAL: what a power cut takes from here is folded again from the journal.
        // secure_delete: what is erased is gone from the file (sqlite.org/pragma.html).
        try connection.execute(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;
            PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096; PRAGMA secure_delete=ON;
            PRAGMA journal_size_limit=67108864
            """)
        try ReportSchema.migrations.bring(connection)
        journal = JournalReader(folder)
        control = try ControlStore(folder)
        contacts = ContactNumbers(connection, control: control)
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

    /// Folds one batch; 0 when there was nothing new.
    package func step() throws(StoreError) -> Int {
        let cursor = try cursor()
        let limit = isBehind ? Self.largeBatchLimit : Self.batchLimit
        let events = try journal.read(after: cursor.seq, limit: limit)
        isBehind = events.count == limit
        // After the events: what they were judged by when they came is in it for sure.
        try refreshControl()
        guard !events.isEmpty || admissions.newest > cursor.admission else { return 0 }
        rollUps = RollUps()
        contacts.beginBatch()
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

    func cursor() throws(StoreError) -> (seq: Int64, admission: Int64) {
        try connection.first("SELECT seq, admission FROM cursor") {
            ($0.integer(0), $0.integer(1))
        } ?? (0, 0)
    }

    private func refreshControl() throws(StoreError) {
        let mark = try control.changeMark()
        guard mark != controlMark else { return }
        directory = try control.directory()
        admissions = try control.admissions()
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
        directory.accounts.values.contains { zones[$0.id].map { [$0] } ?? [] != [$0.timeZone] }
    }

    private func take(_ stored: [StoredEntry]) throws(StoreError) {
        let events = stored.map { FoldedEvent($0) }
        try contacts.prepare(Set(events.compactMap(\.clickContact)))
        for event in events { try apply(event) }
    }

    func apply(_ folded: FoldedEvent) throws(StoreError) {
        switch folded.event {
        case .click(let click): try insert(click, seq: folded.seq)
        case .saleHit(let hit): try judge(hit, folded)
        case nil:
            // Kept whole like any other: one bad record must not hold up all that follow.
            try setAside(folded, .unreadable, account: nil, repeatOf: nil)
        }
    }

    func day(of instant: Instant, account: SubAccountID?) -> Day {
        days.day(of: instant, in: account.flatMap { zones[$0] } ?? "UTC")
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

    /// Who clicked, if it is a click that names its contact.
    var clickContact: ContactNumbers.Key? {
        guard case .click(let click) = event, let name = click.contact else { return nil }
        return ContactNumbers.Key(account: click.account, name: name)
    }
}

// MARK: Clicks

extension Fold {
    private func insert(_ click: Click, seq: Int64) throws(StoreError) {
        let contact = try contacts.number(of: click.contact, account: click.account)
        let day = day(of: click.at, account: click.account).number
        let account = Int64(clamping: click.account.value)
        let campaign = Int64(clamping: click.campaign.value)
        let link = Int64(clamping: click.link.value)
        let statement = try connection.statement(
            "INSERT INTO click VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        defer { statement.reset() }
        try statement.bind(1, .integer(seq))
        try statement.bind(2, click.id.sqlValue)
        try statement.bind(3, .integer(account))
        try statement.bind(4, .integer(campaign))
        try statement.bind(5, .integer(link))
        try statement.bind(6, contact.sqlValue)
        try statement.bind(7, .integer(click.at.milliseconds))
        try statement.bind(8, .integer(day))
        try statement.bind(9, (click.setAside?.rawValue).sqlValue)
        _ = try statement.step()
        if let reason = click.setAside {
            let key = RollUps.AsideKey(
                account: account, campaign: campaign, day: day, what: RollUps.AsideKey.clicks,
                reason: reason.rawValue)
            rollUps.aside[key, default: 0] += 1
            return
        }
        let key = RollUps.ClickKey(account: account, campaign: campaign, day: day, link: link)
        rollUps.clicks[key, default: 0] += 1
        guard let contact else { return }
        rollUps.clickers.append(
            RollUps.Clicker(
                account: account, contact: contact, campaign: campaign, link: link, day: day))
    }
}
