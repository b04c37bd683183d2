import Reporting

/// What stands around the reports.
enum ReportPageText: Wording {
    case campaigns, allCampaigns, reports
    case sales, links, products, contacts, days, hours, devices, evidence, timeToPurchase
    case buyers, funnel, setAside, compare, map
    case period, from, to, compareWith, compareNone, comparePrevious, compareWeekdays
    case moreFilters, product, contact, link, source, status, any, bots, botsIncluded, apply
    case withoutFilter, clearFilters
    case export, exportAll, nextRows, firstRows, chooseCampaigns, compareChosen
    case noCampaign, noCampaignHint, rewriteNewsletter, askSender
    case wrongParameter, allowed
}

/// The keys of the report pages: what they do.
enum ShortcutText: Wording {
    case title, today, week, thirty, month, year, all, earlier, later, compare, search, clear, help
}

extension ReportKind {
    /// Its short name, for a tab.
    var title: ReportPageText {
        switch self {
        case .overview: .campaigns
        case .sales: .sales
        case .links: .links
        case .products: .products
        case .days: .days
        case .hours: .hours
        case .contacts: .contacts
        case .devices: .devices
        case .evidence: .evidence
        case .setAside: .setAside
        case .compare: .compare
        case .timeToPurchase: .timeToPurchase
        case .buyers: .buyers
        case .funnel: .funnel
        }
    }
}
