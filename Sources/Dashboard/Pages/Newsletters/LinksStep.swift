import HTTPServer
import LinkRewriting
import Mailing
import Model
import Store

/// The newsletter with its links numbered and a switch for each; then it is rewritten.
enum LinksStep {
    static func address(
        _ account: SubAccountID, _ draft: String, _ choices: NewsletterChoices,
        frame: Bool = false
    ) -> String {
        let path = NewsletterPages.address(account) + "/" + draft + (frame ? "/frame" : "")
        return PageURL.make(path, choices.parameters)
    }

    static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let bytes = try draft(visit) else { return gone(visit) }
        let choices = NewsletterChoices(visit.request)
        let (plan, links) = try look(at: bytes, choices, visit)
        let view = LinksView(
            visit: visit, choices: choices, draft: visit.request.captured(1), plan: plan,
            links: links)
        return .page(view.page)
    }

    static func frame(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let bytes = try draft(visit) else { return gone(visit) }
        let choices = NewsletterChoices(visit.request)
        let (plan, links) = try look(at: bytes, choices, visit)
        guard let html = plan.newsletter.html else { throw .notFound }
        let preview = LinkPreview(name: choices.name, html, links, remarks: [])
        return .newsletter(preview.markedNewsletter, loadsPictures: choices.loadsPictures)
    }

    /// Both buttons of the form: back to the page with what was chosen, or on to the end.
    static func take(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let bytes = try draft(visit) else { return gone(visit) }
        var choices = NewsletterChoices(visit.request.form)
        guard Mailing.allows(campaign: choices.campaign) else {
            throw .invalid(visit.say(NewsletterText.noCampaignKey))
        }
        try forgetWhatGoesWithoutSaying(&choices, bytes, visit)
        guard visit.request.form.text("do") == "rewrite" else {
            return .seeOther(address(visit.account.id, visit.request.captured(1), choices))
        }
        try rewrite(bytes, choices, visit)
        return .seeOther(RewrittenPages.address(choices.campaign, of: visit.account.id))
    }

    /// A switch that was left alone is no choice: what was chosen for the campaign before goes on.
    private static func forgetWhatGoesWithoutSaying(
        _ choices: inout NewsletterChoices, _ bytes: [UInt8], _ visit: AccountVisit
    ) throws(DashboardError) {
        var untouched = choices
        untouched.links = [:]
        let (_, links) = try look(at: bytes, untouched, visit)
        for link in links where choices.links[link.position] == link.choice {
            choices.links[link.position] = nil
        }
    }

    private static func rewrite(
        _ bytes: [UInt8], _ choices: NewsletterChoices, _ visit: AccountVisit
    ) throws(DashboardError) {
        let control = try storing { () throws(StoreError) in try visit.stores.control() }
        let ring = try storing { () throws(StoreError) in
            try KeyStore(visit.stores.folder).load(at: visit.now)
        }
        let mailing = try visit.mailing { () throws(MailingError) in
            try Mailing(
                bytes, try choices.request(visit.account.id), control: control, ring: ring,
                at: visit.now)
        }
        try visit.change(.newsletterRewrite, subject: choices.campaign) { _ throws(StoreError) in
            try NewsletterShelf(visit.stores.folder).keep(
                mailing.template(), of: mailing.campaign.id, kind: mailing.kind.rawValue)
        }
    }

    private static func look(
        at bytes: [UInt8], _ choices: NewsletterChoices, _ visit: AccountVisit
    ) throws(DashboardError) -> (LinkPlan, [LinkOutcome]) {
        let control = try storing { () throws(StoreError) in try visit.stores.control() }
        return try visit.mailing { () throws(MailingError) in
            let plan = try choices.plan(bytes, visit.account)
            let links = try plan.outcomes(
                of: visit.account.id, campaign: choices.campaign, knownBy: control)
            return (plan, links)
        }
    }

    private static func draft(_ visit: AccountVisit) throws(DashboardError) -> [UInt8]? {
        try storing { () throws(StoreError) in
            try NewsletterShelf(visit.stores.folder).draft(
                visit.request.captured(1), of: visit.account.id)
        }
    }

    private static func gone(_ visit: AccountVisit) -> Answer {
        .seeOther(
            NewsletterPages.address(visit.account.id),
            .failed(visit.say(NewsletterText.draftGone)))
    }
}

extension LinkOutcome {
    /// Which switch is on.
    var choice: LinkChoice {
        switch action {
        case .sales: .sale
        case .clicks: .click
        case .kept: .none
        }
    }

    /// Whether the sender may choose: not where a link cannot be tracked.
    var hasSwitch: Bool {
        keptFor.map { [.optedOut, .excluded].contains($0) } ?? true
    }
}

extension Answer {
    /// A newsletter for a frame: nothing in it runs, is sent or, unless asked for, is loaded.
    static func newsletter(_ html: String, loadsPictures: Bool) -> Answer {
        .raw(
            Response(
                status: 200,
                headers: [
                    ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
                ], body: Array(html.utf8)),
            loadsPictures ? .framedNewsletterWithPictures : .framedNewsletter)
    }
}
