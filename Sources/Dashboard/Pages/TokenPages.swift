import Model
import Store

/// The keys with which a shop's server reports sales.
enum TokenPages {
    static let access = Access.only(.support, .shop)

    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/tokens", for: access, menu: .account(TokensText.title),
            .account(show)),
        PageRoute(.post, "/accounts/{empId}/tokens", for: access, .account(add)),
        PageRoute(.post, "/accounts/{empId}/tokens/{id}/revoke", for: access, .account(revoke)),
    ]

    private static let nameLimit = 60

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        .page(try page(visit))
    }

    private static func page(
        _ visit: AccountVisit, made: HTML = .empty
    ) throws(DashboardError) -> Page {
        let tokens = try storing { () throws(StoreError) in
            try visit.stores.control().tokens(of: visit.account.id)
        }
        let name = FormField(
            "name", visit.say(TokensText.name), hint: visit.say(TokensText.nameHint))
        return Page(
            visit.account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
            """
            \(made)
            \(list(visit, tokens))
            <section class="card"><h2>\(visit.say(TokensText.add))</h2>
            \(visit.form(path(visit), name.html + "<button>\(visit.say(TokensText.make))</button>"))
            </section>
            """)
    }

    private static func path(_ visit: AccountVisit) -> String {
        "/accounts/\(visit.account.id)/tokens"
    }

    private static func list(_ visit: AccountVisit, _ tokens: [APIToken]) -> HTML {
        guard !tokens.isEmpty else {
            let empty = visit.empty(visit.say(TokensText.none), visit.say(TokensText.next))
            return "<section>\(empty)</section>"
        }
        let head = [
            visit.say(TokensText.name), visit.say(TokensText.madeAt), visit.say(TokensText.state),
        ]
        let rows: [HTML] = tokens.map { token in
            """
            <tr><th scope="row"><bdi>\(token.name)</bdi></th>
            <td class="time">\(visit.time(token.createdAt, zone: visit.account.timeZone))</td>
            <td>\(state(visit, token))</td></tr>
            """
        }
        return visit.table(visit.say(TokensText.title), head: head, rows: rows)
    }

    private static func state(_ visit: AccountVisit, _ token: APIToken) -> HTML {
        if let at = token.revokedAt {
            return """
                <span class="badge">\(visit.say(TokensText.revoked))</span> \
                \(visit.time(at, zone: visit.account.timeZone))
                """
        }
        return visit.button(
            path(visit) + "/\(token.id)/revoke", visit.say(TokensText.revoke), style: "danger")
    }

    /// Shown in the answer to the form, and nowhere else ever again.
    private static func add(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let name = visit.request.form.text("name"), name.count <= nameLimit else {
            throw .invalid(visit.say(TokensText.wrongName))
        }
        let token = try visit.change(.tokenAdd, subject: name) { control throws(StoreError) in
            try control.addToken(name, account: visit.account.id, at: visit.now)
        }
        let made: HTML = """
            <section class="card hint" role="status"><h2>\(visit.say(TokensText.once))</h2>
            <pre><code data-copy="\(visit.say(FrameText.copy))" \
            data-copied="\(visit.say(FrameText.copied))">\(token)</code></pre>
            <p>\(visit.say(TokensText.use, visit.account.trackingHost))</p>
            <pre><code>Authorization: Bearer …</code></pre></section>
            """
        return .page(try page(visit, made: made))
    }

    private static func revoke(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let id = Int64(visit.request.captured(1)) ?? 0
        let tokens = try storing { () throws(StoreError) in
            try visit.stores.control().tokens(of: visit.account.id)
        }
        guard let token = tokens.first(where: { $0.id == id && $0.revokedAt == nil }) else {
            throw .notFound
        }
        _ = try visit.change(.tokenRevoke, subject: token.name) { control throws(StoreError) in
            try control.revokeToken(id, account: visit.account.id, at: visit.now)
        }
        return .seeOther(path(visit), .done(visit.say(TokensText.isRevoked, token.name)))
    }
}
