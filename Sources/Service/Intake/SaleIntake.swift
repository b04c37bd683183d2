import Attribution
import HTTPServer
import Model
import Signing

/// `GET /track/sale?empId=…&PRODUCTO=…&CANTIDAD=…&IMPORTE=…`: a shop's page reports a sale.
///
/// The answer is an image (or a tiny page) whatever is wrong, and says in one header what became
/// of the hit.
struct SaleIntake {
    let context: IntakeContext
    let now: Instant

    func take(_ request: Request) -> IntakeResult {
        let facts = RequestFacts(request)
        let query = request.query ?? ByteView("")
        let id = SaleParameters.empID(in: query.array).account
        let account = id.flatMap { context.directory.accounts[$0] }
        let host = facts.host
        let reason = setAside(request, facts, host, id, account)
        let kept = query.part(0..<min(query.count, SaleHit.maximumQueryLength))
        let hit = SaleHit(
            at: now, account: id, query: kept.string,
            host: String(host.prefix(255)), form: form(request),
            isSecure: facts.isSecure, cookie: evidence(facts, account), setAside: reason)
        return IntakeResult(
            .saleHit(hit),
            response: Answers.pixel(hit.form, outcome: outcome(hit, account)),
            unrecorded: Answers.pixel(hit.form, outcome: "unrecorded; reason=try-again"))
    }

    /// The answer to an address that floods: the image all the same, but nothing is kept.
    func refuse(_ request: Request, retryAfter seconds: Int) -> IntakeResult {
        IntakeResult(Answers.floodedPixel(form(request), retryAfter: seconds))
    }

    private func setAside(
        _ request: Request, _ facts: RequestFacts, _ host: String, _ id: SubAccountID?,
        _ account: SubAccount?
    ) -> SetAsideReason? {
        guard let id else { return .missingAccount }
        guard let account, account.id == id else { return .unknownAccount }
        // Before the reasons that support can overrule: here nobody has bought anything.
        if request.method == .head { return .headRequest }
        if facts.isPrefetch { return .prefetch }
        if account.trackingHost != host { return .wrongHost }
        return account.isActive ? nil : .notActivated
    }

    /// A frame or a page opened by hand gets a page, everything else the image.
    private func form(_ request: Request) -> HitForm {
        if let target = request.field("sec-fetch-dest") {
            return target.equalsIgnoringCase("iframe") || target.equalsIgnoringCase("document")
                ? .page : .image
        }
        return request.field("accept")?.starts(with: "text/html") == true ? .page : .image
    }

    private func evidence(_ facts: RequestFacts, _ account: SubAccount?) -> CookieEvidence {
        guard let account, let own = context.forms[account.id] else { return .none }
        // Over https the cookie may still be the one of an earlier visit over http.
        let names = facts.isSecure ? [true, false] : [false]
        let values = names.compactMap {
            facts.cookie(own.cookie(isSecure: $0).name)
        }
        guard !values.isEmpty else { return facts.hasClickCookie ? .otherAccount : .none }
        for value in values {
            let cookie = ClickCookie(
                verifying: value.array, account: account.id, with: context.ring)
            if let cookie { return .touches(cookie.touches) }
        }
        return .forged
    }

    /// What the `X-SaleTrail` header says: the fold judges by the same rule.
    private func outcome(_ hit: SaleHit, _ account: SubAccount?) -> String {
        if let reason = hit.setAside { return "set-aside; reason=\(reason.rawValue)" }
        guard let account else { return "set-aside; reason=unknown-empid" }
        let rule = LastClick(account: account, directory: context.directory)
        switch rule.judge(hit.cookie, soldAt: hit.at) {
        case .credited: return "recorded"
        case .unattributed(let reason): return "unattributed; reason=\(reason.rawValue)"
        }
    }
}
