import Model
import Store

/// The page of one user.
struct UserView {
    private let visit: MemberVisit
    private let user: User
    private let link: String?
    private let granted: [SubAccount]

    /// `link` is one that was made just now.
    init(
        _ visit: MemberVisit, _ user: User, link: String? = nil
    ) throws(DashboardError) {
        self.visit = visit
        self.user = user
        self.link = link
        granted = try storing { () throws(StoreError) in
            let control = try visit.stores.control()
            return try control.grants(of: user.id).map { id throws(StoreError) in
                try control.account(id)
            }
        }
    }

    private var path: String { "/users/\(user.id)" }

    var page: Page {
        Page(
            user.name, crumbs: [Crumb(visit.say(UsersText.title), "/users")],
            """
            \(linkCard)
            <section><p>\(visit.say(user.role.title)): \(visit.say(user.role.meaning)).</p>
            \(link == nil ? visit.button(path + "/link", visit.say(UsersText.makeLink)) : .empty)
            </section>
            \(user.role == .support ? .empty : grants)
            <section><div class="actions">
            \(visit.button(path + "/sign-out", visit.say(UsersText.signOut), style: "plain"))
            \(visit.button(path + "/remove", visit.say(UsersText.remove), style: "danger"))
            </div></section>
            """)
    }

    private var linkCard: HTML {
        guard let link else { return .empty }
        return """
            <section class="card hint" role="status"><h2>\(visit.say(UsersText.linkOnce))</h2>
            <pre><code data-copy="\(visit.say(FrameText.copy))" \
            data-copied="\(visit.say(FrameText.copied))">\(link)</code></pre>
            <p>\(visit.say(UsersText.linkLife, user.name))</p></section>
            """
    }

    private var grants: HTML {
        let field = FormField(
            "account", "empId", hint: visit.say(UsersText.grantHint))
        let button: HTML = "<button>\(visit.say(UsersText.grant))</button>"
        return """
            <section><h2>\(visit.say(FrameText.accounts))</h2>
            \(list)
            <div class="card">\(visit.form(path + "/grant", field.html + button))</div>
            </section>
            """
    }

    private var list: HTML {
        guard !granted.isEmpty else {
            return "<p class=\"soft\">\(visit.say(UsersText.seesNothing))</p>"
        }
        let rows: [HTML] = granted.map { account in
            let fields: HTML = """
                <input type="hidden" name="account" value="\(account.id.description)">
                <button class="danger">\(visit.say(UsersText.revoke))</button>
                """
            return """
                <tr><td>\(account.id.description)</td>
                <th scope="row"><a href="/accounts/\(part: account.id.description)"><bdi>\
                \(account.name)</bdi></a></th>
                <td>\(visit.form(path + "/revoke", fields))</td></tr>
                """
        }
        return visit.table(
            visit.say(FrameText.accounts), head: ["empId", visit.say(FrameText.name), ""],
            rows: rows)
    }
}
