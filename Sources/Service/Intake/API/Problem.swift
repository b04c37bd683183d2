import Foundation
import HTTPServer

/// An error answer of the API: `application/problem+json` (RFC 9457).
struct Problem: Encodable, Error {
    let title: String
    let status: Int
    /// What to do, for a person.
    let detail: String

    /// Seconds until it is worth trying again; not in the body.
    private let retryAfter: Int?

    private enum CodingKeys: CodingKey {
        case title, status, detail
    }

    init(_ status: Int, _ title: String, _ detail: String, retryAfter: Int? = nil) {
        self.title = title
        self.status = status
        self.detail = detail
        self.retryAfter = retryAfter
    }

    static let noToken = Problem(
        401, "No valid token",
        "Send Authorization: Bearer with a token of saletrail account token add.")
    static let foreignAccount = Problem(
        403, "Another sub-account",
        "empId is not the sub-account of the token: leave it out, or use its own token.")
    static let notJSON = Problem(
        400, "Not JSON", "Send one sale as an object, or several as an array, in UTF-8.")
    static let wrongCount = Problem(
        422, "Too many sales, or none",
        "Send 1 to \(SaleJSON.maximumSales) sales in one request.")
    static let badKey = Problem(
        400, "Idempotency-Key cannot be used",
        "Send 1 to \(SaleAPI.longestKey) visible ASCII characters.")
    static let unrecorded = Problem(
        503, "Not recorded", "The disk refused it: send it again in a moment.",
        retryAfter: 1)

    static let noSuchSale = Problem(
        404, "No such sale", "It is not of this sub-account, or not folded yet: wait a second.")
    static let unreadable = Problem(
        503, "The reports cannot be read now", "Send it again in a moment.", retryAfter: 1)

    static func badParameter(_ name: String, _ expected: String) -> Problem {
        Problem(400, "Parameter cannot be read", "\(name): send \(expected).")
    }

    /// RFC 6585, section 4.
    static func tooMany(retryAfter seconds: Int) -> Problem {
        Problem(
            429, "Too many requests",
            "Send again after \(seconds) s, and several sales in one request.",
            retryAfter: seconds)
    }

    var response: Response {
        var headers = [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")]
        // RFC 6750, section 3.
        if status == 401 { headers.append(("WWW-Authenticate", "Bearer")) }
        if let retryAfter { headers.append(("Retry-After", String(retryAfter))) }
        return Response(status: status, headers: headers, body: JSONText.encode(self))
    }
}

extension Response {
    static func json(_ value: some Encodable) -> Response {
        Response(
            status: 200,
            headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
            body: JSONText.encode(value))
    }
}

/// JSON with its keys in alphabetical order, so that answers can be compared.
enum JSONText {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Values of ours hold only texts and numbers, which can always be encoded.
        return (try? encoder.encode(value)).map(Array.init) ?? Array("{}".utf8)
    }
}
