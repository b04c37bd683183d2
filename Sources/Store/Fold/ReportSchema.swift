/// The folded tables: everything here can be made again from the journal.
enum ReportSchema {
    static let migrations = Migrations(steps: [
        """
        -- How far the fold has come: moved in the transaction that holds what it read.
        CREATE TABLE cursor (seq INTEGER NOT NULL, admission INTEGER NOT NULL) STRICT;
        INSERT INTO cursor VALUES (0, 0);

        -- day: in the sub-account's time zone, days since 1970-01-01.
        CREATE TABLE click (
            seq INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            contact TEXT,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            set_aside TEXT
        ) STRICT;
        CREATE INDEX click_by_campaign ON click (account, campaign, at);

        -- click: the one that was credited, or the newest that came along.
        CREATE TABLE sale (
            seq INTEGER PRIMARY KEY,
            account INTEGER NOT NULL,
            campaign INTEGER,
            link INTEGER,
            contact TEXT,
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
        CREATE INDEX sale_by_campaign ON sale (account, campaign, at);
        CREATE INDEX sale_by_click ON sale (click, at) WHERE click IS NOT NULL;
        CREATE UNIQUE INDEX sale_by_order ON sale (account, order_id) WHERE order_id IS NOT NULL;

        -- Hits that are no sale, whole, so that they can be let in later.
        -- repeat_of: the sale that the same order made first.
        CREATE TABLE set_aside (
            seq INTEGER PRIMARY KEY,
            account INTEGER,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            body BLOB NOT NULL,
            repeat_of INTEGER
        ) STRICT;
        CREATE INDEX set_aside_by_reason ON set_aside (account, reason, at);
        """,
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

        -- What each click earned of a sale; amounts sum to the sale's.
        CREATE TABLE credit (
            sale INTEGER NOT NULL,
            place INTEGER NOT NULL,
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            contact TEXT,
            click INTEGER NOT NULL,
            rung TEXT NOT NULL,
            weight INTEGER NOT NULL,
            amount INTEGER,
            at INTEGER NOT NULL,
            PRIMARY KEY (sale, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX credit_by_campaign ON credit (account, campaign, at);

        -- Clicks by contact, only of sub-accounts that know contacts' addresses.
        CREATE TABLE contact_click (
            account INTEGER NOT NULL,
            contact TEXT NOT NULL,
            at INTEGER NOT NULL,
            click INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            link INTEGER NOT NULL,
            PRIMARY KEY (account, contact, at, click)
        ) STRICT, WITHOUT ROWID;

        -- Folded again from the journal: earlier rows lack what these columns hold.
        DELETE FROM click;
        DELETE FROM sale;
        DELETE FROM set_aside;
        UPDATE cursor SET seq = 0, admission = 0;
        """,
    ])
}
