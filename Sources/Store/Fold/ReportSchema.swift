/// The folded tables: everything here can be made again from the journal, except what
/// ``Pruning`` has left of events that are gone.
enum ReportSchema {
    /// Brings tables to the newest schema. Of pruned events they are the only witness: such tables
    /// are copied first, the newest copy alone is kept, because it is large.
    static func bring(_ connection: Connection, in folder: DataFolder) throws(StoreError) {
        let backup = AutomaticBackup(folder: folder.backups, kept: 1)
        try migrations.bring(connection, backup: try isPruned(connection) ? backup : nil)
    }

    private static func isPruned(_ connection: Connection) throws(StoreError) -> Bool {
        let hasColumn = try connection.first(
            "SELECT count(*) FROM pragma_table_info('cursor') WHERE name = 'pruned_seq'"
        ) { $0.flag(0) }
        guard hasColumn == true else { return false }
        return try connection.first("SELECT pruned_seq > 0 FROM cursor") { $0.flag(0) } ?? false
    }

    static let migrations = Migrations(steps: [
        """
        CREATE TABLE cursor (seq INTEGER NOT NULL, admission INTEGER NOT NULL) STRICT;
        CREATE TABLE click (seq INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE sale (seq INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE set_aside (seq INTEGER PRIMARY KEY) STRICT;
        """,
        // What the first version folded is folded again from the journal.
        """
        DROP TABLE cursor; DROP TABLE click; DROP TABLE sale; DROP TABLE set_aside;

        -- How far the fold has come: moved in the transaction that holds what it read.
        -- pruned_seq: events up to here are gone; kept_since: the instant they were pruned by.
        CREATE TABLE cursor (
            seq INTEGER NOT NULL,
            admission INTEGER NOT NULL,
            pruned_seq INTEGER NOT NULL,
            kept_since INTEGER NOT NULL
        ) STRICT;
        INSERT INTO cursor VALUES (0, 0, 0, 0);

        -- The zone that each sub-account's days are in: another one takes a refold.
        CREATE TABLE zone (account INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

        -- Contacts by small numbers, so that sets of them are small.
        CREATE TABLE contact (
            number INTEGER PRIMARY KEY,
            account INTEGER NOT NULL,
            name TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX contact_by_name ON contact (account, name);

        -- No index: whatever is asked often is in the roll-ups, and appending stays cheap.
        -- day: in the sub-account's time zone, days since 1970-01-01.
        CREATE TABLE click (
            seq INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            contact INTEGER,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            set_aside TEXT
        ) STRICT;

        -- click: the one that was credited, or the newest that came along.
        CREATE TABLE sale (
            seq INTEGER PRIMARY KEY,
            account INTEGER NOT NULL,
            campaign INTEGER,
            link INTEGER,
            contact INTEGER,
            click INTEGER,
            product TEXT,
            quantity INTEGER,
            amount INTEGER,
            currency TEXT,
            order_id TEXT,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            host TEXT NOT NULL,
            query TEXT NOT NULL,
            unattributed TEXT,
            notes TEXT NOT NULL
        ) STRICT;
        CREATE INDEX sale_by_day ON sale (account, day, at);
        CREATE INDEX sale_by_campaign ON sale (account, campaign, day, at);
        CREATE INDEX sale_by_click ON sale (click, at) WHERE click IS NOT NULL;
        CREATE UNIQUE INDEX sale_by_order ON sale (account, order_id) WHERE order_id IS NOT NULL;

        -- Hits that are no sale, whole, so that they can be let in later.
        -- repeat_of: the sale that the same order made first; campaign: what earned that sale.
        CREATE TABLE set_aside (
            seq INTEGER PRIMARY KEY,
            account INTEGER,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            body BLOB NOT NULL,
            repeat_of INTEGER,
            campaign INTEGER
        ) STRICT;
        CREATE INDEX set_aside_by_reason ON set_aside (account, reason, at);
        CREATE INDEX set_aside_by_sale ON set_aside (repeat_of) WHERE repeat_of IS NOT NULL;

        -- What pruned sales must still be known by, so that their repeats stay repeats:
        -- same: see JudgedSale.
        CREATE TABLE past_sale (
            account INTEGER NOT NULL,
            same INTEGER NOT NULL,
            at INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            campaign INTEGER,
            PRIMARY KEY (account, same, at, seq)
        ) STRICT, WITHOUT ROWID;

        -- Roll-ups. 0 and '' stand for none. era: 0 for what the rows above add up to, 1 for
        -- events that are pruned.
        CREATE TABLE click_day (
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            link INTEGER NOT NULL,
            era INTEGER NOT NULL,
            clicks INTEGER NOT NULL,
            PRIMARY KEY (account, campaign, day, link, era)
        ) STRICT, WITHOUT ROWID;

        -- Amounts in two parts, millions and the rest: anybody may send absurd ones.
        CREATE TABLE sale_day (
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            link INTEGER NOT NULL,
            currency TEXT NOT NULL,
            era INTEGER NOT NULL,
            sales INTEGER NOT NULL,
            units INTEGER NOT NULL,
            millions INTEGER NOT NULL,
            rest INTEGER NOT NULL,
            PRIMARY KEY (account, campaign, day, link, currency, era)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE product_day (
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            product TEXT NOT NULL,
            currency TEXT NOT NULL,
            era INTEGER NOT NULL,
            sales INTEGER NOT NULL,
            units INTEGER NOT NULL,
            millions INTEGER NOT NULL,
            rest INTEGER NOT NULL,
            PRIMARY KEY (account, campaign, day, product, currency, era)
        ) STRICT, WITHOUT ROWID;

        -- what: 1 clicks, 2 sale hits.
        CREATE TABLE aside_day (
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            what INTEGER NOT NULL,
            reason TEXT NOT NULL,
            era INTEGER NOT NULL,
            hits INTEGER NOT NULL,
            PRIMARY KEY (account, campaign, day, what, reason, era)
        ) STRICT, WITHOUT ROWID;

        -- Who clicked: contacts by chunks of their numbers, see ContactSet.
        CREATE TABLE clicker (
            account INTEGER NOT NULL,
            chunk INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            day INTEGER NOT NULL,
            era INTEGER NOT NULL,
            contacts BLOB NOT NULL,
            PRIMARY KEY (account, chunk, campaign, link, day, era)
        ) STRICT, WITHOUT ROWID;
        """,
        // Orders, shares and suspicions. Folded again: earlier rows lack what the columns hold.
        """
        -- Orders: all reports of one are judged together, so each keeps its record and its key.
        -- amount is net from here on; gross and refunded are as the shop said.
        ALTER TABLE sale ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN body BLOB NOT NULL DEFAULT x'';
        ALTER TABLE sale ADD COLUMN received_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN order_key TEXT;
        ALTER TABLE sale ADD COLUMN gross INTEGER;
        ALTER TABLE sale ADD COLUMN refunded INTEGER;
        ALTER TABLE sale ADD COLUMN status TEXT NOT NULL DEFAULT 'sale';
        ALTER TABLE sale ADD COLUMN rung TEXT;
        ALTER TABLE sale ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE sale ADD COLUMN trust INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE set_aside ADD COLUMN order_key TEXT;
        DROP INDEX sale_by_order;
        CREATE UNIQUE INDEX sale_by_order ON sale (account, order_key)
            WHERE order_key IS NOT NULL;
        CREATE INDEX set_aside_by_order ON set_aside (account, order_key)
            WHERE order_key IS NOT NULL;

        -- What makes a click set aside until a sale is credited to it; few have it.
        ALTER TABLE click ADD COLUMN suspicion TEXT;
        CREATE INDEX click_suspect ON click (id) WHERE suspicion IS NOT NULL;

        -- What each click earned of a sale; amounts sum to the sale's.
        CREATE TABLE credit (
            sale INTEGER NOT NULL,
            place INTEGER NOT NULL,
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            contact INTEGER,
            click INTEGER NOT NULL,
            rung TEXT NOT NULL,
            weight INTEGER NOT NULL,
            amount INTEGER,
            at INTEGER NOT NULL,
            PRIMARY KEY (sale, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX credit_by_campaign ON credit (account, campaign, at);
        CREATE INDEX credit_by_click ON credit (click);

        -- Clicks by contact, only of sub-accounts that know contacts' addresses.
        CREATE TABLE contact_click (
            account INTEGER NOT NULL,
            contact INTEGER NOT NULL,
            at INTEGER NOT NULL,
            click INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            PRIMARY KEY (account, contact, at, click)
        ) STRICT, WITHOUT ROWID;

        -- Clicks beyond the first that put a contact into a set of clickers: it stays in the set
        -- when one of its clicks is set aside later.
        CREATE TABLE clicker_again (
            account INTEGER NOT NULL,
            contact INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            day INTEGER NOT NULL,
            clicks INTEGER NOT NULL,
            PRIMARY KEY (account, contact, campaign, link, day)
        ) STRICT, WITHOUT ROWID;

        DELETE FROM click;
        DELETE FROM sale;
        DELETE FROM set_aside;
        DELETE FROM zone;
        DELETE FROM click_day WHERE era = 0;
        DELETE FROM sale_day WHERE era = 0;
        DELETE FROM product_day WHERE era = 0;
        DELETE FROM aside_day WHERE era = 0;
        DELETE FROM clicker WHERE era = 0;
        UPDATE cursor SET seq = pruned_seq, admission = 0;
        """,
        traits,
        lines,
        // is_past: of a pruned click, so that nothing but this row tells of it.
        "ALTER TABLE contact_click ADD COLUMN is_past INTEGER NOT NULL DEFAULT 0;",
    ])
}
