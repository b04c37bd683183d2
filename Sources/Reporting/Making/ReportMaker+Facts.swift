import Model

/// What stands above the tables.
extension ReportMaker {
    var title: String {
        switch request.kind {
        case .sales: campaign.map { texts(.titleSalesOf, $0.key) } ?? texts[.titleSalesOfAll]
        case .overview: texts[.titleOverview]
        case .links: texts[.titleLinks]
        case .products: texts[.titleProducts]
        case .days: texts[.titleDays]
        case .hours: texts[.titleHours]
        case .contacts: texts[.titleContacts]
        case .devices: texts[.titleDevices]
        case .evidence: texts[.titleEvidence]
        case .setAside: texts[.titleSetAside]
        case .compare: texts[.titleCompare]
        case .timeToPurchase: texts[.titleTimeToPurchase]
        case .buyers: texts[.titleBuyers]
        case .funnel: texts[.titleFunnel]
        }
    }

    func facts(_ setAside: [SetAsideCount]?) -> [Report.Fact] {
        let campaigns = request.filters.campaigns
        return [
            fact("account", .factAccount, "\(account.id) \(account.name)"),
            fact(
                "campaign", .factCampaign,
                campaigns.isEmpty ? texts[.all] : campaigns.joined(separator: ", ")),
            fact("period", .factPeriod, words(filter.days)),
        ] + comparisonFacts + filterFacts + asideFacts(setAside) + [
            fact("time_zone", .factTimeZone, clock.name),
            .init(key: "made_at", label: texts[.factMade], value: .instant(now)),
        ]
    }

    private var comparisonFacts: [Report.Fact] {
        guard request.comparison != .none else { return [] }
        let days = before.map { words($0.days) } ?? texts[.comparisonNoStart]
        return [fact("comparison", .factComparison, days)]
    }

    /// One for each filter, so that nobody takes a part for the whole.
    private var filterFacts: [Report.Fact] {
        let filters = request.filters
        let all: [(String, ReportText, String?)] = [
            ("link", .link, filters.link?.description), ("product", .product, filters.product),
            ("list", .factList, filters.list), ("contact", .contact, filters.contact),
            ("source", .rung, filters.source?.name),
            ("status", .factStatus, filters.status?.rawValue),
            ("bots", .factSetAside, filters.countsBots ? texts[.all] : nil),
        ]
        return all.compactMap { key, label, value in value.map { fact(key, label, $0) } }
    }

    /// Machines' clicks and hits that are no sale: kept, and here said how many.
    private func asideFacts(_ counts: [SetAsideCount]?) -> [Report.Fact] {
        guard let counts, request.kind != .sales else { return [] }
        func sum(_ what: SetAsideCount.What) -> String {
            format.integer(counts.filter { $0.what == what }.reduce(0) { $0 + $1.count })
        }
        return [
            fact("set_aside", .factSetAside, texts(.asideCounts, sum(.clicks), sum(.saleHits)))
        ]
    }

    private func fact(_ key: String, _ label: ReportText, _ value: String) -> Report.Fact {
        Report.Fact(key: key, label: texts[label], value: .text(value))
    }

    private func words(_ days: DayRange) -> String {
        switch (days.first.map(format.day), days.last.map(format.day)) {
        case (nil, nil): texts[.rangeAlways]
        case (nil, let last?): texts(.rangeOpenStart, last)
        case (let first?, nil): texts(.rangeOpenEnd, first)
        case (let first?, let last?): texts(.range, first, last)
        }
    }
}
