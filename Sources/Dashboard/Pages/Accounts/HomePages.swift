import Model
import Store

/// Where everybody arrives: the sub-accounts that the person may see.
enum HomePages {
    static let routes = [
        PageRoute(.get, "/", for: .member, menu: .main(FrameText.accounts), .member(home))
    ]

    /// Rows of one page; who has more searches.
    private static let limit = 200

    private static func home(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let all = try visit.accounts()
        let isSupport = visit.user.role == .support
        // With one sub-account there is nothing to choose.
        if !isSupport, all.count == 1 { return .seeOther("/accounts/\(all[0].id)") }
        guard !all.isEmpty else {
            return .page(Page(visit.say(FrameText.accounts), nothing(visit, isSupport)))
        }
        let filter = AccountFilter(visit.request)
        let found = all.filter(filter.takes)
        // Who searches for an empId and finds it is there.
        if let id = filter.number, found.contains(where: { $0.id == id }) {
            return .seeOther("/accounts/\(id)")
        }
        return .page(
            Page(
                visit.say(FrameText.accounts), actions: isSupport ? addLink(visit) : .empty,
                """
                \(isSupport ? try waiting(visit, all) : .empty)
                \(filter.form(visit))
                \(list(visit, found))
                """))
    }

    private static func list(_ visit: MemberVisit, _ found: [SubAccount]) -> HTML {
        guard !found.isEmpty else {
            return visit.empty(
                visit.say(AccountsText.noneFound), visit.say(AccountsText.searchLess))
        }
        let head = [
            "empId", visit.say(FrameText.name), visit.say(FrameText.shop),
            visit.say(FrameText.trackingDomain), visit.say(FrameText.pixel),
        ]
        let rows: [HTML] = found.prefix(limit).map { row($0, visit) }
        let more: HTML =
            found.count > limit
            ? "<p class=\"soft\">\(visit.say(AccountsText.more, "\(limit)", "\(found.count)"))</p>"
            : .empty
        return visit.table(visit.say(FrameText.accounts), head: head, rows: rows) + more
    }

    private static func row(_ account: SubAccount, _ visit: MemberVisit) -> HTML {
        """
        <tr><td>\(account.id.description)</td>
        <th scope="row"><a href="/accounts/\(part: account.id.description)"><bdi>\
        \(account.name)</bdi></a></th>
        <td>\(account.shopHost)</td><td>\(account.trackingHost)</td>
        <td>\(visit.pixelBadge(account))</td></tr>
        """
    }

    private static func waiting(
        _ visit: MemberVisit, _ accounts: [SubAccount]
    ) throws(DashboardError) -> HTML {
        let requests = try storing { () throws(StoreError) in
            try visit.stores.control().activationRequests()
        }
        guard !requests.isEmpty else { return .empty }
        let items: [HTML] = requests.map { request in
            let name = accounts.first { $0.id == request.account }?.name ?? ""
            return """
                <li><a href="/accounts/\(part: request.account.description)">\
                \(request.account.description) <bdi>\(name)</bdi></a> <span class="soft">\
                \(visit.say(AccountsText.askedBy, request.actor)) \(visit.time(request.madeAt))\
                </span></li>
                """
        }
        return """
            <section class="card hint warn"><h2>\(visit.say(AccountsText.waiting))</h2>
            <ul class="plain-list">\(items)</ul></section>
            """
    }

    private static func nothing(_ visit: MemberVisit, _ isSupport: Bool) -> HTML {
        isSupport
            ? visit.empty(
                visit.say(FrameText.noAccounts), visit.say(AccountsText.addFirst),
                action: addLink(visit))
            : visit.empty(visit.say(FrameText.noAccounts), visit.say(FrameText.askForGrant))
    }

    private static func addLink(_ visit: MemberVisit) -> HTML {
        "<a class=\"button\" href=\"/accounts/new\">\(visit.say(AccountsText.add))</a>"
    }
}

/// What the list of sub-accounts is searched for.
private struct AccountFilter {
    private let words: String
    private let state: String

    private static let active = "active"
    private static let off = "off"

    init(_ request: PageRequest) {
        words = request.query.text("q") ?? ""
        state = request.query.text("pixel") ?? ""
    }

    /// The empId that was typed, if it was one.
    var number: SubAccountID? { SubAccountID(decimal: words.utf8) }

    func takes(_ account: SubAccount) -> Bool {
        if state == Self.active && !account.isActive { return false }
        if state == Self.off && account.isActive { return false }
        let wanted = words.lowercased()
        return wanted.isEmpty || account.id.description.hasPrefix(wanted)
            || [account.name, account.shopHost, account.trackingHost].contains {
                $0.lowercased().contains(wanted)
            }
    }

    func form(_ visit: MemberVisit) -> HTML {
        let search = FormField(
            "q", visit.say(AccountsText.search), type: "search", value: words, isRequired: false)
        let choice = FormChoice(
            "pixel", visit.say(FrameText.pixel),
            [
                ("", visit.say(AccountsText.any)), (Self.active, visit.say(FrameText.active)),
                (Self.off, visit.say(FrameText.notActive)),
            ], chosen: state)
        return """
            <form class="filters" method="get" action="/" role="search">
            \(search.html)\(choice.html)
            <button class="plain">\(visit.say(AccountsText.find))</button>
            </form>
            """
    }
}

extension MemberVisit {
    /// The sub-accounts that the person may see, by number.
    package func accounts() throws(DashboardError) -> [SubAccount] {
        try storing { () throws(StoreError) in
            try stores.control().accounts().filter { member.maySee($0.id) }
        }
    }
}

extension Visiting {
    /// Whether a sub-account's pixel is on, as a word with a colour.
    package func pixelBadge(_ account: SubAccount) -> HTML {
        account.isActive
            ? "<span class=\"badge good\">\(say(FrameText.active))</span>"
            : "<span class=\"badge warn\">\(say(FrameText.notActive))</span>"
    }
}
