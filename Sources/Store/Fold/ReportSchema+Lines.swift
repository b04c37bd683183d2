extension ReportSchema {
    /// Lines of orders, and which link the set-aside clicks were on. Folded again: earlier rows
    /// lack both.
    static let lines = """
        -- Products of orders with several lines, each once: quantities and amounts sum to the
        -- sale's. '' stands for none.
        CREATE TABLE sale_line (
            sale INTEGER NOT NULL,
            place INTEGER NOT NULL,
            product TEXT NOT NULL,
            quantity INTEGER,
            amount INTEGER,
            PRIMARY KEY (sale, place)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE aside_day RENAME TO former_aside_day;
        CREATE TABLE aside_day (
            account INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            link INTEGER NOT NULL,
            what INTEGER NOT NULL,
            reason TEXT NOT NULL,
            era INTEGER NOT NULL,
            hits INTEGER NOT NULL,
            PRIMARY KEY (account, campaign, day, link, what, reason, era)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO aside_day SELECT account, campaign, day, 0, what, reason, era, hits
            FROM former_aside_day WHERE era = 1;
        DROP TABLE former_aside_day;

        DELETE FROM click;
        DELETE FROM sale;
        DELETE FROM set_aside;
        DELETE FROM credit;
        DELETE FROM contact_click;
        DELETE FROM clicker_again;
        DELETE FROM zone;
        DELETE FROM click_day WHERE era = 0;
        DELETE FROM sale_day WHERE era = 0;
        DELETE FROM product_day WHERE era = 0;
        DELETE FROM trait_day WHERE era = 0;
        DELETE FROM clicker WHERE era = 0;
        UPDATE cursor SET seq = pruned_seq, admission = 0;
        """
}
