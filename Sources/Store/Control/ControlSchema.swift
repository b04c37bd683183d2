/// The control tables: small, changed by people, written by several processes.
///
/// `AUTOINCREMENT` where a number is signed into links or cookies: it must never name something
/// else later (sqlite.org/autoinc.html).
enum ControlSchema {
    static let migrations = Migrations(steps: [
        """
        CREATE TABLE sub_account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            tracking_host TEXT NOT NULL,
            shop_host TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            currency TEXT NOT NULL,
            is_active INTEGER NOT NULL,
            attribution_window_ms INTEGER NOT NULL,
            repeat_window_ms INTEGER NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account INTEGER NOT NULL REFERENCES sub_account,
            key TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            UNIQUE (account, key)
        ) STRICT;
        -- occurrence: the same URL may stand in a newsletter several times, each a link of its own.
        -- late_bound: byte ranges of merge tags in url, as "27-41 50-60".
        CREATE TABLE link (
            campaign INTEGER NOT NULL REFERENCES campaign,
            number INTEGER NOT NULL,
            url TEXT NOT NULL,
            occurrence INTEGER NOT NULL,
            late_bound TEXT NOT NULL,
            text TEXT NOT NULL,
            counts_sales INTEGER NOT NULL,
            PRIMARY KEY (campaign, number),
            UNIQUE (campaign, url, late_bound, occurrence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE contact (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            account INTEGER NOT NULL REFERENCES sub_account,
            reference TEXT NOT NULL,
            UNIQUE (account, reference)
        ) STRICT;
        CREATE TABLE mailed (
            campaign INTEGER NOT NULL REFERENCES campaign,
            contact INTEGER NOT NULL REFERENCES contact,
            PRIMARY KEY (campaign, contact)
        ) STRICT, WITHOUT ROWID;
        -- Set-aside hits that support let in after all: the fold asks here.
        CREATE TABLE admission (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account INTEGER NOT NULL REFERENCES sub_account,
            reason TEXT NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER NOT NULL,
            made_at INTEGER NOT NULL
        ) STRICT;
        """,
        // Where a link leads if that is not url, which stays what identifies it.
        """
        ALTER TABLE link ADD COLUMN target TEXT;
        ALTER TABLE link ADD COLUMN target_late_bound TEXT;
        """,
        """
        -- Work that the holder of the journal does: see UpkeepTask. outcome: NULL until it is over.
        CREATE TABLE upkeep (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            task TEXT NOT NULL,
            argument TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            done INTEGER NOT NULL,
            total INTEGER NOT NULL,
            outcome TEXT
        ) STRICT;
        """,
        """
        ALTER TABLE sub_account ADD COLUMN number_style TEXT NOT NULL DEFAULT 'unstated';
        ALTER TABLE sub_account ADD COLUMN model TEXT NOT NULL DEFAULT 'last';
        ALTER TABLE sub_account ADD COLUMN landing_parameter TEXT;
        ALTER TABLE sub_account ADD COLUMN consent TEXT NOT NULL DEFAULT 'assumed';
        ALTER TABLE sub_account ADD COLUMN honours_gpc INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sub_account ADD COLUMN keeps_network INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE sub_account ADD COLUMN sale_secret BLOB NOT NULL DEFAULT x'';
        -- Links that never get the click's id, whatever the sub-account says.
        CREATE TABLE plain_link (
            campaign INTEGER NOT NULL REFERENCES campaign,
            number INTEGER NOT NULL,
            PRIMARY KEY (campaign, number)
        ) STRICT, WITHOUT ROWID;
        -- hash: SHA-256 of the token, which is shown once and kept nowhere.
        CREATE TABLE api_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account INTEGER NOT NULL REFERENCES sub_account,
            name TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE,
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT;
        -- hash: SHA-256 of the contact's address, as hexadecimal digits.
        CREATE TABLE contact_email (
            account INTEGER NOT NULL REFERENCES sub_account,
            hash TEXT NOT NULL,
            contact TEXT NOT NULL,
            PRIMARY KEY (account, hash)
        ) STRICT, WITHOUT ROWID;
        """,
        // The dashboard's people. hash: SHA-256 of a secret that is kept nowhere.
        """
        CREATE TABLE user (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            role TEXT NOT NULL,
            language TEXT,
            theme TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            signed_in_at INTEGER
        ) STRICT;
        CREATE TABLE account_grant (
            user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
            account INTEGER NOT NULL REFERENCES sub_account,
            PRIMARY KEY (user, account)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sign_in_link (
            hash BLOB PRIMARY KEY,
            user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE session (
            hash BLOB PRIMARY KEY,
            user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
            created_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- actor: as the person was called then; actor_id: NULL for the command line.
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            actor_id INTEGER,
            actor TEXT NOT NULL,
            account INTEGER,
            action TEXT NOT NULL,
            subject TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_account ON audit (account, id);
        -- Where it was last served: one row, for the commands that make links to it.
        CREATE TABLE dashboard (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            address TEXT NOT NULL
        ) STRICT;
        CREATE TABLE activation_request (
            account INTEGER PRIMARY KEY REFERENCES sub_account,
            actor TEXT NOT NULL,
            made_at INTEGER NOT NULL
        ) STRICT;
        """,
        """
        -- remark: what the person who asked should know of a task that was done.
        ALTER TABLE upkeep ADD COLUMN remark TEXT NOT NULL DEFAULT '';
        -- Contacts whose erasure has begun, so that it goes on where it was cut off.
        -- old: the number in links that were sent; stand_in: what takes its place in all events up
        -- to last_event.
        CREATE TABLE erasure (
            account INTEGER NOT NULL REFERENCES sub_account,
            reference TEXT NOT NULL,
            old INTEGER,
            stand_in INTEGER NOT NULL,
            last_event INTEGER NOT NULL,
            PRIMARY KEY (account, reference)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- since: the first day it holds. rate: what one unit is worth in the sub-account's own
        -- currency, as an exact decimal.
        CREATE TABLE exchange_rate (
            account INTEGER NOT NULL REFERENCES sub_account,
            currency TEXT NOT NULL,
            since INTEGER NOT NULL,
            rate TEXT NOT NULL,
            PRIMARY KEY (account, currency, since)
        ) STRICT, WITHOUT ROWID;
        -- Lists and segments as the sender names them; contact: the sender's id.
        CREATE TABLE contact_list (
            account INTEGER NOT NULL REFERENCES sub_account,
            list TEXT NOT NULL,
            contact TEXT NOT NULL,
            PRIMARY KEY (account, list, contact)
        ) STRICT, WITHOUT ROWID;
        """,
    ])
}
