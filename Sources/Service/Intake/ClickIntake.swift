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
        // As an array: generic code is slow when it is called from another module.
        guard let stamp = LinkStamp(verifying: stamp.array, with: context.ring),
            let number = LinkNumber(decimal: number),
            let entry = context.directory.campaigns[stamp.campaign],
            let link = entry.links[number],
            let account = context.directory.accounts[entry.campaign.account]
        else { return IntakeResult(Answers.unknownLink) }

        let facts = RequestFacts(request)
        let reason = setAside(request, facts)
        let click = Click(
            id: clickID, at: now, account: account.id, campaign: stamp.campaign, link: number,
            contact: contact(stamp, request.query), setAside: reason, userAgent: facts.userAgent)
        if reason == .prefetch { return answer(click, Answers.prefetchRefused) }
        let location = Location(link.destination, lateBound: request.query)
        let cookie = reason == nil ? cookie(click, account, facts) : nil
        return answer(click, Answers.redirect(to: location, cookie: cookie))
    }

    private func answer(_ click: Click, _ response: Response) -> IntakeResult {
        IntakeResult(
            .click(click), response: response, unrecorded: response,
            deadline: context.redirectDeadline)
    }

    /// The number inside the stamp, else the id that the sending platform filled in.
    private func contact(_ stamp: LinkStamp, _ query: ByteView?) -> ContactName? {
        if let number = stamp.contact { return .number(number) }
        guard let query else { return nil }
        return QueryParameters(query.array).text(TransitionLink.contactParameter).flatMap {
            ContactName(reference: $0)
        }
    }

    /// Why this is not a reader's click. Certain signs only: nothing is ever refused for them.
    private func setAside(_ request: Request, _ facts: RequestFacts) -> ClickReason? {
        if request.method == .head { return .headRequest }
        if facts.isPrefetch { return .prefetch }
        if let target = request.field("sec-fetch-dest"), !target.equalsIgnoringCase("document") {
            return .notADocument
        }
        guard let agent = request.field("user-agent"), !agent.isEmpty else { return .noUserAgent }
        return KnownBots.contains(agent) ? .knownBot : nil
    }

    /// The cookie with this click added; `nil` on a host that is not the sub-account's own.
    private func cookie(
        _ click: Click, _ account: SubAccount, _ facts: RequestFacts
    ) -> (form: CookieForm, value: [UInt8])? {
        guard let own = context.forms[account.id], facts.isHost(own.trackingHost) else {
            return nil
        }
        let form = own.cookie(isSecure: facts.isSecure)
        let before = facts.cookie(form.name).flatMap {
            ClickCookie(verifying: $0.array, account: account.id, with: context.ring)
        }
        let touch = Touch(
            campaign: click.campaign, link: click.link, contact: click.contact, at: click.at,
            click: click.id)
        let cookie = (before ?? ClickCookie(account: account.id)).adding(touch)
        return (form, cookie.encoded(with: context.ring))
    }
}
