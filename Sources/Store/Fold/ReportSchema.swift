/// The folded tables: everything here can be made again from the journal, except what
/// ``Pruning`` has left of events that are gone.
enum ReportSchema {
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
    ])
}
