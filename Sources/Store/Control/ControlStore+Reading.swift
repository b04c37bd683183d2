import Model

extension ControlStore {
    static let campaignColumns = "SELECT id, account, key FROM campaign"

    func readCampaign(_ row: Row) -> Campaign {
        Campaign(id: row.identifier(0), account: row.identifier(1), key: row.text(2))
    }

    func findCampaign(_ key: String, of account: SubAccountID) throws(StoreError) -> Campaign? {
        try connection.first(
            Self.campaignColumns + " WHERE account = ? AND key = ?", account, key,
            body: readCampaign)
    }

    func allCampaigns() throws(StoreError) -> [Campaign] {
        try connection.all(Self.campaignColumns, body: readCampaign)
    }

    func allLinks() throws(StoreError) -> [TrackedLink] {
        try connection.all(Self.linkColumns + " ORDER BY campaign, number", body: readLink)
    }

    /// The links of a campaign by number.
    package func links(of campaign: CampaignID) throws(StoreError) -> [TrackedLink] {
        try connection.all(
            Self.linkColumns + " WHERE campaign = ? ORDER BY number", campaign, body: readLink)
    }

    private static let linkColumns = """
        SELECT campaign, number, coalesce(target, url), coalesce(target_late_bound, late_bound),
            text, counts_sales
        FROM link
        """

    private func readLink(_ row: Row) throws(StoreError) -> TrackedLink {
        let url = row.text(2)
        guard let ranges = LateBoundRanges.read(row.text(3), within: url.utf8.count) else {
            throw .damaged(
                path: connection.path, detail: "link \(row.text(1)) of campaign \(row.text(0))")
        }
        return TrackedLink(
            campaign: row.identifier(0), number: row.identifier(1),
            destination: Destination(url: url, lateBound: ranges), text: row.text(4),
            countsSales: row.flag(5))
    }
}

/// Byte ranges as the link table keeps them: `27-41 50-60`.
enum LateBoundRanges {
    static func text(_ ranges: [Range<Int>]) -> String {
        ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
    }

    /// `nil` if the ranges are not ascending, or not within `count` bytes.
    static func read(_ text: String, within count: Int) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        for part in text.split(separator: " ") {
            let bounds = part.split(separator: "-").compactMap { Int($0) }
            let previous = ranges.last?.upperBound ?? 0
            guard bounds.count == 2, previous <= bounds[0], bounds[0] <= bounds[1],
                bounds[1] <= count
            else { return nil }
            ranges.append(bounds[0]..<bounds[1])
        }
        return ranges
    }
}
