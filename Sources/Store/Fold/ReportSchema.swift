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
        """
    ])
}
