import Model

/// A link of a newsletter on its way into the control tables.
package struct LinkDraft: Hashable, Sendable {
    /// As the newsletter wrote it: this, and how often it came before, is what a link is known by.
    package let destination: Destination
    /// Where it leads, if that is not `destination` itself; the newest rewriting decides.
    package let target: Destination?
    package let text: String
    /// What was said of this one link; `nil`: as for all (``SaleLinkChoice``).
    package let countsSales: Bool?
    /// Equal links before it in the newsletter that are not to be registered this time.
    package let skipped: Int

    package init(
        destination: Destination, target: Destination? = nil, text: String,
        countsSales: Bool? = nil, skipped: Int = 0
    ) {
        self.destination = destination
        self.target = target
        self.text = text
        self.countsSales = countsSales
        self.skipped = skipped
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
            if let known = try findCampaign(key, of: account) { return known }
            try connection.run(
                "INSERT INTO campaign (account, key, created_at) VALUES (?, ?, ?)",
                account, key, now)
            let id = CampaignID(UInt64(clamping: connection.lastInsertedRow))
            return Campaign(id: id, account: account, key: key)
        }
    }

    /// All campaigns of a sub-account, newest first.
    package func campaigns(of account: SubAccountID) throws(StoreError) -> [Campaign] {
        try connection.all(
            Self.campaignColumns + " WHERE account = ? ORDER BY id DESC", account,
            body: readCampaign)
    }

    /// Gives each link of a newsletter its number: the one it had, if the campaign has seen the
    /// same URL (for the same time in the newsletter) before, else the next free one. What is
    /// added to the URL does not count: a link keeps its number when UTM parameters come or go.
    ///
    /// Throws ``StoreError/noSuchLinks(_:highest:)``, and changes nothing, when the choice of sale
    /// links names a number that is not among them.
    package func registerLinks(
        _ drafts: [LinkDraft], in campaign: CampaignID, counting choice: SaleLinkChoice
    ) throws(StoreError) -> [TrackedLink] {
        try connection.transaction { () throws(StoreError) in
            var links = try place(drafts, in: campaign)
            if case .only(let chosen) = choice {
                let unknown = chosen.subtracting(links.map(\.number))
                guard unknown.isEmpty else {
                    throw .noSuchLinks(unknown.sorted(), highest: links.map(\.number).max())
                }
            }
            for (index, draft) in drafts.enumerated() {
                try choose(draft.countsSales ?? choice.counts(links[index]), &links[index])
            }
            return links
        }
    }

    /// What the campaign knows of each link of a newsletter already, in their order; nothing is
    /// registered. What is asked for one link goes before what was chosen earlier.
    package func knownLinks(
        _ drafts: [LinkDraft], in campaign: CampaignID
    ) throws(StoreError) -> [TrackedLink?] {
        var seen: [Destination: Int] = [:]
        var links: [TrackedLink?] = []
        for draft in drafts {
            let occurrence = seen[draft.destination, default: 0]
            seen[draft.destination] = occurrence + 1
            let known = try find(draft, occurrence: occurrence + draft.skipped, in: campaign)
            links.append(
                known.map {
                    link(
                        draft, campaign, $0.number, countsSales: draft.countsSales ?? $0.counts)
                })
        }
        return links
    }

    private func find(
        _ draft: LinkDraft, occurrence: Int, in campaign: CampaignID
    ) throws(StoreError) -> (number: LinkNumber, counts: Bool)? {
        try connection.first(
            """
            SELECT number, counts_sales FROM link
            WHERE campaign = ? AND url = ? AND late_bound = ? AND occurrence = ?
            """,
            campaign, draft.destination.url, LateBoundRanges.text(draft.destination.lateBound),
            occurrence
        ) { row in (number: LinkNumber(UInt64(clamping: row.integer(0))), counts: row.flag(1)) }
    }

    private func place(
        _ drafts: [LinkDraft], in campaign: CampaignID
    ) throws(StoreError) -> [TrackedLink] {
        var seen: [Destination: Int] = [:]
        var links: [TrackedLink] = []
        for draft in drafts {
            let occurrence = seen[draft.destination, default: 0]
            seen[draft.destination] = occurrence + 1
            links.append(
                try place(draft, occurrence: occurrence + draft.skipped, in: campaign))
        }
        return links
    }

    private func place(
        _ draft: LinkDraft, occurrence: Int, in campaign: CampaignID
    ) throws(StoreError) -> TrackedLink {
        let ranges = LateBoundRanges.text(draft.destination.lateBound)
        let known = try find(draft, occurrence: occurrence, in: campaign)
        let target = (draft.target?.url, draft.target.map { LateBoundRanges.text($0.lateBound) })
        if let known {
            try connection.run(
                """
                UPDATE link SET text = ?, target = ?, target_late_bound = ?
                WHERE campaign = ? AND number = ?
                """,
                draft.text, target.0, target.1, campaign, known.number)
            return link(draft, campaign, known.number, countsSales: known.counts)
        }
        let number: LinkNumber =
            try connection.first(
                "SELECT coalesce(max(number), 0) + 1 FROM link WHERE campaign = ?", campaign
            ) { $0.identifier(0) } ?? LinkNumber(1)
        try connection.run(
            """
            INSERT INTO link (campaign, number, url, occurrence, late_bound, text, target,
                target_late_bound, counts_sales)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            campaign, number, draft.destination.url, occurrence, ranges, draft.text, target.0,
            target.1)
        return link(draft, campaign, number, countsSales: true)
    }

    private func link(
        _ draft: LinkDraft, _ campaign: CampaignID, _ number: LinkNumber, countsSales: Bool
    ) -> TrackedLink {
        TrackedLink(
            campaign: campaign, number: number, destination: draft.target ?? draft.destination,
            text: draft.text, countsSales: countsSales)
    }

    private func choose(_ counts: Bool, _ link: inout TrackedLink) throws(StoreError) {
        guard counts != link.countsSales else { return }
        link.countsSales = counts
        try connection.run(
            "UPDATE link SET counts_sales = ? WHERE campaign = ? AND number = ?", counts,
            link.campaign, link.number)
    }
}

extension SaleLinkChoice {
    /// Whether `link` counts sales by this choice.
    fileprivate func counts(_ link: TrackedLink) -> Bool {
        switch self {
        case .unchanged: link.countsSales
        case .all: true
        case .none: false
        case .only(let chosen): chosen.contains(link.number)
        }
    }
}
