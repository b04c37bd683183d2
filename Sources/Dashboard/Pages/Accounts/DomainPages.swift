import Model
import Store

/// Whether the tracking domain is set up: what the name system says, and what has arrived.
enum DomainPages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/domain", for: .only(.support, .sender, .shop), .account(show))
    ]

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let account = visit.account
        let lookup = HostLookup(account.trackingHost)
        let arrived = try storing { () throws(StoreError) in try lastArrival(visit) }
        return .page(
            Page(
                visit.say(AccountsText.domainTitle),
                crumbs: [
                    Crumb(visit.say(FrameText.accounts), "/"),
                    Crumb(account.name, "/accounts/\(account.id)"),
                ],
                """
                <section class="card"><h2><code>\(account.trackingHost)</code></h2>
                <ul class="checks">
                \(found(lookup, visit))
                \(arrival(arrived, visit))
                </ul></section>
                """))
    }

    private static func found(_ lookup: HostLookup, _ visit: AccountVisit) -> HTML {
        switch lookup.result {
        case .addresses(let addresses):
            let list = addresses.joined(separator: ", ")
            return "<li class=\"good\">\(visit.say(AccountsText.domainFound, list))</li>"
        case .unknown:
            return "<li class=\"warn\">\(visit.say(AccountsText.domainUnknown))</li>"
        case .noAnswer:
            return "<li class=\"warn\">\(visit.say(AccountsText.domainNoAnswer))</li>"
        }
    }

    private static func arrival(_ at: Instant?, _ visit: AccountVisit) -> HTML {
        guard let at else {
            let text = visit.say(AccountsText.nothingArrived, visit.account.trackingHost)
            return "<li class=\"warn\">\(text)</li>"
        }
        return """
            <li class="good">\(visit.say(AccountsText.arrived)) \
            \(visit.time(at, zone: visit.account.timeZone))</li>
            """
    }

    /// The newest hit that came by the tracking domain.
    private static func lastArrival(_ visit: AccountVisit) throws(StoreError) -> Instant? {
        try visit.stores.reports().hits(.only(visit.account.id), .all, limit: 500)
            .first { $0.host == visit.account.trackingHost }?.at
    }
}
