/// Finds the route of a request; the first that matches wins. Paths are compared as sent, byte
/// by byte.
package struct RouteTable<ID: Sendable>: Sendable {
    /// What a request's method and path lead to.
    package enum Match {
        case found(ID, Captures)
        /// Answers OPTIONS, 404, 405 and 501; ready to send.
        case refused(Refusal, Response)
    }

    /// Why no route takes the request.
    package enum Refusal: Sendable {
        case options, notFound, methodNotAllowed, notImplemented
    }

    package let routes: [Route<ID>]
    /// By route: its OPTIONS and 405 answers, which name the methods of all routes of its path.
    private let answers: [(options: Response, methodNotAllowed: Response)]
    private let serverOptions: Response
    private let notFound = Response.plain(404)
    private let notImplemented = Response.plain(501)

    package init(_ routes: [Route<ID>]) {
        self.routes = routes
        answers = routes.map { route in
            let same = routes.filter { Self.shape($0) == Self.shape(route) }
            let allow = Self.allow(same.flatMap(\.methods))
            return (Response(status: 204, headers: allow), .plain(405, headers: allow))
        }
        serverOptions = Response(status: 204, headers: Self.allow(routes.flatMap(\.methods)))
    }

    /// Looks the route up without making a String. "*" matches for OPTIONS only, CONNECT is
    /// answered as not implemented: this server is no proxy.
    package func match(_ method: Method, _ path: ByteView) -> Match {
        if method == .other || method == .connect {
            return .refused(.notImplemented, notImplemented)
        }
        if method == .options && path.equals("*") { return .refused(.options, serverOptions) }
        guard let segments = PathSegments(path) else { return .refused(.notFound, notFound) }
        var known: Int?
        for (index, route) in routes.enumerated() {
            guard let captures = route.match(segments) else { continue }
            if route.methods.contains(method) { return .found(route.id, captures) }
            known = known ?? index
        }
        guard let known else { return .refused(.notFound, notFound) }
        return method == .options
            ? .refused(.options, answers[known].options)
            : .refused(.methodNotAllowed, answers[known].methodNotAllowed)
    }

    /// RFC 9110 10.2.1: the methods, each once, in the order of ``Method``.
    private static func allow(_ methods: [Method]) -> [(String, String)] {
        let names = Method.allCases.filter { $0 == .options || methods.contains($0) }
        return [("Allow", names.map { ByteView($0.name).string }.joined(separator: ", "))]
    }

    /// The pattern with its captures' names left out.
    private static func shape(_ route: Route<ID>) -> [[UInt8]?] {
        route.segments.map { segment in
            guard case .literal(let bytes) = segment else { return nil }
            return bytes
        }
    }
}
