/// An answer as ``LoopbackClient`` read it.
package struct ClientResponse: Sendable {
    /// The status code, 100 to 999.
    package let status: Int
    /// In the order sent, names as sent, values trimmed.
    package let headers: [(name: String, value: String)]
    /// As received; empty for HEAD, 1xx, 204 and 304.
    package var body: [UInt8] = []

    /// The body as text; bytes that are not UTF-8 become U+FFFD.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of this name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// RFC 9112 6.3: these have none, whatever their fields say.
    var mayHaveBody: Bool { status >= 200 && status != 204 && status != 304 }

    /// Reads a head with its blank line; `nil` when it is none.
    init?(head: some Sequence<UInt8>) {
        let text = String(decoding: Array(head), as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("HTTP/1."),
            let status = Int(first.dropFirst(9).prefix(3))
        else { return nil }
        self.status = status
        var headers: [(name: String, value: String)] = []
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers.append((String(line[..<colon]), String(value)))
        }
        self.headers = headers
    }
}
