import Model
import Store

/// A sub-account as a whole, and its sale pixel.
enum AccountPages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}", for: .member, menu: .account(FrameText.overview),
            .account(overview)),
        PageRoute(
            .post, "/accounts/{empId}/request", for: .only(.sender, .shop), .account(request)),
        PageRoute(.post, "/accounts/{empId}/activate", for: .support, .account(activate)),
        PageRoute(.post, "/accounts/{empId}/deactivate", for: .support, .account(deactivate)),
    ]

    private static func overview(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let account = visit.account
        return .page(
            Page(
                account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
                """
                \(try ActivationCard(visit).html)
                <section class="card"><dl class="facts">
                \(fact("empId", account.id.description))
                \(fact(visit.say(FrameText.shop), account.shopHost))
                \(fact(visit.say(FrameText.trackingDomain), account.trackingHost))
                \(fact(visit.say(FrameText.timeZone), account.timeZone))
                \(fact(visit.say(FrameText.currency), account.currency.code))
                \(fact(visit.say(AccountsText.window), days(account)))
                </dl></section>
                \(visit.user.role == .support ? try people(visit) : .empty)
                """))
    }

    private static func fact(_ name: String, _ value: String) -> HTML {
        "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }

    private static func days(_ account: SubAccount) -> String {
        String(account.attributionWindow.wholeMilliseconds / 86_400_000)
    }

    private static func people(_ visit: AccountVisit) throws(DashboardError) -> HTML {
        let users = try storing { () throws(StoreError) in
            try visit.stores.control().users(of: visit.account.id)
        }
        let items: [HTML] = users.map {
            """
            <li><a href="/users/\(part: $0.id.description)"><bdi>\($0.name)</bdi></a> \
            <span class="badge">\(visit.say($0.role.title))</span></li>
            """
        }
        let list: HTML =
            users.isEmpty
            ? "<p class=\"soft\">\(visit.say(AccountsText.nobody))</p>"
            : "<ul class=\"plain-list\">\(items)</ul>"
        return """
            <section><h2>\(visit.say(AccountsText.whoSees))</h2>\(list)
            <p><a href="/users">\(visit.say(AccountsText.grantOthers))</a> · \
            <a href="/audit?account=\(part: visit.account.id.description)">\
            \(visit.say(AccountsText.changes))</a></p></section>
            """
    }

    private static func request(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        try visit.change(.accountRequest) { control throws(StoreError) in
            try control.requestActivation(
                of: visit.account.id, by: visit.user.name, at: visit.now)
        }
        return back(visit, AccountsText.requested)
    }

    private static func activate(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        try visit.change(.accountActivate) { control throws(StoreError) in
            try control.setActive(visit.account.id, true)
        }
        return back(visit, AccountsText.activated)
    }

    private static func deactivate(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        try visit.change(.accountDeactivate) { control throws(StoreError) in
            try control.setActive(visit.account.id, false)
        }
        return back(visit, AccountsText.deactivated)
    }

    private static func back(_ visit: AccountVisit, _ text: AccountsText) -> Answer {
        .seeOther("/accounts/\(visit.account.id)", .done(visit.say(text)))
    }
}
