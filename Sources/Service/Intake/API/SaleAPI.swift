import HTTPServer
import Model
import Store

/// `POST /api/v1/sales` (JSON, one sale or a batch) and `GET /api/v1/sales?…` (a postback): the
/// shop's server reports, by the token of its sub-account.
struct SaleAPI {
    let context: IntakeContext
    let now: Instant

    /// Characters of the longest `Idempotency-Key`.
    static let longestKey = 128

    func take(_ request: Request) -> IntakeResult {
        do throws(Problem) {
            return try answer(request)
        } catch {
            return IntakeResult(error.response)
        }
    }

    private func answer(_ request: Request) throws(Problem) -> IntakeResult {
        let query = request.query?.array ?? []
        let inQuery = request.method == .get ? QueryParameters(query).text("token") : nil
        let account = try APIAccess(context).account(request, inQuery: inQuery)
        let key = try idempotencyKey(request)
        var queries =
            request.method == .post
            ? try SaleJSON(request.body.array).queries : [Self.withoutToken(query)]
        for index in queries.indices {
            try check(queries[index], account)
            // In front: what is too long to be kept is cut at its end.
            if let key { queries[index] = Array("\(key)/\(index)&".utf8) + queries[index] }
        }
        let source = HitReader.Source(
            form: .server, trust: .token, facts: RequestFacts(request))
        let reader = HitReader(context: context, now: now)
        let hits = queries.map { query in
            reader.hit(
                query, account.id, account, source,
                setAside: account.isActive ? nil : .notActivated)
        }
        return result(hits, account, isBatch: request.method == .post)
    }

    private func result(_ hits: [SaleHit], _ account: SubAccount, isBatch: Bool) -> IntakeResult {
        let answers = hits.map { SaleAnswer($0, account, context.directory) }
        let response: Response = isBatch ? .json(["sales": answers]) : .json(answers[0])
        return IntakeResult(
            .saleHit(hits[0]), further: hits.dropFirst().map { .saleHit($0) },
            response: response, unrecorded: Problem.unrecorded.response)
    }

    /// A token belongs into no record.
    private static func withoutToken(_ query: [UInt8]) -> [UInt8] {
        let pairs = query.split(separator: UInt8(ascii: "&")).filter { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return QueryParameters(name).parameters.first?.name.lowercased() != "token"
        }
        return Array(pairs.joined(separator: [UInt8(ascii: "&")]))
    }

    private func check(_ query: [UInt8], _ account: SubAccount) throws(Problem) {
        switch SaleParameters.empID(in: query) {
        case .missing: return
        case .account(let id) where id == account.id: return
        case .account, .unreadable: throw .foreignAccount
        }
    }

    /// As a parameter of a query.
    private func idempotencyKey(_ request: Request) throws(Problem) -> String? {
        guard let key = request.field("idempotency-key") else { return nil }
        guard (1...Self.longestKey).contains(key.count),
            key.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw .badKey }
        var text = QueryText()
        text.append(SaleField.idempotency.names[0], key.string)
        return String(decoding: text.bytes, as: UTF8.self)
    }
}

/// What became of one sale, for the shop's server.
private struct SaleAnswer: Encodable {
    let orderID: String?
    let verdict: String
    let reason: String?
    let notes: [String]

    private enum CodingKeys: String, CodingKey {
        case orderID = "order_id"
        case verdict, reason, notes
    }

    init(_ hit: SaleHit, _ account: SubAccount, _ directory: Directory) {
        let said = SaleParameters(
            query: hit.query.utf8, defaultCurrency: account.currency,
            style: account.sales.numberStyle)
        (verdict, reason) = HitOutcome(hit, account, directory).words
        orderID = said.orderID
        notes = said.notes.map(\.rawValue)
    }
}
