import Model
import Store

/// Support creates a sub-account.
enum NewAccountPages {
    static let routes = [
        PageRoute(.get, "/accounts/new", for: .support, .member(show)),
        PageRoute(.post, "/accounts", for: .support, .member(add)),
    ]

    private static func show(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        .page(page(visit, AccountForm(QueryParameters([]))))
    }

    private static func add(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        var form = AccountForm(visit.request.form)
        guard let account = form.account else { return .page(page(visit, form)) }
        do throws(StoreError) {
            try visit.noted(.accountAdd, account: account.id) { control throws(StoreError) in
                try control.add(account, at: visit.now)
                // Whoever makes it sees it, whatever becomes of the role.
                try control.grant(account.id, to: visit.user.id)
            }
        } catch {
            guard case .accountExists = error else { throw .store(error) }
            form.isTaken = true
            return .page(page(visit, form))
        }
        return .seeOther("/accounts/\(account.id)", .done(visit.say(AccountsText.added)))
    }

    private static func page(_ visit: MemberVisit, _ form: AccountForm) -> Page {
        let button: HTML = "<button>\(visit.say(AccountsText.add))</button>"
        let fields = visit.form("/accounts", form.fields(visit) + button)
        var page = Page(
            visit.say(AccountsText.add), crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
            "<section class=\"card\">\(fields)</section>")
        if form.hasErrors { page.status = 422 }
        return page
    }
}
