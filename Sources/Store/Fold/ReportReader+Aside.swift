import Model

/// Clicks that are kept but not counted, beside those that are.
extension ReportReader {
    /// Without the filter's leave they count only as gross, and make no group of their own.
    func addClicksAside(
        _ filter: SalesFilter, _ groups: [FigureGroup], _ table: inout FigureTable
    ) throws(StoreError) {
        let rows = try all(
            """
            SELECT campaign, link, day, sum(hits) FROM aside_day
            WHERE \(Self.matching) AND what = \(RollUps.AsideKey.clicks) GROUP BY 1, 2, 3
            """, filter
        ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)) }
        let only = filter.link.map { Int64(clamping: $0.value) }
        for (campaign, link, day, clicks) in rows where only == nil || only == link {
            for group in groups {
                let key = Self.key(group, campaign: campaign, link: link, day: day)
                guard filter.countsBots || group == .total || table[group]?[key] != nil else {
                    continue
                }
                table[group]?[key, default: Figures()].grossClicks += clicks
                if filter.countsBots { table[group]?[key]?.clicks += clicks }
            }
        }
    }
}
