import HTTPServer
import Signing

/// `GET /trackingpixel.js`: the same for all shops, so that it is cached well.
enum TrackingScript {
    /// Raised with every change of the text: shops can see in the browser which one they have.
    static let version = "1"

    /// A day: a mended script reaches the shops by the next one.
    private static let lifetime = 86_400
    private static let bytes = Array(text.utf8)
    /// RFC 9110, section 8.8.3: strong, because it is made of the bytes.
    private static let tag =
        "\"" + Hexadecimal.encode(Array(SHA256.digest(bytes).prefix(8))) + "\""

    private static let fields = [
        ("Cache-Control", "public, max-age=\(lifetime)"), ("ETag", tag),
        ("X-Content-Type-Options", "nosniff"),
        // Pages with COEP require-corp, and those that ask with crossorigin and integrity.
        ("Cross-Origin-Resource-Policy", "cross-origin"), ("Access-Control-Allow-Origin", "*"),
        ("X-SaleTrail-Script", version),
    ]
    private static let whole = Response(
        status: 200, headers: [("Content-Type", "text/javascript; charset=utf-8")] + fields,
        body: bytes)
    private static let unchanged = Response(status: 304, headers: fields)

    static func answer(_ request: Request) -> Response {
        // RFC 9110, section 13.1.2: a list of tags, weak ones compare alike.
        guard let known = request.field("if-none-match")?.string else { return whole }
        let tags = known.split(separator: ",").map { $0.drop { $0 == " " }.suffix(tag.count) }
        return tags.contains(tag[...]) || known == "*" ? unchanged : whole
    }
}
