import Model
import Store

/// Who may use the dashboard.
enum UsersPages {
    static let routes = [
        PageRoute(.get, "/users", for: .support, menu: .main(UsersText.title), .member(show)),
        PageRoute(.post, "/users", for: .support, .member(add)),
    ]

    private static func show(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let lines = try storing { () throws(StoreError) in
            let control = try visit.stores.control()
            return try control.users().map { user throws(StoreError) in
                (user, try control.grants(of: user.id))
            }
        }
        let head = [
            visit.say(UsersText.name), visit.say(UsersText.role), visit.say(FrameText.accounts),
            visit.say(UsersText.signedIn),
        ]
        return .page(
            Page(
                visit.say(UsersText.title),
                """
                \(visit.table(
                    visit.say(UsersText.title), head: head, rows: lines.map { row(visit, $0, $1) }))
                <section class="card"><h2>\(visit.say(UsersText.add))</h2>
                \(visit.form("/users", fields(visit)))
                </section>
                """))
    }

    private static func row(
        _ visit: MemberVisit, _ user: User, _ accounts: [SubAccountID]
    ) -> HTML {
        let sees =
            user.role == .support
            ? visit.say(UsersText.all) : accounts.map(\.description).joined(separator: ", ")
        let signedIn: HTML =
            user.signedInAt.map { visit.time($0) } ?? "\(visit.say(UsersText.never))"
        return """
            <tr><th scope="row"><a href="/users/\(part: user.id.description)"><bdi>\
            \(user.name)</bdi></a></th><td>\(visit.say(user.role.title))</td>
            <td>\(sees.isEmpty ? "–" : sees)</td>
            <td class="time">\(signedIn)</td></tr>
            """
    }

    private static func fields(_ visit: MemberVisit) -> HTML {
        let roles = Role.allCases.reversed().map { role in
            (role.rawValue, visit.say(role.title) + ": " + visit.say(role.meaning))
        }
        let name = FormField("name", visit.say(UsersText.name), hint: visit.say(UsersText.nameHint))
        let accounts = FormField(
            "accounts", visit.say(FrameText.accounts), hint: visit.say(UsersText.accountsHint),
            isRequired: false)
        return """
            \(name.html)\(FormChoice("role", visit.say(UsersText.role), roles).html)\(accounts.html)
            <button>\(visit.say(UsersText.add))</button>
            """
    }

    private static func add(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let form = visit.request.form
        guard let name = form.text("name"), User.isName(name) else {
            throw .invalid(visit.say(UsersText.wrongName))
        }
        guard let role = form.text("role").flatMap(Role.init) else {
            throw .invalid(visit.say(UsersText.wrongRole))
        }
        let accounts = try accounts(form.text("accounts") ?? "", visit)
        let user: User
        do throws(StoreError) {
            user = try visit.noted(.userAdd, subject: name) { control throws(StoreError) in
                try control.addUser(name, role: role, accounts: accounts, at: visit.now)
            }
        } catch {
            switch error {
            case .userExists: throw .invalid(visit.say(UsersText.nameTaken, name))
            case .noSuchAccount(let id): throw .invalid(visit.say(UsersText.noAccount, id))
            default: throw .store(error)
            }
        }
        for account in accounts {
            try visit.change(.userGrant, account: account, subject: name) { _ in }
        }
        return .seeOther("/users/\(user.id)", .done(visit.say(UsersText.added, name)))
    }

    /// Numbers with commas or blanks between.
    private static func accounts(
        _ text: String, _ visit: MemberVisit
    ) throws(DashboardError) -> [SubAccountID] {
        var found: [SubAccountID] = []
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let id = SubAccountID(decimal: word.utf8) else {
                throw .invalid(visit.say(UsersText.noAccount, String(word)))
            }
            found.append(id)
        }
        return found
    }
}
