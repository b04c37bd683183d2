import HTTPServer
import LinkRewriting
import Mailing
import Model
import Store

/// From a newsletter to one whose links count: upload it, choose, take it away.
enum NewsletterPages {
    /// Who sends.
    static let access = Access.only(.support, .sender)
    private static let path = "/accounts/{empId}/newsletters"

    static let routes = [
        PageRoute(
            .get, path, for: access, menu: .account(NewsletterText.title), .account(ask)),
        PageRoute(.post, path, for: access, .account(upload)),
        PageRoute(.get, path + "/rewritten", for: access, .account(RewrittenPages.show)),
        PageRoute(.get, path + "/rewritten/file", for: access, .account(RewrittenPages.download)),
        PageRoute(.get, path + "/{draft}", for: access, .account(LinksStep.show)),
        PageRoute(.post, path + "/{draft}", for: access, .account(LinksStep.take)),
        PageRoute(.get, path + "/{draft}/frame", for: access, .account(LinksStep.frame)),
    ]

    static func address(_ account: SubAccountID) -> String { "/accounts/\(account)/newsletters" }

    private static func ask(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        .page(try page(visit, error: nil))
    }

    private static func page(
        _ visit: AccountVisit, error: NewsletterText?, campaign: String = ""
    ) throws(DashboardError) -> Page {
        let campaigns = try storing { () throws(StoreError) in
            try visit.stores.control().campaigns(of: visit.account.id)
        }
        let known: [HTML] = campaigns.prefix(100).map { "<option value=\"\($0.key)\"></option>" }
        let token = visit.member.formToken
        let failure: HTML =
            error.map { "<p class=\"notice failed\" role=\"alert\">\(visit.say($0))</p>" } ?? .empty
        return Page(
            visit.say(NewsletterText.title), crumbs: visit.crumbs,
            """
            \(failure)
            <p>\(visit.say(NewsletterText.uploadHint))</p>
            <form method="post" action="\(address(visit.account.id))" \
            enctype="multipart/form-data" class="card">
            <input type="hidden" name="\(FormToken.field)" value="\(token)">
            <div class="field"><label for="campaign">\(visit.say(NewsletterText.campaign))
            <small>\(visit.say(NewsletterText.campaignHint))</small></label>
            <input id="campaign" name="campaign" list="campaigns" maxlength="100" required \
            value="\(campaign)" autocomplete="off">
            <datalist id="campaigns">\(known)</datalist></div>
            <div class="field"><label for="file">\(visit.say(NewsletterText.file))</label>
            <input type="file" id="file" name="file" \
            accept=".html,.htm,.txt,.eml,text/html,text/plain,message/rfc822"></div>
            <div class="field wide"><label for="text">\(visit.say(NewsletterText.paste))
            <small>\(visit.say(NewsletterText.pasteHint))</small></label>
            <textarea id="text" name="text" spellcheck="false"></textarea></div>
            <button>\(visit.say(NewsletterText.showLinks))</button>
            </form>
            """)
    }

    private static func upload(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        let form = visit.request.multipart
        let key = form?.text("campaign")?.trimmingSpaces ?? ""
        func again(_ error: NewsletterText) throws(DashboardError) -> Answer {
            var form = try Self.page(visit, error: error, campaign: key)
            form.status = 422
            return .page(form)
        }
        guard Mailing.allows(campaign: key) else { return try again(.noCampaignKey) }
        let file = form?.file("file")
        let bytes = file?.content ?? form?.text("text").map { Array($0.utf8) } ?? []
        guard !bytes.isEmpty else { return try again(.nothingSent) }
        guard bytes.count <= MultipartForm.fileLimit else { return try again(.tooLarge) }
        let draft = try storing { () throws(StoreError) in
            try NewsletterShelf(visit.stores.folder).addDraft(bytes, of: visit.account.id)
        }
        var choices = NewsletterChoices(QueryParameters([]))
        choices.campaign = key
        choices.name = file?.fileName ?? ""
        return .seeOther(LinksStep.address(visit.account.id, draft, choices))
    }
}

extension AccountVisit {
    /// The way to a page of the sub-account.
    var crumbs: [Crumb] {
        [
            Crumb(say(FrameText.accounts), "/"), Crumb(account.name, "/accounts/\(account.id)"),
        ]
    }

    /// Runs what newsletters are made with; what is wrong with one is said in words.
    func mailing<Value>(
        _ body: () throws(MailingError) -> Value
    ) throws(DashboardError) -> Value {
        do throws(MailingError) { return try body() } catch {
            if case .store(let error) = error { throw .store(error) }
            throw .invalid(error.description + " " + error.hint)
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let rest = drop { $0 == " " }
        let end = rest.lastIndex { $0 != " " }
        return end.map { String(rest[...$0]) } ?? ""
    }
}
