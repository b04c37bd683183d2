import Attribution
import Model

/// Turns the journal into the report tables, in order, and again whenever asked; for one thread.
///
/// Rows and cursor move in the same transaction: however the process ends, no event is folded
/// twice or left out.
package final class Fold {
    let connection: Connection
    let journal: JournalReader
    let control: ControlStore
    private var controlMark: Int64 = -1
    var directory = Directory()
    var admissions = Admissions()
    private var days = ReportDays()
    private var withEmails: Set<SubAccountID> = []
    var clickWatch = ClickWatch()
    private var isWatching = false

    /// Events in one transaction at the most: large enough to write indexes in sorted runs.
    static let batchLimit = 8192

    /// Opens the report tables for writing; the caller holds the ``FolderLock``.
    ///
    /// `onDamage` is told of events that cannot be read and are passed over.
    package init(
        _ folder: DataFolder, onDamage: @escaping (StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        connection = try Connection(path: folder.report, mode: .readWriteCreate)
        // NORMAL: what a power cut takes from here is folded again from the journal.
        try connection.execute(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;
            PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096
            """)
        try ReportSchema.migrations.bring(connection)
        journal = JournalReader(folder, onDamage: onDamage)
        control = try ControlStore(folder)
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
        let events = try journal.read(after: cursor.seq, limit: Self.batchLimit)
        // After the events: what they were judged by when they came is in it for sure.
        try refreshControl()
        guard !events.isEmpty || admissions.newest > cursor.admission else { return 0 }
        if !isWatching {
            try beginWatch(before: cursor.seq)
            isWatching = true
        }
        try connection.transaction { () throws(StoreError) in
            for stored in events { try apply(stored) }
            try admit(after: cursor.admission)
            try connection.run(
                "UPDATE cursor SET seq = ?, admission = ?", events.last?.seq ?? cursor.seq,
                admissions.newest)
        }
        return max(1, events.count)
    }

    /// The last event in the report tables.
    package func foldedSeq() throws(StoreError) -> Int64 { try cursor().seq }

    private func cursor() throws(StoreError) -> (seq: Int64, admission: Int64) {
        try connection.first("SELECT seq, admission FROM cursor") {
            ($0.integer(0), $0.integer(1))
        } ?? (0, 0)
    }

    private func refreshControl() throws(StoreError) {
        let mark = try control.changeMark()
        guard mark != controlMark else { return }
        directory = try control.directory()
        admissions = try control.admissions()
        withEmails = try control.accountsWithEmails()
        controlMark = mark
    }

    /// Judges by the control tables of this batch.
    var saleJudge: SaleJudge {
        SaleJudge(
            connection: connection, control: control, directory: directory,
            withEmails: withEmails)
    }

    func apply(_ stored: StoredEntry) throws(StoreError) {
        switch stored.entry.event {
        case .click(let click): try insert(click, seq: stored.seq)
        case .saleHit(let hit): try judge(hit, stored.entry, seq: stored.seq)
        case nil:
            // Kept whole like any other: one bad record must not hold up all that follow.
            try setAside(stored.entry, .unreadable, account: nil, seq: stored.seq)
        }
    }

    private func insert(_ click: Click, seq: Int64) throws(StoreError) {
        let contact = try name(of: click.contact, account: click.account)
        let reason = try reason(of: click, seq: seq)
        try connection.run(
            """
            INSERT INTO click (seq, id, account, campaign, link, contact, at, day, set_aside)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            seq, click.id, click.account, click.campaign, click.link,
            contact, click.at, day(of: click.at, account: click.account),
            reason?.rawValue)
        guard let contact, reason == nil, withEmails.contains(click.account) else {
            return
        }
        try connection.run(
            "INSERT OR IGNORE INTO contact_click VALUES (?, ?, ?, ?, ?, ?)",
            click.account, contact, click.at, click.id, click.campaign, click.link)
    }

    func day(of instant: Instant, account: SubAccountID) -> Day {
        days.day(of: instant, in: directory.accounts[account]?.timeZone ?? "UTC")
    }

    /// The sender's id of the contact: the same whether SaleTrail or the platform merged it.
    func name(
        of contact: ContactName?, account: SubAccountID
    ) throws(StoreError) -> String? {
        switch contact {
        case nil: nil
        case .reference(let reference): reference
        case .number(let number):
            try control.reference(of: number, account: account) ?? "#\(number)"
        }
    }
}
