import Model
import Store

/// One user: what the person sees, a new link, and the end.
enum UserPages {
    static let routes = [
        PageRoute(.get, "/users/{id}", for: .support, .member(show)),
        PageRoute(.post, "/users/{id}/link", for: .support, .member(link)),
        PageRoute(.post, "/users/{id}/grant", for: .support, .member(grant)),
        PageRoute(.post, "/users/{id}/revoke", for: .support, .member(revoke)),
        PageRoute(.post, "/users/{id}/sign-out", for: .support, .member(signOut)),
        PageRoute(.post, "/users/{id}/remove", for: .support, .member(remove)),
    ]

    private static func show(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        .page(try UserView(visit, try user(visit)).page)
    }

    private static func user(_ visit: MemberVisit) throws(DashboardError) -> User {
        let id = UserID(decimal: visit.request.captured(0).utf8)
        let user = try storing { () throws(StoreError) in
            try id.flatMap { id throws(StoreError) in try visit.stores.control().user(id) }
        }
        guard let user else { throw .notFound }
        return user
    }

    /// Shown in the answer to the button, and nowhere else ever again.
    private static func link(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let user = try user(visit)
        let secret = try visit.change(.userLink, subject: user.name) { control throws(StoreError) in
            try control.makeLink(for: user.id, at: visit.now)
        }
        return .page(
            try UserView(
                visit, user, link: visit.visit.address.origin + "/sign-in/" + secret
            ).page)
    }

    private static func grant(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let (user, id) = (try user(visit), try account(visit))
        do throws(StoreError) {
            try visit.noted(.userGrant, account: id, subject: user.name) {
                control throws(StoreError) in try control.grant(id, to: user.id)
            }
        } catch {
            guard case .noSuchAccount = error else { throw .store(error) }
            throw .invalid(visit.say(UsersText.noAccount, id.description))
        }
        return back(user, visit.say(UsersText.granted, user.name, id.description))
    }

    private static func revoke(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let (user, id) = (try user(visit), try account(visit))
        _ = try visit.change(.userRevoke, account: id, subject: user.name) {
            control throws(StoreError) in try control.revoke(id, from: user.id)
        }
        return back(user, visit.say(UsersText.ungranted, user.name, id.description))
    }

    private static func account(_ visit: MemberVisit) throws(DashboardError) -> SubAccountID {
        let text = visit.request.form.text("account") ?? ""
        guard let id = SubAccountID(decimal: text.utf8) else {
            throw .invalid(visit.say(UsersText.noAccount, text))
        }
        return id
    }

    private static func signOut(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let user = try user(visit)
        try visit.change(.userSignOutEverywhere, subject: user.name) {
            control throws(StoreError) in _ = try control.endSessions(of: user.id)
        }
        return back(user, visit.say(UsersText.signedOut, user.name))
    }

    private static func remove(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let user = try user(visit)
        do throws(StoreError) {
            try visit.noted(.userRemove, subject: user.name) { control throws(StoreError) in
                try control.remove(user)
            }
        } catch {
            guard case .lastSupport = error else { throw .store(error) }
            throw .invalid(visit.say(UsersText.lastSupport))
        }
        return .seeOther("/users", .done(visit.say(UsersText.removed, user.name)))
    }

    private static func back(_ user: User, _ text: String) -> Answer {
        .seeOther("/users/\(user.id)", .done(text))
    }
}
