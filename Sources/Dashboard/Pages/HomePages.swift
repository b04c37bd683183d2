import Model
import Store

/// Where everybody arrives: the sub-accounts that the person may see.
enum HomePages {
    static let routes = [
        PageRoute(.get, "/", for: .member, .member(home)),
        PageRoute(
            .get, "/accounts/{empId}", for: .member, menu: .account(FrameText.overview),
            .account(overview)),
    ]

    private static func home(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let accounts = try visit.accounts()
        let title = visit.say(FrameText.accounts)
        guard !accounts.isEmpty else { return .page(Page(title, empty(visit))) }
        let rows: [HTML] = accounts.map { row($0, visit) }
        return .page(
            Page(
                title,
                """
                <div class="scroll" role="region" tabindex="0" aria-label="\(title)">
                <table>
                <thead><tr><th scope="col">empId</th>\
                <th scope="col">\(visit.say(FrameText.name))</th>\
                <th scope="col">\(visit.say(FrameText.shop))</th>\
                <th scope="col">\(visit.say(FrameText.pixel))</th></tr></thead>
                <tbody>\(rows)</tbody>
                </table>
                </div>
                """))
    }

    private static func row(_ account: SubAccount, _ visit: MemberVisit) -> HTML {
        """
        <tr><td>\(account.id.description)</td>
        <th scope="row"><a href="/accounts/\(part: account.id.description)" dir="auto">\
        \(account.name)</a></th>
        <td>\(account.shopHost)</td><td>\(visit.pixelBadge(account))</td></tr>
        """
    }

    private static func empty(_ visit: MemberVisit) -> HTML {
        """
        <div class="card empty"><p><strong>\(visit.say(FrameText.noAccounts))</strong>
        \(visit.say(FrameText.askForGrant))</p></div>
        """
    }

    private static func overview(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let account = visit.account
        return .page(
            Page(
                account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
                """
                <section class="card"><dl class="facts">
                \(fact("empId", account.id.description))
                \(fact(visit.say(FrameText.pixel), visit.pixelBadge(account)))
                \(fact(visit.say(FrameText.shop), account.shopHost))
                \(fact(visit.say(FrameText.trackingDomain), account.trackingHost))
                \(fact(visit.say(FrameText.timeZone), account.timeZone))
                \(fact(visit.say(FrameText.currency), account.currency.code))
                </dl></section>
                """))
    }

    private static func fact(_ name: String, _ value: String) -> HTML {
        fact(name, "\(value)" as HTML)
    }

    private static func fact(_ name: String, _ value: HTML) -> HTML {
        "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }
}

extension MemberVisit {
    /// The sub-accounts that the person may see, by number.
    func accounts() throws(DashboardError) -> [SubAccount] {
        try storing { () throws(StoreError) in
            try stores.control().accounts().filter { member.maySee($0.id) }
        }
    }
}

extension Visiting {
    /// Whether a sub-account's pixel is on, as a word with a colour.
    func pixelBadge(_ account: SubAccount) -> HTML {
        account.isActive
            ? "<span class=\"badge good\">\(say(FrameText.active))</span>"
            : "<span class=\"badge warn\">\(say(FrameText.notActive))</span>"
    }
}
