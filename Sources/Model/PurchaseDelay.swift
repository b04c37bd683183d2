/// How long after the click a sale came, in spans that a report shows. Raw values are stored:
/// never change one.
package enum PurchaseDelay: Int64, CaseIterable, Hashable, Sendable {
    case underAnHour = 0
    case underSixHours = 1
    case underADay = 2
    case underThreeDays = 3
    case underAWeek = 4
    case underTwoWeeks = 5
    case underAMonth = 6
    /// Thirty days and more.
    case later = 7

    /// A sale that is older than its click, as clocks may say, counts as at once.
    package init(from click: Instant, to sale: Instant) {
        let hours = (sale.milliseconds - click.milliseconds) / 3_600_000
        self =
            switch hours {
            case ..<1: .underAnHour
            case ..<6: .underSixHours
            case ..<24: .underADay
            case ..<72: .underThreeDays
            case ..<168: .underAWeek
            case ..<336: .underTwoWeeks
            case ..<720: .underAMonth
            default: .later
            }
    }
}
