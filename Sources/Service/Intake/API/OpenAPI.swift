import HTTPServer

/// `GET /api/v1/openapi.json`: what the API takes and gives, kept by hand; the same as
/// `docs/reference/openapi.json`.
enum OpenAPI {
    static let answer = Response(
        status: 200,
        headers: [
            ("Content-Type", "application/json"), ("Cache-Control", "public, max-age=3600"),
            ("X-Content-Type-Options", "nosniff"),
        ],
        body: Array((paths + components).utf8))
}
