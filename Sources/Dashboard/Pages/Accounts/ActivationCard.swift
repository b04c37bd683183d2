import Model
import Store

/// The state of a sub-account's sale pixel, what speaks for and against activating it, and the
/// next step for whoever looks.
struct ActivationCard {
    private let visit: AccountVisit
    private let check: ActivationCheck
    private let request: ActivationRequest?

    init(_ visit: AccountVisit) throws(DashboardError) {
        self.visit = visit
        let account = visit.account
        (check, request) = try storing { () throws(StoreError) in
            let requests = try visit.stores.control().activationRequests()
            return (
                try visit.stores.reports().activationCheck(account),
                requests.first { $0.account == account.id }
            )
        }
    }

    var html: HTML {
        """
        <section class="card">
        <h2>\(visit.say(FrameText.pixel)) \(visit.pixelBadge(visit.account))</h2>
        <ul class="checks">\(HTML(findings))</ul>
        \(next)
        </section>
        """
    }

    private var findings: [HTML] {
        let account = visit.account
        let site: AccountsText = check.isSameSite ? .sameSite : .otherSite
        var all = [
            finding(
                check.isSameSite, visit.say(site, account.trackingHost, account.shopHost)),
            finding(check.reach != .thirdParty, visit.say(check.reach.words)),
        ]
        if check.reach == .thirdParty {
            let way = visit.say(AccountsText.raiseReach, "\(account.id)")
            all.append("<li class=\"how\">\(way)</li>")
        }
        if check.waiting > 0 {
            all.append(
                finding(
                    account.isActive,
                    visit.say(AccountsText.waitingHits, visit.number(check.waiting))))
        }
        if check.astray > 0 {
            all.append(
                finding(
                    false,
                    visit.say(
                        AccountsText.astrayHits, visit.number(check.astray), account.trackingHost)))
        }
        all.append(
            """
            <li class="how"><a href="/accounts/\(part: account.id.description)/domain">\
            \(visit.say(AccountsText.checkDomain))</a></li>
            """)
        return all
    }

    private func finding(_ isGood: Bool, _ text: String) -> HTML {
        isGood ? "<li class=\"good\">\(text)</li>" : "<li class=\"warn\">\(text)</li>"
    }

    private var next: HTML {
        let path = "/accounts/\(visit.account.id)"
        if visit.user.role == .support { return supportNext(path) }
        guard !visit.account.isActive else { return .empty }
        if let request { return asked(request) }
        guard visit.user.role != .viewer else { return .empty }
        return visit.button(path + "/request", visit.say(AccountsText.request))
    }

    private func supportNext(_ path: String) -> HTML {
        guard visit.account.isActive else {
            return (request.map(asked) ?? .empty)
                + visit.button(path + "/activate", visit.say(AccountsText.activate))
        }
        let count: HTML =
            check.waiting > 0
            ? "<a class=\"button\" href=\"\(path + "/hits#admit")\">"
                + "\(visit.say(AccountsText.countThem))</a>"
            : .empty
        return """
            <div class="actions">\(count)\
            \(visit.button(
                path + "/deactivate", visit.say(AccountsText.deactivate), style: "plain"))</div>
            """
    }

    private func asked(_ request: ActivationRequest) -> HTML {
        """
        <p class="soft">\(visit.say(AccountsText.askedBy, request.actor)) \
        \(visit.time(request.madeAt, zone: visit.account.timeZone))</p>
        """
    }
}

extension Reach {
    /// For a person.
    var words: AccountsText {
        switch self {
        case .clickID: .reachClickID
        case .sameSite: .reachSameSite
        case .thirdParty: .reachThirdParty
        }
    }
}
