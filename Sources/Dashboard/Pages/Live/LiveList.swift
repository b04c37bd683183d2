import Model
import Reporting
import Store

/// The newest hits of a sub-account as a page shows them.
struct LiveList {
    /// Whether it begins with the newest hit.
    var isNewest: Bool { before == nil }
    private let visit: AccountVisit
    private let filter: HitFilter
    private let before: Int64?
    private let folded: Int64
    private let hits: [LiveHit]
    private let hasMore: Bool

    /// Reads `limit` hits as the address asks for them.
    init(_ visit: AccountVisit, limit: Int) throws(DashboardError) {
        self.visit = visit
        let filter = HitFilter(visit.request)
        let before = visit.request.query.text("before").flatMap { Int64($0) }
        self.filter = filter
        self.before = before
        (hits, folded, hasMore) = try storing { () throws(StoreError) in
            try Self.read(visit, filter.selection, before: before, limit)
        }
    }

    private static func read(
        _ visit: AccountVisit, _ selection: HitSelection, before: Int64?, _ limit: Int
    ) throws(StoreError) -> (hits: [LiveHit], folded: Int64, hasMore: Bool) {
        let (control, reports) = (try visit.stores.control(), try visit.stores.reports())
        let account = visit.account.id
        let telling = HitTelling(visit, campaigns: try control.campaigns(of: account))
        return try reports.snapshot { () throws(StoreError) in
            let lines = try reports.latestHits(
                of: account, selection, before: before, limit: limit + 1)
            let shown = lines.prefix(limit)
            let why = try reports.explain(shown.map(\.seq), .only(account), control: control)
            let hits = shown.map { LiveHit($0, why[$0.seq], telling) }
            return (hits, try reports.foldedSeq(), lines.count > limit)
        }
    }

    private var place: String { "/accounts/\(visit.account.id)/live" }

    /// This page with other parameters.
    func path(_ more: [(name: String, value: String)] = []) -> String {
        PageURL.make(place, [(HitFilter.field, filter.show)] + more)
    }

    /// Which hits are shown.
    var choices: HTML { filter.form(place, visit) }

    /// The hits, and what comes before them; the script puts a fresh one in its place when
    /// something came.
    var html: HTML {
        let list: HTML = hits.isEmpty ? empty : "<ol class=\"hits\">\(hits.map(\.item))</ol>"
        let foot: HTML = """
            <p class="soft">\(visit.say(LiveText.zone, visit.account.timeZone))</p>
            <div class="actions">\(turns)</div>
            """
        guard isNewest else { return list + foot }
        return """
            <div id="hits" data-live="\(path())" data-after="\(String(folded))" \
            data-summary="\(hits.first?.summary ?? "")">
            \(list)\(foot)</div>
            """
    }

    private var turns: HTML {
        var links: [HTML] = []
        if !isNewest {
            links.append(
                "<a class=\"button plain\" href=\"\(path())\">\(visit.say(LiveText.newer))</a>")
        }
        if hasMore, let last = hits.last {
            let older = path([("before", String(last.seq))])
            links.append(
                "<a class=\"button plain\" href=\"\(older)\">\(visit.say(LiveText.older))</a>")
        }
        return HTML(links)
    }

    private var empty: HTML {
        let title = visit.say(filter.selection == .all ? LiveText.empty : LiveText.emptyFilter)
        return visit.empty(title, visit.say(LiveText.emptyHint))
    }
}
