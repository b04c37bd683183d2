import Model

/// A link of a newsletter on its way into the control tables.
package struct LinkDraft: Hashable, Sendable {
    package let destination: Destination
    package let text: String

    package init(destination: Destination, text: String) {
        self.destination = destination
        self.text = text
    }
}

/// Which links of a newsletter sales may be credited to.
package enum SaleLinkChoice: Hashable, Sendable {
    /// What was chosen before stays; new links count sales.
    case unchanged
    case all
    case none
    case only(Set<LinkNumber>)
}

extension ControlStore {
    /// The campaign of that key; throws ``StoreError/noSuchCampaign(_:)``.
    package func campaign(
        _ key: String, of account: SubAccountID
    ) throws(StoreError) -> Campaign {
        guard let found = try findCampaign(key, of: account) else { throw .noSuchCampaign(key) }
        return found
    }

    /// The campaign of that key, made if there is none yet.
    package func openCampaign(
        _ key: String, of account: SubAccountID, at now: Instant
    ) throws(StoreError) -> Campaign {
        try connection.transaction { () throws(StoreError) in
            try findOrMakeCampaign(key, of: account, at: now)
        }
    }

    private func findOrMakeCampaign(
        _ key: String, of account: SubAccountID, at now: Instant
    ) throws(StoreError) -> Campaign {
        if let known = try findCampaign(key, of: account) { return known }
        try connection.run(
            "INSERT INTO campaign (account, key, created_at) VALUES (?, ?, ?)", account, key, now)
        let id = CampaignID(UInt64(clamping: connection.lastInsertedRow))
        return Campaign(id: id, account: account, key: key)
    }

    /// All campaigns of a sub-account, newest first.
    package func campaigns(of account: SubAccountID) throws(StoreError) -> [Campaign] {
        try connection.all(
            Self.campaignColumns + " WHERE account = ? ORDER BY id DESC", account,
            body: readCampaign)
    }

    /// Gives each link of a newsletter its number: the one it had, if the campaign has seen the
    /// same URL (for the same time in the newsletter) before, else the next free one.
    ///
    /// A choice of sale links that names a number outside the newsletter changes nothing and
    /// gives `nil` with the numbers in question.
    package func registerLinks(
        _ drafts: [LinkDraft], in campaign: CampaignID, counting choice: SaleLinkChoice
    ) throws(StoreError) -> LinkRegistration {
        try keepingIfRegistered { () throws(StoreError) in
            try register(drafts, in: campaign, counting: choice)
        }
    }

    /// ``openCampaign(_:of:at:)`` and ``registerLinks(_:in:counting:)`` at once, so that a choice
    /// which is refused leaves no campaign behind.
    package func openCampaign(
        _ key: String, of account: SubAccountID, at now: Instant, registering drafts: [LinkDraft],
        counting choice: SaleLinkChoice
    ) throws(StoreError) -> (Campaign, LinkRegistration) {
        var campaign: Campaign?
        let registration = try keepingIfRegistered { () throws(StoreError) in
            let opened = try findOrMakeCampaign(key, of: account, at: now)
            campaign = opened
            return try register(drafts, in: opened.id, counting: choice)
        }
        guard let campaign else { throw .noSuchCampaign(key) }
        return (campaign, registration)
    }

    /// One transaction, undone where nothing was registered.
    private func keepingIfRegistered(
        _ body: () throws(StoreError) -> LinkRegistration
    ) throws(StoreError) -> LinkRegistration {
        try connection.execute("BEGIN IMMEDIATE")
        do {
            let registration = try body()
            try connection.execute(registration.isRegistered ? "COMMIT" : "ROLLBACK")
            return registration
        } catch {
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    private func register(
        _ drafts: [LinkDraft], in campaign: CampaignID, counting choice: SaleLinkChoice
    ) throws(StoreError) -> LinkRegistration {
        var links = try place(drafts, in: campaign)
        if case .only(let chosen) = choice {
            let unknown = chosen.subtracting(links.map(\.number))
            if !unknown.isEmpty { return .noSuchLinks(unknown.sorted(), among: links) }
        }
        try choose(choice, &links)
        return .registered(links)
    }

    private func place(
        _ drafts: [LinkDraft], in campaign: CampaignID
    ) throws(StoreError) -> [TrackedLink] {
        var seen: [Destination: Int] = [:]
        var links: [TrackedLink] = []
        for draft in drafts {
            let occurrence = seen[draft.destination, default: 0]
            seen[draft.destination] = occurrence + 1
            links.append(try place(draft, occurrence: occurrence, in: campaign))
        }
        return links
    }

    private func place(
        _ draft: LinkDraft, occurrence: Int, in campaign: CampaignID
    ) throws(StoreError) -> TrackedLink {
        let ranges = LateBoundRanges.text(draft.destination.lateBound)
        let known = try connection.first(
            """
            SELECT number, counts_sales FROM link
            WHERE campaign = ? AND url = ? AND late_bound = ? AND occurrence = ?
            """,
            campaign, draft.destination.url, ranges, occurrence
        ) { row in (number: LinkNumber(UInt64(clamping: row.integer(0))), counts: row.flag(1)) }
        if let known {
            try connection.run(
                "UPDATE link SET text = ? WHERE campaign = ? AND number = ?",
                draft.text, campaign, known.number)
            return link(draft, campaign, known.number, countsSales: known.counts)
        }
        let number: LinkNumber =
            try connection.first(
                "SELECT coalesce(max(number), 0) + 1 FROM link WHERE campaign = ?", campaign
            ) { $0.identifier(0) } ?? LinkNumber(1)
        try connection.run(
            """
            INSERT INTO link (campaign, number, url, occurrence, late_bound, text, counts_sales)
            VALUES (?, ?, ?, ?, ?, ?, 1)
            """,
            campaign, number, draft.destination.url, occurrence, ranges, draft.text)
        return link(draft, campaign, number, countsSales: true)
    }

    private func link(
        _ draft: LinkDraft, _ campaign: CampaignID, _ number: LinkNumber, countsSales: Bool
    ) -> TrackedLink {
        TrackedLink(
            campaign: campaign, number: number, destination: draft.destination, text: draft.text,
            countsSales: countsSales)
    }

    private func choose(
        _ choice: SaleLinkChoice, _ links: inout [TrackedLink]
    ) throws(StoreError) {
        if case .unchanged = choice { return }
        for index in links.indices {
            switch choice {
            case .unchanged: continue
            case .all: links[index].countsSales = true
            case .none: links[index].countsSales = false
            case .only(let chosen):
                links[index].countsSales = chosen.contains(links[index].number)
            }
            try connection.run(
                "UPDATE link SET counts_sales = ? WHERE campaign = ? AND number = ?",
                links[index].countsSales, links[index].campaign, links[index].number)
        }
    }
}

/// What became of the links of a newsletter.
package enum LinkRegistration: Sendable {
    /// All have their numbers, in the order they were given.
    case registered([TrackedLink])
    /// The choice named numbers that are not among these links; nothing was changed.
    case noSuchLinks([LinkNumber], among: [TrackedLink])

    fileprivate var isRegistered: Bool {
        if case .registered = self { true } else { false }
    }
}
