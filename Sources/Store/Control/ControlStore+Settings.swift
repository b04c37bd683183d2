import Model

extension ControlStore {
    /// Changes a sub-account: all that is not its number or its creation.
    ///
    /// Throws ``StoreError/noSuchAccount(_:)``. Sales that are folded already follow when they are
    /// folded again.
    package func update(_ account: SubAccount) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            try connection.run(
                """
                UPDATE sub_account SET name = ?, tracking_host = ?, shop_host = ?, time_zone = ?,
                    currency = ?, attribution_window_ms = ?, repeat_window_ms = ? WHERE id = ?
                """,
                account.name, account.trackingHost, account.shopHost, account.timeZone,
                account.currency.code, account.attributionWindow.wholeMilliseconds,
                account.repeatWindow.wholeMilliseconds, account.id)
            guard connection.changes == 1 else { throw .noSuchAccount(account.id.description) }
            try write(account)
        }
    }

    /// Writes the settings of sales into the sub-account's row.
    func write(_ account: SubAccount) throws(StoreError) {
        let sales = account.sales
        try connection.run(
            """
            UPDATE sub_account SET number_style = ?, model = ?, landing_parameter = ?,
                consent = ?, honours_gpc = ?, keeps_network = ?, sale_secret = ? WHERE id = ?
            """,
            sales.numberStyle.rawValue, sales.model.rawValue, sales.landingParameter,
            sales.consent.rawValue, sales.honoursGPC, sales.keepsNetwork, sales.secret.bytes,
            account.id)
    }

    /// Reads what ``write(_:)`` wrote, from column 9 on.
    func readSettings(_ row: Row) throws(StoreError) -> SaleSettings {
        guard let style = NumberStyle(rawValue: row.text(9)),
            let model = AttributionModel(rawValue: row.text(10)),
            let consent = ConsentMode(rawValue: row.text(12))
        else {
            throw .damaged(path: connection.path, detail: "settings of sub-account \(row.text(0))")
        }
        return SaleSettings(
            numberStyle: style, model: model, landingParameter: row.optionalText(11),
            consent: consent, honoursGPC: row.flag(13), keepsNetwork: row.flag(14),
            secret: SaleSecret(row.blob(15)))
    }

    /// Says whether a link of a campaign gets the click's id where its sub-account says so.
    ///
    /// Throws ``StoreError/noSuchLinks(_:highest:)``.
    package func setPlain(
        _ isPlain: Bool, link number: LinkNumber, of campaign: CampaignID
    ) throws(StoreError) {
        let known = try links(of: campaign).map(\.number)
        guard known.contains(number) else {
            throw .noSuchLinks([number], highest: known.max())
        }
        let sql =
            isPlain
            ? "INSERT OR IGNORE INTO plain_link (campaign, number) VALUES (?, ?)"
            : "DELETE FROM plain_link WHERE campaign = ? AND number = ?"
        try connection.run(sql, campaign, number)
    }

    func plainLinks() throws(StoreError) -> [LinkKey] {
        try connection.all("SELECT campaign, number FROM plain_link") { row in
            LinkKey(campaign: row.identifier(0), number: row.identifier(1))
        }
    }
}
