import LinkRewriting
import Mailing
import Model
import Reporting
import Store

/// The newsletter as last rewritten, with what each link sold written over it.
enum NewsletterMap {
    static let routes = [
        PageRoute(.get, "/accounts/{empId}/reports/map", for: .member, .account(show)),
        PageRoute(.get, "/accounts/{empId}/reports/map/frame", for: .member, .account(frame)),
    ]

    static func address(
        _ campaign: String, of account: SubAccountID, pictures: Bool = false, frame: Bool = false
    ) -> String {
        PageURL.make(
            "/accounts/\(account)/reports/map" + (frame ? "/frame" : ""),
            [("campaign", campaign), ("pictures", pictures ? "1" : "")])
    }

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let key = visit.request.query.text("campaign") else { return list(visit) }
        let report = try links(of: key, visit)
        let request = try visit.reportRequest(.links)
        let tabs = ReportTabs(visit: visit, address: ReportAddress(request), here: .map)
        let content = try body(key, report, visit)
        var page = Page(
            key,
            crumbs: visit.crumbs + [
                Crumb(
                    visit.say(ReportPageText.campaigns), "/accounts/\(visit.account.id)/reports")
            ], tabs.html + content)
        page.policy = .pageWithFrame
        return .page(page)
    }

    private static func body(
        _ key: String, _ report: Report, _ visit: AccountVisit
    ) throws(DashboardError) -> HTML {
        let table = HTMLRenderer().fragment(report, tables: ["links"])
        let links = HTML(rendered: RenderedMarkup(escapedByRenderer: table))
        guard let (_, kept) = try visit.keptNewsletter(key) else {
            return visit.empty(
                visit.say(NewsletterText.noMap), visit.say(NewsletterText.noMapHint)) + links
        }
        guard kept.kind == NewsletterDocument.Kind.html.rawValue else {
            return visit.empty(
                visit.say(NewsletterText.noMap), visit.say(NewsletterText.mapOnlyHTML)) + links
        }
        let pictures = visit.request.query.text("pictures") == "1"
        let source = address(key, of: visit.account.id, pictures: pictures, frame: true)
        let other = address(key, of: visit.account.id, pictures: !pictures)
        let text: NewsletterText = pictures ? .withoutPictures : .withPictures
        return """
            <section><p class="soft">\(visit.say(NewsletterText.mapHint))
            <a href="\(other)">\(visit.say(text))</a></p>
            <iframe class="newsletter map" sandbox src="\(source)" \
            title="\(visit.say(NewsletterText.mapTitle))"></iframe></section>
            \(links)
            """
    }

    private static func frame(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let key = visit.request.query.text("campaign") else { return list(visit) }
        guard let (_, kept) = try visit.keptNewsletter(key) else { throw .notFound }
        let labels = labels(try links(of: key, visit), visit)
        let map = try visit.mailing { () throws(MailingError) in
            try SalesMap(kept.bytes, labels: labels)
        }
        let pictures = visit.request.query.text("pictures") == "1"
        return .newsletter(map.html, loadsPictures: pictures)
    }

    private static func labels(
        _ report: Report, _ visit: AccountVisit
    ) -> [LinkNumber: SalesMap.Label] {
        guard let table = report.table("links") else { return [:] }
        let keys = table.columns.map(\.key)
        func number(_ row: [Cell], _ key: String) -> Int64? {
            guard let place = keys.firstIndex(of: key), case .integer(let value) = row[place]
            else { return nil }
            return value
        }
        let format = LocalFormat(visit.language)
        let pairs = table.rows.compactMap { row -> (LinkNumber, SalesMap.Label)? in
            guard let link = number(row, "link") else { return nil }
            let (clicks, sales) = (number(row, "clicks") ?? 0, number(row, "sales") ?? 0)
            let text = format.integer(sales) + " / " + format.integer(clicks)
            return (
                LinkNumber(UInt64(clamping: link)),
                SalesMap.Label(text, clicks: clicks, sales: sales)
            )
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// All links of the campaign over all its days: the report of the tab beside.
    private static func links(
        of key: String, _ visit: AccountVisit
    ) throws(DashboardError) -> Report {
        let control = try storing { () throws(StoreError) in try visit.stores.control() }
        return try visit.reporting { () throws(ReportingError) in
            var request = ReportRequest(
                account: visit.account.id, kind: .links, period: .preset(.all))
            request.filters.campaigns = [key]
            request.language = visit.language
            request.limit = ReportRequest.limits.upperBound
            return try ReportMaker(request, control: control, at: visit.now)
                .make(from: try visit.reader())
        }
    }

    private static func list(_ visit: AccountVisit) -> Answer {
        .seeOther("/accounts/\(visit.account.id)/reports")
    }
}
