import Model
import Store

/// Coming in by a link and going out again.
enum SignInPages {
    static let routes = [
        PageRoute(.get, "/sign-in", for: .everyone, .open(explain)),
        // A mail scanner that opens the link does not use it up: only the button does.
        PageRoute(.get, "/sign-in/{secret}", for: .everyone, .open(show)),
        PageRoute(.post, "/sign-in/{secret}", for: .everyone, .open(use)),
        PageRoute(.post, "/sign-out", for: .member, .member(leave)),
        PageRoute(.post, "/sign-out-everywhere", for: .member, .member(leaveEverywhere)),
    ]

    private static func explain(_ visit: Visit) throws(DashboardError) -> Answer {
        if visit.session != nil { return .seeOther("/") }
        return .page(
            Page(
                visit.say(SignInText.title),
                """
                <div class="card">
                <p>\(visit.say(SignInText.askForLink))</p>
                <pre><code>saletrail user link \(visit.say(SignInText.name))</code></pre>
                <p class="soft">\(visit.say(SignInText.linkLife))</p>
                </div>
                """))
    }

    private static func show(_ visit: Visit) throws(DashboardError) -> Answer {
        let secret = visit.request.captured(0)
        let user = try storing { () throws(StoreError) in
            try visit.stores.control().user(ofLink: secret, at: visit.now)
        }
        guard let user else { return worthless(visit) }
        let button: HTML = "<button>\(visit.say(SignInText.button, user.name))</button>"
        return .page(
            Page(
                visit.say(SignInText.welcome, user.name),
                """
                <div class="card">
                <p>\(visit.say(SignInText.once))</p>
                \(visit.form("/sign-in/" + PageURL.encoded(secret), button))
                </div>
                """))
    }

    /// A session always gets a new secret: one that somebody planted in the browser is of no use.
    private static func use(_ visit: Visit) throws(DashboardError) -> Answer {
        let secret = visit.request.captured(0)
        let entered = try storing { () throws(StoreError) in
            let control = try visit.stores.control()
            return try control.atomically { () throws(StoreError) in
                if let old = visit.session { try control.endSession(old.secret) }
                let entered = try control.signIn(byLink: secret, at: visit.now)
                if let user = entered?.user {
                    try control.note(.userSignIn, by: Actor(user), at: visit.now)
                }
                return entered
            }
        }
        guard let entered else { return worthless(visit) }
        return .withCookies([visit.cookies.session(entered.secret)], to: "/")
    }

    private static func leave(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        try storing { () throws(StoreError) in
            try visit.stores.control().endSession(visit.member.secret)
        }
        return .withCookies([visit.visit.cookies.endOfSession], to: "/sign-in")
    }

    private static func leaveEverywhere(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        try visit.change(.userSignOutEverywhere) { control throws(StoreError) in
            _ = try control.endSessions(of: visit.user.id)
        }
        return .withCookies([visit.visit.cookies.endOfSession], to: "/sign-in")
    }

    private static func worthless(_ visit: Visit) -> Answer {
        var page = Page(
            visit.say(SignInText.worthless),
            """
            <div class="card">
            <p>\(visit.say(SignInText.askForLink))</p>
            <pre><code>saletrail user link \(visit.say(SignInText.name))</code></pre>
            </div>
            """)
        page.status = 404
        return .page(page)
    }
}
