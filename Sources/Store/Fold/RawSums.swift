/// What the roll-ups must say, summed up from the raw rows in SQL: for checking them, and for
/// moving the part of them that pruned rows made.
enum RawSums {
    /// Columns as in `click_day` without era; `condition` chooses rows.
    static func clicks(_ condition: String) -> String {
        """
        SELECT account, campaign, day, link, count(*) FROM click
        WHERE set_aside IS NULL AND \(condition) GROUP BY 1, 2, 3, 4
        """
    }

    static func sales(_ condition: String) -> String {
        summed(
            """
            SELECT account, campaign, day, coalesce(link, 0) AS what, currency, quantity, amount
            FROM sale WHERE \(condition)
            """)
    }

    /// Orders of several lines by their lines, others as they are.
    static func products(_ condition: String) -> String {
        summed(
            """
            SELECT account, campaign, day, coalesce(product, '') AS what, currency, quantity, amount
            FROM sale WHERE \(condition)
                AND NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.sale = sale.seq)
            UNION ALL
            SELECT account, campaign, day, l.product, currency, l.quantity, l.amount
            FROM sale JOIN sale_line l ON l.sale = sale.seq WHERE \(condition)
            """)
    }

    private static func summed(_ rows: String) -> String {
        """
        SELECT account, coalesce(campaign, 0), day, what, coalesce(currency, ''), count(*),
            coalesce(sum(quantity), 0), coalesce(sum(amount / 1000000), 0),
            coalesce(sum(amount % 1000000), 0)
        FROM (\(rows)) GROUP BY 1, 2, 3, 4, 5
        """
    }

    static func asideClicks(_ condition: String) -> String {
        """
        SELECT account, campaign, day, link, 1, set_aside, count(*) FROM click
        WHERE set_aside IS NOT NULL AND \(condition) GROUP BY 1, 2, 3, 4, 5, 6
        """
    }

    static func asideHits(_ condition: String) -> String {
        """
        SELECT coalesce(account, 0), coalesce(campaign, 0), day, 0, 2, reason, count(*)
        FROM set_aside WHERE \(condition) GROUP BY 1, 2, 3, 4, 5, 6
        """
    }

    /// Columns as in `trait_day` without era: each trait with the query of its sums.
    static func traits(_ condition: String) -> [String] {
        typealias Trait = RollUps.Trait
        let clicks = [(Trait.clickHour, "hour"), (.device, "device")].map { trait, column in
            """
            SELECT account, \(trait.rawValue), campaign, day, CAST(\(column) AS TEXT), '',
                count(*), 0, 0, 0
            FROM click WHERE set_aside IS NULL AND \(condition) GROUP BY 1, 3, 4, 5
            """
        }
        let sales: [(Trait, String, String)] = [
            (.saleHour, "CAST(hour AS TEXT)", "amount"), (.rung, "coalesce(rung, '')", "amount"),
            (.delay, "CAST(delay AS TEXT)", "amount"), (.gross, "''", "gross"),
            (.refunded, "''", "refunded"),
        ]
        return clicks + sales.map { saleTrait($0, by: $1, of: $2, condition) }
    }

    private static func saleTrait(
        _ trait: RollUps.Trait, by value: String, of amount: String, _ condition: String
    ) -> String {
        let isKnown =
            switch trait {
            case .delay: "delay IS NOT NULL"
            case .gross, .refunded: "\(amount) IS NOT NULL"
            default: "TRUE"
            }
        return """
            SELECT account, \(trait.rawValue), coalesce(campaign, 0), day, \(value),
                coalesce(currency, ''), count(*), coalesce(sum(quantity), 0),
                coalesce(sum(\(amount) / 1000000), 0), coalesce(sum(\(amount) % 1000000), 0)
            FROM sale WHERE \(isKnown) AND \(condition) GROUP BY 1, 3, 4, 5, 6
            """
    }

    static let clickers = """
        SELECT account, contact, campaign, link, day FROM click
        WHERE set_aside IS NULL AND contact IS NOT NULL
        """

    static func readClicker(_ row: Row) -> RollUps.Clicker {
        RollUps.Clicker(
            account: row.integer(0), contact: row.integer(1), campaign: row.integer(2),
            link: row.integer(3), day: row.integer(4))
    }
}
