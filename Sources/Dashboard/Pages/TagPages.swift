import Model
import ShopTags

/// What a shop pastes where: the same as `saletrail tag` prints.
enum TagPages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/tag", for: .only(.support, .sender, .shop),
            menu: .account(TagText.title), .account(show))
    ]

    private static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let platform = visit.request.query.text("platform").flatMap(ShopPlatform.init)
        let tag = ShopTag(account: visit.account, platform: platform ?? .html)
        return .page(
            Page(
                visit.account.name, crumbs: [Crumb(visit.say(FrameText.accounts), "/")],
                """
                <p>\(visit.say(TagText.lead))</p>
                \(warnings(visit))
                \(choice(tag.platform, visit))
                \(steps(tag, visit))
                <p><a class="button plain" href="/accounts/\(part: visit.account.id.description)\
                /live">\(visit.say(TagText.then))</a></p>
                """))
    }

    private static func warnings(_ visit: AccountVisit) -> HTML {
        let account = visit.account
        var lines: [String] = []
        if !account.isActive { lines.append(visit.say(TagText.notActive)) }
        if Reach(account) == .thirdParty {
            lines.append(visit.say(TagText.noClickID, account.trackingHost, account.shopHost))
        }
        return HTML(lines.map { "<p class=\"hint warn\">\($0)</p>" })
    }

    private static func choice(_ chosen: ShopPlatform, _ visit: AccountVisit) -> HTML {
        let options: [HTML] = ShopPlatform.allCases.map {
            """
            <option value="\($0.rawValue)" \("selected", if: $0 == chosen)>\($0.name)</option>
            """
        }
        return """
            <form class="filters" action="/accounts/\(part: visit.account.id.description)/tag">
            <div class="field"><label for="platform">\(visit.say(TagText.platform))</label>
            <select id="platform" name="platform">\(options)</select></div>
            <button>\(visit.say(TagText.choose))</button>
            </form>
            """
    }

    private static func steps(_ tag: ShopTag, _ visit: AccountVisit) -> HTML {
        return """
            <ol class="steps">
            \(step(.thankYou, place(tag, visit), tag.thankYou, visit))
            \(step(.landing, visit.say(TagText.landingMeaning), tag.landing, visit))
            \(step(.policy, visit.say(TagText.policyMeaning), tag.policy, visit))
            \(step(.server, visit.say(TagText.serverMeaning), tag.serverCall, visit))
            </ol>
            \(tokens(visit))
            """
    }

    /// For those who may make one.
    private static func tokens(_ visit: AccountVisit) -> HTML {
        guard TokenPages.access.admits(visit.user.role) else { return .empty }
        return """
            <p><a href="/accounts/\(part: visit.account.id.description)/tokens">\
            \(visit.say(TagText.newToken))</a></p>
            """
    }

    private static func place(_ tag: ShopTag, _ visit: AccountVisit) -> String {
        let place = tag.platform.place(visit.language)
        return place.prefix(1).uppercased() + place.dropFirst() + "."
    }

    private static func step(
        _ title: TagText, _ meaning: String, _ code: String, _ visit: AccountVisit
    ) -> HTML {
        """
        <li><section><h2>\(visit.say(title))</h2>
        <p class="soft">\(meaning)</p>
        \(visit.copyable(code))</section></li>
        """
    }
}

extension Visiting {
    /// A text to be taken elsewhere, with a button that copies it where there is a script.
    func copyable(_ text: String) -> HTML {
        """
        <div class="copyable"><pre tabindex="0" data-copy="\(say(TagText.copy))" \
        data-copied="\(say(TagText.copied))">\(text)</pre></div>
        """
    }
}
