/// Everything a request is judged by, held in memory: sub-accounts, campaigns and their links.
///
/// A value: the service swaps in a new one when the control tables change.
package struct Directory: Sendable {
    package struct CampaignEntry: Sendable {
        package let campaign: Campaign
        package let links: [LinkNumber: TrackedLink]
    }

    package let accounts: [SubAccountID: SubAccount]
    package let campaigns: [CampaignID: CampaignEntry]
    /// Tracking hosts of all sub-accounts; several may share one.
    package let trackingHosts: Set<String>
    /// Links that never get the click's id.
    package let plainLinks: Set<LinkKey>
    /// Whom a token of the API speaks for, by the token's SHA-256.
    package let tokens: [[UInt8]: SubAccountID]
    /// The operator's own list of machines; `nil`: the built-in one.
    package let bots: UserAgentPatterns?

    package init(
        accounts: [SubAccount] = [], campaigns: [Campaign] = [], links: [TrackedLink] = [],
        plainLinks: [LinkKey] = [], tokens: [[UInt8]: SubAccountID] = [:],
        bots: UserAgentPatterns? = nil
    ) {
        self.plainLinks = Set(plainLinks)
        self.tokens = tokens
        self.bots = bots
        self.accounts = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
        trackingHosts = Set(accounts.map(\.trackingHost))
        let linksByCampaign = Dictionary(grouping: links, by: \.campaign)
        self.campaigns = Dictionary(
            uniqueKeysWithValues: campaigns.map { campaign in
                let own = linksByCampaign[campaign.id] ?? []
                let numbered = Dictionary(uniqueKeysWithValues: own.map { ($0.number, $0) })
                return (campaign.id, CampaignEntry(campaign: campaign, links: numbered))
            })
    }

    package func link(_ campaign: CampaignID, _ number: LinkNumber) -> TrackedLink? {
        campaigns[campaign]?.links[number]
    }
}

/// A link of a campaign.
package struct LinkKey: Hashable, Sendable {
    package let campaign: CampaignID
    package let number: LinkNumber

    package init(campaign: CampaignID, number: LinkNumber) {
        self.campaign = campaign
        self.number = number
    }
}
