import HTTPServer
import Model

/// `GET /track/sale?empId=…&PRODUCTO=…&CANTIDAD=…&IMPORTE=…`: a shop's page reports a sale.
///
/// The answer is an image (or a tiny page) whatever is wrong, and says in one header what became
/// of the hit. `POST` is the script's beacon: the same parameters as a form, answered by 204.
struct SaleIntake {
    let context: IntakeContext
    let now: Instant

    func take(_ request: Request) -> IntakeResult {
        let facts = RequestFacts(request)
        let query = ReadQuery(query(request))
        let id = query.account
        let account = id.flatMap { context.directory.accounts[$0] }
        let source = HitReader.Source(form: form(request), trust: nil, facts: facts)
        let hit = HitReader(context: context, now: now).hit(
            query, id, account, source, setAside: setAside(request, facts, id, account))
        let outcome = HitOutcome(hit, query, account, context.directory)
        let origin = facts.shopOrigin(account)
        return IntakeResult(
            .saleHit(hit),
            response: Answers.pixel(hit.form, outcome: outcome.header, origin: origin),
            unrecorded: Answers.pixel(
                hit.form, outcome: "unrecorded; reason=try-again", origin: origin))
    }

    /// A form's fields stand in the body.
    private func query(_ request: Request) -> [UInt8] {
        let query = request.query?.array ?? []
        guard request.method == .post, !request.body.isEmpty else { return query }
        return query.isEmpty ? request.body.array : query + [UInt8(ascii: "&")] + request.body
    }

    /// The answer to an address that floods: the image all the same, but nothing is kept.
    func refuse(_ request: Request, retryAfter seconds: Int) -> IntakeResult {
        let account = ReadQuery(query(request)).account
        let origin = RequestFacts(request).shopOrigin(
            account.flatMap { context.directory.accounts[$0] })
        return IntakeResult(
            Answers.floodedPixel(form(request), retryAfter: seconds, origin: origin))
    }

    private func setAside(
        _ request: Request, _ facts: RequestFacts, _ id: SubAccountID?, _ account: SubAccount?
    ) -> SetAsideReason? {
        guard let id else { return .missingAccount }
        guard let account, account.id == id else { return .unknownAccount }
        // Before the reasons that support can overrule: here nobody has bought anything.
        if request.method == .head { return .headRequest }
        if facts.isPrefetch { return .prefetch }
        let isOwnHost = context.forms[account.id].map { facts.isHost($0.trackingHost) } ?? false
        if !isOwnHost { return .wrongHost }
        return account.isActive ? nil : .notActivated
    }

    /// A frame or a page opened by hand gets a page, everything else the image.
    private func form(_ request: Request) -> HitForm {
        if request.method == .post { return .beacon }
        if let target = request.field("sec-fetch-dest") {
            return target.equalsIgnoringCase("iframe") || target.equalsIgnoringCase("document")
                ? .page : .image
        }
        return request.field("accept")?.starts(with: "text/html") == true ? .page : .image
    }
}
