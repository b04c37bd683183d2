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
        guard let stamp = LinkStamp(verifying: stamp, with: context.ring),
            let number = LinkNumber(decimal: number),
            let entry = context.directory.campaigns[stamp.campaign],
            let link = entry.links[number],
            let account = context.directory.accounts[entry.campaign.account]
        else { return IntakeResult(Answers.unknownLink) }

        let facts = RequestFacts(request)
        let query = QueryParameters(request.query ?? ByteView(""))
        let reason = setAside(request, facts)
        let click = Click(
            id: clickID, at: now, account: account.id, campaign: stamp.campaign, link: number,
            contact: contact(stamp, query), setAside: reason, userAgent: facts.userAgent)
        if reason == .prefetch { return answer(click, Answers.prefetchRefused) }
        let location = Location(link.destination, lateBound: request.query)
        let cookie = reason == nil ? cookieLine(click, account, facts) : nil
        return answer(click, Answers.redirect(to: location, cookie: cookie))
    }

    private func answer(_ click: Click, _ response: Response) -> IntakeResult {
        IntakeResult(
            .click(click), response: response, unrecorded: response,
            deadline: context.redirectDeadline)
    }

    /// The number inside the stamp, else the id that the sending platform filled in.
    private func contact(_ stamp: LinkStamp, _ query: QueryParameters) -> ContactName? {
        if let number = stamp.contact { return .number(number) }
        return query.text(TransitionLink.contactParameter).flatMap {
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
    private func cookieLine(
        _ click: Click, _ account: SubAccount, _ facts: RequestFacts
    ) -> String? {
        guard facts.host == account.trackingHost else { return nil }
        let name = ClickCookie.name(for: account.id, secure: facts.isSecure)
        let before = facts.cookie(name).flatMap {
            ClickCookie(verifying: $0, account: account.id, with: context.ring)
        }
        let touch = Touch(
            campaign: click.campaign, link: click.link, contact: click.contact, at: click.at,
            click: click.id)
        let cookie = (before ?? ClickCookie(account: account.id)).adding(touch)
        let value = String(decoding: cookie.encoded(with: context.ring), as: UTF8.self)
        return "\(name)=\(value); "
            + CookieAttributes(account, isSecure: facts.isSecure).text
    }
}
