import Attribution
import Model

/// Turns the journal into the report tables, in order, and again whenever asked; for one thread.
///
/// Rows and cursor move in the same transaction: however the process ends, no event is folded
/// twice or left out.
package final class Fold {
    private let connection: Connection
    private let journal: JournalReader
    private let control: ControlStore
    private var controlMark: Int64 = -1
    private var directory = Directory()
    private var admissions = Admissions()
    private var days = ReportDays()

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
        controlMark = mark
    }

    private func apply(_ stored: StoredEntry) throws(StoreError) {
        switch stored.entry.event {
        case .click(let click): try insert(click, seq: stored.seq)
        case .saleHit(let hit): try judge(hit, stored.entry, seq: stored.seq)
        case nil:
            // Kept whole like any other: one bad record must not hold up all that follow.
            try setAside(stored.entry, .unreadable, account: nil, seq: stored.seq, repeatOf: nil)
        }
    }

    private func insert(_ click: Click, seq: Int64) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO click (seq, id, account, campaign, link, contact, at, day, set_aside)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            seq, click.id, click.account, click.campaign, click.link,
            try name(of: click.contact, account: click.account), click.at,
            day(of: click.at, account: click.account), click.setAside?.rawValue)
    }

    private func day(of instant: Instant, account: SubAccountID) -> Day {
        days.day(of: instant, in: directory.accounts[account]?.timeZone ?? "UTC")
    }

    /// The sender's id of the contact: the same whether SaleTrail or the platform merged it.
    private func name(
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

// MARK: Sales

extension Fold {
    private func judge(
        _ hit: SaleHit, _ entry: JournalEntry, seq: Int64
    ) throws(StoreError) {
        if let reason = hit.setAside, !admissions.cover(hit, reason) {
            return try setAside(entry, reason, account: hit.account, seq: seq, repeatOf: nil)
        }
        guard let account = hit.account.flatMap({ directory.accounts[$0] }) else {
            return try setAside(
                entry, .unknownAccount, account: hit.account, seq: seq, repeatOf: nil)
        }
        let sale = JudgedSale(hit, account: account, directory: directory)
        if let first = try firstSale(like: sale) {
            return try setAside(
                entry, .repeated, account: account.id, seq: seq, repeatOf: first)
        }
        try insert(sale, seq: seq)
    }

    private func setAside(
        _ entry: JournalEntry, _ reason: SetAsideReason, account: SubAccountID?, seq: Int64,
        repeatOf first: Int64?
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO set_aside (seq, account, reason, at, kind, body, repeat_of)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            seq, account, reason.rawValue, entry.at, entry.kind, entry.body, first)
    }

    /// The sale that this one repeats: the same order, or without an order id the same click,
    /// product, quantity and amount within the sub-account's window, before or after: a hit that
    /// is let in late is judged after sales that came later.
    private func firstSale(like sale: JudgedSale) throws(StoreError) -> Int64? {
        let said = sale.parameters
        if let order = said.orderID {
            return try connection.first(
                "SELECT seq FROM sale WHERE account = ? AND order_id = ?", sale.account.id, order
            ) { $0.integer(0) }
        }
        guard let click = sale.click else { return nil }
        let (hit, window) = (sale.hit, sale.account.repeatWindow)
        return try connection.first(
            """
            SELECT seq FROM sale
            WHERE click = ? AND at > ? AND at < ? AND account = ? AND order_id IS NULL
                AND product IS ? AND quantity IS ? AND amount IS ? AND currency IS ?
            """,
            click, hit.at.advanced(by: .zero - window), hit.at.advanced(by: window),
            sale.account.id, said.product, said.quantity, said.amount?.minorUnits,
            said.amount?.currency.code
        ) { $0.integer(0) }
    }

    private func insert(_ sale: JudgedSale, seq: Int64) throws(StoreError) {
        let hit = sale.hit
        let said = sale.parameters
        try connection.run(
            """
            INSERT INTO sale (seq, account, campaign, link, contact, click, product, quantity,
                amount, currency, order_id, at, day, host, query, unattributed, notes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            seq, sale.account.id, sale.credited?.campaign, sale.credited?.link,
            try name(of: sale.credited?.contact, account: sale.account.id), sale.click,
            said.product, said.quantity, said.amount?.minorUnits, said.amount?.currency.code,
            said.orderID, hit.at, day(of: hit.at, account: sale.account.id), hit.host, hit.query,
            sale.unattributed?.rawValue, said.notes.map(\.rawValue).joined(separator: " "))
    }

    /// Judges again the hits that support has let in since the last time.
    private func admit(after done: Int64) throws(StoreError) {
        for admission in admissions.after(done) {
            let hits = try connection.all(
                """
                SELECT seq, at, kind, body FROM set_aside
                WHERE account = ? AND reason = ? AND at >= ? AND at <= ? ORDER BY seq
                """,
                admission.account, admission.reason.rawValue, admission.since, admission.until
            ) { row in
                let entry = JournalEntry(
                    at: row.instant(1), kind: row.integer(2), body: row.blob(3))
                return StoredEntry(seq: row.integer(0), entry: entry)
            }
            for hit in hits {
                try connection.run("DELETE FROM set_aside WHERE seq = ?", hit.seq)
                try apply(hit)
            }
        }
    }
}
