import HTTPServer
import Model

/// A request's own copy of what pages look at, so that any thread may answer it.
package struct PageRequest: Sendable {
    /// GET for HEAD, too.
    package let isPost: Bool
    /// As sent.
    package let path: String
    /// As sent, without "?"; empty without one.
    package let queryText: String
    /// The decoded body.
    package let body: [UInt8]
    /// In lower case, without parameters.
    package let contentType: String
    /// Whether the person's own connection is encrypted, as far as trusted proxies tell.
    package let isSecure: Bool
    let contentTypeField: String
    /// The Host field, lower case.
    let authority: String
    let origin: String?
    let fetchSite: String?
    let acceptLanguage: String
    /// The last event that a page has heard of (HTML Standard, 9.2.4).
    let lastEventID: String?
    private let cookies: [String: String]
    private let captured: [String]

    /// `captures` as the route table found them.
    init(_ request: Request, captures: [String]) {
        isPost = request.method == .post
        path = request.path.string
        queryText = request.query?.string ?? ""
        body = request.body.array
        contentTypeField = request.field("content-type")?.string ?? ""
        contentType = contentTypeField.prefix { $0 != ";" }.lowercased()
        isSecure = request.origin.isSecure
        authority = request.field("host")?.string.lowercased() ?? ""
        origin = request.field("origin")?.string.lowercased()
        fetchSite = request.field("sec-fetch-site")?.string
        acceptLanguage = request.field("accept-language")?.string ?? ""
        lastEventID = request.field("last-event-id")?.string
        cookies = Self.cookies(request)
        captured = captures.map(Self.decoded)
    }

    /// The parameters of the query, decoded.
    package var query: QueryParameters { QueryParameters(queryText.utf8) }

    /// The fields of an ordinary form (`application/x-www-form-urlencoded`), decoded.
    package var form: QueryParameters {
        guard contentType == "application/x-www-form-urlencoded" else {
            return QueryParameters([])
        }
        return QueryParameters(body, limit: Self.fieldLimit)
    }

    /// Fields of a form that are read.
    private static let fieldLimit = 20_000

    /// A form with a file (`multipart/form-data`); `nil` for anything else.
    package var multipart: MultipartForm? {
        guard contentType == "multipart/form-data" else { return nil }
        return MultipartForm(body, contentType: contentTypeField)
    }

    /// What proves that a form is ours, wherever it is sent.
    var sentFormToken: String? {
        form.text(FormToken.field) ?? multipart?.text(FormToken.field)
    }

    /// The text that the `index`-th brace of the route's pattern caught, percent-decoded.
    package func captured(_ index: Int) -> String { captured[index] }

    /// The value of a cookie, if one came along.
    package func cookie(_ name: String) -> String? { cookies[name] }

    /// Read as the value of a query is, except that "+" is itself in a path.
    private static func decoded(_ segment: String) -> String {
        let pair = "s=" + segment.replacing("+", with: "%2B")
        return QueryParameters(pair.utf8).parameters.first?.value ?? ""
    }

    private static func cookies(_ request: Request) -> [String: String] {
        var found: [String: String] = [:]
        for field in request.fields("cookie") {
            for pair in field.string.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                // The first of a name is the one with the longest path (RFC 6265, 5.4).
                guard parts.count == 2, found[String(parts[0])] == nil else { continue }
                found[String(parts[0])] = String(parts[1])
            }
        }
        return found
    }
}
