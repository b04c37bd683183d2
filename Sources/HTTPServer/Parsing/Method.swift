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
        self =
            switch name.count {
            case 3 where name.equals("GET"): .get
            case 3 where name.equals("PUT"): .put
            case 4 where name.equals("HEAD"): .head
            case 4 where name.equals("POST"): .post
            case 5 where name.equals("PATCH"): .patch
            case 5 where name.equals("TRACE"): .trace
            case 6 where name.equals("DELETE"): .delete
            case 7 where name.equals("OPTIONS"): .options
            case 7 where name.equals("CONNECT"): .connect
            default: .other
            }
    }
}
