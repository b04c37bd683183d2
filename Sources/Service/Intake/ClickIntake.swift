import HTTPServer
import Mailing
import Model
import Signing

/// `GET /c/<stamp>/<n>[?c=<contact>][&1=<late-bound>…]`: a reader follows a transition link.
///
/// A valid stamp always redirects, whatever else is wrong: the reader always arrives.
struct ClickIntake {
    let context: IntakeContext
    let now: Instant
    let clickID: ClickID

    func take(_ request: Request, stamp: ByteView, number: ByteView) -> IntakeResult {
        guard let stamp = LinkStamp(verifying: stamp.raw, with: context.ring),
            let number = LinkNumber(decimal: number),
            let entry = context.directory.campaigns[stamp.campaign],
            let link = entry.links[number],
            let account = context.directory.accounts[entry.campaign.account]
        else { return IntakeResult(Answers.unknownLink) }

        let facts = RequestFacts(request)
        let query = QueryParameters(request.query?.array ?? [])
        let reason = setAside(request, facts, query)
        // Without consent the click counts, and nobody is recognised by it.
        let mayRecognise = facts.mayRecognise(
            account, answer: SaleParameters.flag(query.text(.consent)))
        let before = mayRecognise ? remembered(account, facts) : nil
        let click = Click(
            id: clickID, at: now, account: account.id, campaign: stamp.campaign, link: number,
            contact: mayRecognise ? contact(stamp, query) : nil, setAside: reason,
            userAgent: facts.userAgent,
            signals: signals(account, facts, query, mayRecognise, before))
        if reason == .prefetch { return answer(click, Answers.prefetchRefused) }
        let isReader = reason == nil && mayRecognise
        let location = Location(link.destination, lateBound: request.query)
        let cookie = isReader ? cookie(click, account, facts, before) : nil
        let marked = isReader ? marked(location, click, account) : location
        return answer(click, Answers.redirect(to: marked, cookie: cookie))
    }

    private func answer(_ click: Click, _ response: Response) -> IntakeResult {
        IntakeResult(
            .click(click), response: response, unrecorded: response,
            deadline: context.redirectDeadline)
    }

    /// The destination with the click's id, where the sub-account and the link say so.
    private func marked(_ location: Location, _ click: Click, _ account: SubAccount) -> Location {
        let link = LinkKey(campaign: click.campaign, number: click.link)
        guard let name = account.sales.landingParameter,
            !context.directory.plainLinks.contains(link)
        else { return location }
        let id = LandingClick(account: account.id, touch: touch(click))
        return location.adding(name, id.encoded(with: context.ring))
    }

    private func touch(_ click: Click) -> Touch {
        Touch(
            campaign: click.campaign, link: click.link, contact: click.contact, at: click.at,
            click: click.id)
    }

    /// The number inside the stamp, else the id that the sending platform filled in.
    private func contact(_ stamp: LinkStamp, _ query: QueryParameters) -> ContactName? {
        if let number = stamp.contact { return .number(number) }
        return query.text(TransitionLink.contactParameter).flatMap {
            ContactName(reference: $0)
        }
    }

    /// Why this is not a reader's click. Certain signs only: nothing is ever refused for them.
    private func setAside(
        _ request: Request, _ facts: RequestFacts, _ query: QueryParameters
    ) -> ClickReason? {
        if SaleParameters.flag(query.text(SaleField.test.names[0])) == true { return .test }
        if request.method == .head { return .headRequest }
        if facts.isPrefetch { return .prefetch }
        if let target = request.field("sec-fetch-dest"), !target.equalsIgnoringCase("document") {
            return .notADocument
        }
        guard let agent = request.field("user-agent"), !agent.isEmpty else { return .noUserAgent }
        let isBot = context.directory.bots?.matches(agent.array) ?? KnownBots.contains(agent)
        return isBot ? .knownBot : nil
    }

    private func signals(
        _ account: SubAccount, _ facts: RequestFacts, _ query: QueryParameters,
        _ mayRecognise: Bool, _ before: ClickCookie?
    ) -> ClickSignals {
        var signals = facts.signals(account, mayRecognise: mayRecognise)
        signals.remembered = before?.touches.map(\.click) ?? []
        let sentAt = query.text(TransitionLink.sentParameter).flatMap(Instant.init(reading:))
        if let sentAt, sentAt <= now, now < sentAt.advanced(by: Self.scannersHour) {
            signals.facts.insert(.soonAfterSending)
        }
        return signals
    }

    /// So soon after its sending hardly a reader has opened a message.
    private static let scannersHour: Duration = .seconds(10)

    /// What the browser remembers of the sub-account, on the host that is its own.
    private func remembered(_ account: SubAccount, _ facts: RequestFacts) -> ClickCookie? {
        guard let own = context.forms[account.id], facts.isHost(own.trackingHost) else {
            return nil
        }
        return facts.cookie(own.cookie(isSecure: facts.isSecure).name).flatMap {
            ClickCookie(verifying: $0.raw, account: account.id, with: context.ring)
        }
    }

    /// The cookie with this click added; `nil` on a host that is not the sub-account's own.
    private func cookie(
        _ click: Click, _ account: SubAccount, _ facts: RequestFacts, _ before: ClickCookie?
    ) -> (form: CookieForm, value: [UInt8])? {
        guard let own = context.forms[account.id], facts.isHost(own.trackingHost) else {
            return nil
        }
        let cookie = (before ?? ClickCookie(account: account.id)).adding(touch(click))
        return (own.cookie(isSecure: facts.isSecure), cookie.encoded(with: context.ring))
    }
}
