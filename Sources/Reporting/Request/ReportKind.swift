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
}
