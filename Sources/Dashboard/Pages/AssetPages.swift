import HTTPServer

/// Style sheet, script and picture, and what crawlers ask.
enum AssetPages {
    static let routes =
        [PageRoute(.get, "/robots.txt", for: .everyone, .fixed(robots))]
        + Assets.all.map { asset in
            PageRoute(.get, asset.path, for: .everyone, .fixed(answer(asset)))
        }

    private static let robots = Response(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")],
        body: Array("User-agent: *\nDisallow: /\n".utf8))

    /// The name changes with the content (RFC 8246).
    private static func answer(_ asset: Asset) -> Response {
        Response(
            status: 200,
            headers: [
                ("Content-Type", asset.contentType),
                ("Cache-Control", "public, max-age=31536000, immutable"),
            ], body: asset.body)
    }
}
