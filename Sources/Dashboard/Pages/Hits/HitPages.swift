import Model
import Reporting
import Store

/// The sale hits that came, what became of each, and letting set-aside ones in.
enum HitPages {
    static let routes = [
        PageRoute(.get, "/hits", for: .support, menu: .main(HitsText.title), .member(all)),
        PageRoute(
            .get, "/accounts/{empId}/hits", for: .member, menu: .account(HitsText.title),
            .account(ofAccount)),
        PageRoute(.post, "/accounts/{empId}/hits/admit", for: .support, .account(admit)),
    ]

    private static let limit = 100

    private static func all(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let filter = HitFilter(visit.request)
        let hits = try hits(visit, .installation, filter)
        let list = HitTable(visit: visit, hits: hits, zone: "UTC", showsAccount: true)
        return .page(
            Page(
                visit.say(HitsText.title),
                "\(filter.form("/hits", visit))\(list.html)"))
    }

    private static func ofAccount(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        .page(try page(visit))
    }

    private static func page(
        _ visit: AccountVisit
    ) throws(DashboardError) -> Page {
        let filter = HitFilter(visit.request)
        let hits = try hits(visit, .only(visit.account.id), filter)
        let list = HitTable(
            visit: visit, hits: hits, zone: visit.account.timeZone, showsAccount: false)
        let admission: HTML =
            visit.user.role == .support
            ? try AdmissionCard(visit).html : .empty
        return Page(
            visit.account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
            "\(filter.form("/accounts/\(visit.account.id)/hits", visit))\(list.html)\(admission)")
    }

    private static func hits(
        _ visit: some Visiting, _ scope: SubAccountScope, _ filter: HitFilter
    ) throws(DashboardError) -> [HitLine] {
        try storing { () throws(StoreError) in
            try visit.stores.reports().hits(scope, filter.selection, limit: limit)
        }
    }

    /// As `saletrail hits admit`: the fold counts them with its next batch.
    private static func admit(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let account = visit.account
        let form = visit.request.form
        let reason = form.text("reason").flatMap(SetAsideReason.init(rawValue:))
        guard let reason, SetAsideReason.admissible.contains(reason) else {
            throw .invalid(visit.say(HitsText.wrongReason))
        }
        if reason == .notActivated && !account.isActive {
            throw .invalid(visit.say(HitsText.activateFirst))
        }
        let since = try since(form.text("since"), visit)
        let count = try storing { () throws(StoreError) in
            try visit.stores.reports().setAsideCount(reason, account: account.id, since: since)
        }
        try visit.change(.hitsAdmit, subject: reason.rawValue) { control throws(StoreError) in
            try control.admit(reason, account: account.id, since: since, until: visit.now)
        }
        return .seeOther(
            "/accounts/\(account.id)/hits",
            .done(visit.say(HitsText.admitted, visit.number(count))))
    }

    /// The start of a day in the shop's time zone; without one the beginning.
    private static func since(
        _ text: String?, _ visit: AccountVisit
    ) throws(DashboardError) -> Instant {
        guard let text else { return Instant(milliseconds: 0) }
        guard let day = Day(iso: text) else { throw .invalid(visit.say(HitsText.wrongDay)) }
        do throws(ReportClockError) {
            return try ReportClock(timeZone: visit.account.timeZone).start(of: day)
        } catch {
            throw .invalid(error.description)
        }
    }
}
