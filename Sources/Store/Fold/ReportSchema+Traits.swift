extension ReportSchema {
    /// What else reports count by. Folded again: earlier rows lack what the columns hold.
    static let traits = """
        -- hour: local, 0 to 23. device: see DeviceClass. delay: see PurchaseDelay, NULL without
        -- a click.
        ALTER TABLE click ADD COLUMN hour INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE click ADD COLUMN device INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN hour INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN delay INTEGER;

        -- A roll-up for each trait of a click or a sale: see RollUps.Trait.
        CREATE TABLE trait_day (
            account INTEGER NOT NULL,
            trait INTEGER NOT NULL,
            campaign INTEGER NOT NULL,
            day INTEGER NOT NULL,
            value TEXT NOT NULL,
            currency TEXT NOT NULL,
            era INTEGER NOT NULL,
            hits INTEGER NOT NULL,
            units INTEGER NOT NULL,
            millions INTEGER NOT NULL,
            rest INTEGER NOT NULL,
            PRIMARY KEY (account, trait, campaign, day, value, currency, era)
        ) STRICT, WITHOUT ROWID;

        -- Who bought, and when first; with all that the list of buyers shows.
        CREATE INDEX sale_by_contact
            ON sale (account, contact, at, campaign, day, currency, amount, quantity)
            WHERE contact IS NOT NULL;
        -- Sales that several clicks share: few, or none.
        CREATE INDEX credit_shared ON credit (account, sale) WHERE place > 0;

        DELETE FROM credit;
        DELETE FROM contact_click;
        DELETE FROM clicker_again;
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
        """
}
