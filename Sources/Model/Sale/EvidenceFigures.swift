/// How the sales of a filter found their click, and what became of their money.
package struct EvidenceFigures: Hashable, Sendable {
    /// Sales by the rung that found their click.
    package var rungs: [Rung: Int64] = [:]
    /// Sales of no campaign.
    package var unattributed: Int64 = 0
    /// Gross by currency: never added together.
    package var gross: [Currency: Int64] = [:]
    /// What went back of it.
    package var refunded: [Currency: Int64] = [:]
    /// Credits by campaign and link, where several clicks share sales.
    package var credits: [CreditFigures] = []

    package init() {}
}

/// What one link earned of sales that several clicks share.
package struct CreditFigures: Hashable, Sendable {
    package let campaign: CampaignID
    package let link: LinkNumber
    /// Sales it has a part of.
    package let sales: Int64
    /// Sales it has the leading part of: where they stand in the other tables.
    package let leading: Int64
    /// Its parts, by the currency; `nil` for sales without an amount.
    package let amount: Money?

    package init(
        campaign: CampaignID, link: LinkNumber, sales: Int64, leading: Int64, amount: Money?
    ) {
        self.campaign = campaign
        self.link = link
        self.sales = sales
        self.leading = leading
        self.amount = amount
    }
}
