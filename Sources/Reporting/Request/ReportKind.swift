/// The reports there are. Raw values are their names on the command line and in addresses: never
/// rename one.
package enum ReportKind: String, CaseIterable, Hashable, Sendable {
    /// Everything a sub-account sold: totals, revenue by day, its campaigns.
    case overview
    /// The SALES tables of a campaign, or of all: totals, links, products, days, who bought.
    case sales
    case links
    case products
    case days
    /// By hour of the day and by day of the week.
    case hours
    /// Who bought.
    case contacts
    case devices
    /// How sales found their click.
    case evidence
    /// What was kept but not counted, and why.
    case setAside = "set-aside"
    /// Campaigns side by side.
    case compare
    /// How long after the click the sale came.
    case timeToPurchase = "time-to-purchase"
    /// New buyers and those who came back.
    case buyers
    /// Mailed, clicked, bought.
    case funnel

    /// Key of the table where its rows are: the one that is ordered and shown in pages.
    package var mainTable: String {
        switch self {
        case .overview, .compare: "campaigns"
        case .setAside: "set_aside"
        case .timeToPurchase: "delays"
        case .sales, .links, .products, .days, .hours, .contacts, .devices, .evidence, .buyers,
            .funnel:
            rawValue
        }
    }

    /// Whether that table can be ordered by this column.
    package func orders(by column: String) -> Bool {
        switch self {
        case .sales: ReportMaker.saleSorts.contains(column)
        case .evidence, .timeToPurchase, .funnel, .buyers, .hours, .devices: false
        case .overview, .compare, .links, .products, .days, .contacts, .setAside: true
        }
    }
}
