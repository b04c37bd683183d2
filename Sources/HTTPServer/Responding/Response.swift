/// A prepared answer; the server adds the status line, Date, Content-Length and Connection, and
/// leaves the body out for HEAD, 204 and 304.
package struct Response: Sendable {
    /// The status code, 200 to 599.
    package let status: Int
    /// The header lines but the server's own.
    package let fields: FieldLines
    /// What HEAD leaves out, though its length is told.
    package let body: [UInt8]

    /// Takes encoded header lines, for hot paths.
    package init(status: Int, fields: FieldLines, body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Encodes `headers` in their order.
    package init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        var fields = FieldLines()
        for (name, value) in headers { fields.append(name, value) }
        self.init(status: status, fields: fields, body: body)
    }

    /// A plain-text answer that says its status, with further headers.
    package static func plain(_ status: Int, headers: [(String, String)] = []) -> Response {
        let text = "\(status) \(StatusLine.reason(status))\n"
        let fields = [
            ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
        ]
        return Response(status: status, headers: headers + fields, body: Array(text.utf8))
    }
}
