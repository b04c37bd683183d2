import HTTPServer
import Model
import Reporting
import Store

/// The live debugger: what the thank-you page sends, as it comes, and what becomes of it.
enum LivePages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/live", for: debuggers, menu: .account(LiveText.title),
            .account(show)),
        PageRoute(.post, "/accounts/{empId}/live/test", for: debuggers, .account(test)),
        PageRoute(.get, "/accounts/{empId}/events", for: .member, .account(events)),
    ]

    /// Who may see what shops send, order numbers included.
    static let debuggers = Access.only(.support, .sender, .shop)

    /// Hits of a page.
    private static let limit = 25
    /// Seconds between two loads of a page without script.
    private static let pause = 5

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let list = try LiveList(visit, limit: limit)
        let refreshes = visit.request.query.text("refresh") != nil
        var page = Page(
            visit.account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
            """
            \(visit.account.isActive ? .empty : inactive(visit))
            <p class="lead"><strong>\(visit.say(LiveText.lead))</strong> \
            \(visit.say(LiveText.leadMore))</p>
            \(testForm(visit))
            <section>
            <h2>\(visit.say(LiveText.newest))</h2>
            \(list.choices)
            \(list.isNewest ? status(list, refreshes: refreshes, visit) : .empty)
            \(list.html)
            </section>
            """)
        page.refresh = refreshes ? pause : nil
        return .page(page)
    }

    private static func inactive(_ visit: AccountVisit) -> HTML {
        "<p class=\"hint warn\">\(visit.say(TagText.notActive))</p>"
    }

    private static func testForm(_ visit: AccountVisit) -> HTML {
        let fields: HTML = """
            <label for="query">\(visit.say(LiveText.testQuery))
            <small>\(visit.say(LiveText.testHint))</small></label>
            <div class="inline"><input id="query" name="query" value="\(TestSale.sample)" \
            spellcheck="false" autocomplete="off">
            <button>\(visit.say(LiveText.testSend))</button></div>
            """
        return """
            <details class="card"><summary>\(visit.say(LiveText.testTitle))</summary>
            \(visit.form("/accounts/\(visit.account.id)/live/test", fields))</details>
            """
    }

    /// The script says here what came, and shows the button; without it, the page can load
    /// itself again (HTML Standard, 4.2.5.3), because the person asked for it (WCAG 2.2.1).
    private static func status(
        _ list: LiveList, refreshes: Bool, _ visit: AccountVisit
    ) -> HTML {
        """
        <div class="watch"><p class="soft" role="status" data-live-status></p>
        <button type="button" class="plain" data-live-toggle="\(visit.say(LiveText.goOn))" hidden>\
        \(visit.say(LiveText.pause))</button>
        <noscript>\(refreshes ? stop(list, visit) : start(list, visit))</noscript></div>
        """
    }

    private static func start(_ list: LiveList, _ visit: AccountVisit) -> HTML {
        """
        <a class="button plain" href="\(list.path([("refresh", "1")]))">\
        \(visit.say(LiveText.refresh))</a>
        """
    }

    private static func stop(_ list: LiveList, _ visit: AccountVisit) -> HTML {
        """
        <p class="soft">\(visit.say(LiveText.refreshing))</p>
        <a class="button plain" href="\(list.path())">\(visit.say(LiveText.stopRefreshing))</a>
        """
    }

    private static func test(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let query = visit.request.form.text("query") ?? ""
        guard query.utf8.count <= TestSale.limit else {
            throw .invalid(visit.say(LiveText.testInvalid, String(TestSale.limit)))
        }
        let sale = TestSale(account: visit.account, query: query)
        let isSent = visit.surroundings.service.map(sale.send) ?? false
        return .seeOther(
            "/accounts/\(visit.account.id)/live",
            isSent
                ? .done(visit.say(LiveText.testSent)) : .failed(visit.say(LiveText.testFailed)))
    }

    /// Where pages that watch a sub-account hear that something has come.
    private static func events(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let feed = visit.surroundings.feed
        guard feed.hasRoom else { return .raw(.plain(503, headers: [("Retry-After", "5")])) }
        let asked = visit.request.lastEventID ?? visit.request.query.text("after")
        let (account, session) = (visit.account.id, visit.member)
        let seen = asked.flatMap { Int64($0) }
        let head = Response(
            status: 200,
            headers: [
                ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"),
                // nginx would gather the events (ngx_http_proxy_module, proxy_buffering).
                ("X-Accel-Buffering", "no"),
            ], body: LiveSubscriber.greeting)
        return .stream(
            head,
            StreamSource(isEndless: true) { streaming in
                feed.add(
                    LiveSubscriber(
                        account, session, streaming.stream, seen: seen, at: streaming.now()))
            })
    }
}
