import Foundation
import HTTPServer
import Model
import Store

/// `GET /api/v1/sales/{id}` and `GET /api/v1/hits`: what became of what the shop reported, by the
/// token of its sub-account, which sees its own only.
struct ReadingAPI {
    let context: IntakeContext

    /// Hits on one page, unless it asks for fewer.
    static let pageLimits = 1...500
    private static let standardPage = 100

    /// `id` as it stands in the path.
    func sale(_ id: ByteView, _ request: Request) throws(Problem) -> Question {
        let account = try APIAccess(context).account(request)
        // A path has no form encoding: + is a plus (RFC 3986, section 3.3).
        guard let text = id.string.removingPercentEncoding else { throw .noSuchSale }
        return .sale(text, of: account.id)
    }

    func hits(_ request: Request) throws(Problem) -> Question {
        let account = try APIAccess(context).account(request)
        let query = QueryParameters(request.query?.array ?? [])
        var filter = HitFilter()
        filter.selection =
            try read(query, "verdict", "set-aside, unattributed or any") {
                ["set-aside": .setAside, "unattributed": .unattributed, "any": .all][$0]
            } ?? .setAside
        filter.since = try read(query, "since", "RFC 3339 or Unix seconds", Instant.init(reading:))
        filter.until = try read(query, "until", "RFC 3339 or Unix seconds", Instant.init(reading:))
        filter.reason = try read(query, "reason", "a reason such as not-activated") {
            Self.isReason($0) ? $0 : nil
        }
        filter.after = try read(query, "cursor", "next of the page before", Int64.init) ?? 0
        filter.limit =
            try read(query, "limit", "1 to \(Self.pageLimits.upperBound)") { text in
                Int(text).flatMap { Self.pageLimits.contains($0) ? $0 : nil }
            } ?? Self.standardPage
        return .hits(filter, of: account.id)
    }

    private static func isReason(_ text: String) -> Bool {
        SetAsideReason(rawValue: text) != nil || UnattributedReason(rawValue: text) != nil
    }

    private func read<Value>(
        _ query: QueryParameters, _ name: String, _ expected: String, _ body: (String) -> Value?
    ) throws(Problem) -> Value? {
        guard let text = query.text(name) else { return nil }
        guard let value = body(text) else { throw .badParameter(name, expected) }
        return value
    }
}

/// Who calls the API.
struct APIAccess {
    private let context: IntakeContext

    init(_ context: IntakeContext) { self.context = context }

    /// The sub-account whose token stands in `Authorization`, or for networks that can only call
    /// a URL, `inQuery`.
    func account(_ request: Request, inQuery: String? = nil) throws(Problem) -> SubAccount {
        var token = inQuery
        // RFC 9110, section 11.1: the scheme's case does not matter.
        if let field = request.field("authorization"), field.starts(with: "bearer ") {
            token = field.part(7..<field.count).string
        }
        guard let token, let id = context.directory.tokens[TokenText.hash(token)],
            let account = context.directory.accounts[id]
        else { throw .noToken }
        return account
    }
}
