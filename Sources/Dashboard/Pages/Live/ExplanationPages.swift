import Model
import Reporting
import Store

/// One hit: what was sent, how it was read, and why it became what it is.
enum ExplanationPages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/hits/{id}", for: .member, .account(show))
    ]

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let seq = Int64(visit.request.captured(1)) else { throw .notFound }
        let account = visit.account.id
        let why = try storing { () throws(StoreError) in
            try visit.stores.reports().explain(
                seq, .only(account), control: visit.stores.control())
        }
        guard let why else { throw .notFound }
        let campaigns = try storing { () throws(StoreError) in
            try visit.stores.control().campaigns(of: account)
        }
        let view = SaleView(why, seq: seq, HitTelling(visit, campaigns: campaigns))
        return .page(
            Page(
                visit.say(HitText.hit, String(seq)),
                crumbs: [
                    Crumb(visit.say(FrameText.accounts), "/"),
                    Crumb(visit.account.name, "/accounts/\(account)"),
                    Crumb(visit.say(HitsText.title), "/accounts/\(account)/hits"),
                ],
                """
                \(view.facts)
                <section><h2>\(visit.say(HitText.steps))</h2>\(view.steps)
                <p class="soft">\(visit.say(HitText.today))</p></section>
                <section><h2>\(visit.say(HitText.reports))</h2>\(view.reports)</section>
                <section><h2>\(visit.say(HitText.query))</h2>
                \(visit.copyable(why.query))\(view.parameters)</section>
                """))
    }
}
