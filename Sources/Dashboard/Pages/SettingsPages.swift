import Model
import Store

/// What a person chooses for himself: language, colours, and where he is signed in.
enum SettingsPages {
    static let routes = [
        PageRoute(.get, "/settings", for: .member, .member(show)),
        PageRoute(.post, "/settings", for: .member, .member(save)),
    ]

    private static func show(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let user = visit.user
        let save: HTML = "<button>\(visit.say(FrameText.save))</button>"
        let out: HTML = "<button class=\"plain\">\(visit.say(FrameText.signOut))</button>"
        let everywhere: HTML =
            "<button class=\"plain\">\(visit.say(FrameText.signOutEverywhere))</button>"
        return .page(
            Page(
                user.name,
                """
                <section class="card">
                \(visit.form("/settings", languages(visit) + themes(visit) + save))
                </section>
                <section>
                <p>\(visit.say(user.role.title)) — \(visit.say(user.role.meaning))</p>
                <div class="actions">\(visit.form("/sign-out", out))
                \(visit.form("/sign-out-everywhere", everywhere))</div>
                </section>
                """))
    }

    private static func languages(_ visit: MemberVisit) -> HTML {
        let chosen = visit.user.language
        let options: [HTML] = Language.allCases.map {
            """
            <option value="\($0.rawValue)" \("selected", if: chosen == $0)>\($0.ownName)</option>
            """
        }
        return """
            <div class="field"><label for="language">\(visit.say(FrameText.language))</label>
            <select id="language" name="language">
            <option value="">\(visit.say(FrameText.asBrowser))</option>
            \(options)
            </select></div>
            """
    }

    private static func themes(_ visit: MemberVisit) -> HTML {
        let options: [HTML] = Theme.allCases.map {
            """
            <option value="\($0.rawValue)" \("selected", if: visit.user.theme == $0)>\
            \(visit.say($0.title))</option>
            """
        }
        return """
            <div class="field"><label for="theme">\(visit.say(FrameText.colours))</label>
            <select id="theme" name="theme">
            \(options)
            </select></div>
            """
    }

    private static func save(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let form = visit.request.form
        let language = form.text("language").flatMap(Language.init)
        let theme = form.text("theme").flatMap(Theme.init) ?? .system
        try storing { () throws(StoreError) in
            try visit.stores.control().setLook(
                of: visit.user.id, language: language, theme: theme)
        }
        return .seeOther("/settings", .done((language ?? visit.language).saved))
    }
}

extension Language {
    /// What its speakers call it.
    fileprivate var ownName: String {
        switch self {
        case .english: "English"
        case .spanish: "Español"
        }
    }

    fileprivate var saved: String { FrameText.saved.text(self) }
}

extension Role {
    /// Its name for a person.
    var title: RoleText {
        switch self {
        case .support: .support
        case .sender: .sender
        case .shop: .shop
        case .viewer: .viewer
        }
    }

    /// What it may do.
    var meaning: RoleText {
        switch self {
        case .support: .supportMeaning
        case .sender: .senderMeaning
        case .shop: .shopMeaning
        case .viewer: .viewerMeaning
        }
    }
}

extension Theme {
    fileprivate var title: FrameText {
        switch self {
        case .system: .asDevice
        case .light: .light
        case .dark: .dark
        }
    }
}
