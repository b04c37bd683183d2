/// The request method (RFC 9110 9); names are case-sensitive.
package enum Method: UInt8, Sendable, CaseIterable {
    case get, head, post, put, delete, options, trace, connect, patch
    /// A well-formed method that this server does not know.
    case other

    /// As it stands in the request line; "?" for ``other``.
    package var name: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .trace: "TRACE"
        case .connect: "CONNECT"
        case .patch: "PATCH"
        case .other: "?"
        }
    }

    init(_ name: ByteView) {
        self = Self.allCases.first { $0 != .other && name.equals($0.name) } ?? .other
    }
}
