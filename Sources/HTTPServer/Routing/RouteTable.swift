/// Finds the route of a request; the first that matches wins. Paths are compared as sent, byte
/// by byte.
package struct RouteTable<ID: Sendable>: Sendable {
    /// What a request's method and path lead to.
    package enum Match {
        case found(ID, Captures)
        /// The answer to OPTIONS, or 404, 405 and 501; ready to send.
        case refused(RouteRefusal, Response)
    }

    /// In the order in which they are tried.
    package let routes: [Route<ID>]
    /// Finds a route's place in ``routes``, for hot paths.
    package let matcher: RouteMatcher

    /// Traps when a pattern is not well-formed; see ``Route``.
    package init(_ routes: [Route<ID>]) {
        self.routes = routes
        matcher = RouteMatcher(routes.map { ($0.pattern, $0.methods) })
    }

    /// Looks the route up without making a String. "*" matches for OPTIONS only; CONNECT is
    /// answered as not implemented, because this server is no proxy.
    package func match(_ method: Method, _ path: ByteView) -> Match {
        var captures = Captures()
        switch matcher.match(method, path, &captures) {
        case .found(let index): return .found(routes[index].id, captures)
        case .refused(let reason, let response): return .refused(reason, response)
        }
    }
}

/// Why no route takes a request.
package enum RouteRefusal: Sendable {
    case options, notFound, methodNotAllowed, notImplemented
}

/// The part of a route table that does not depend on the type of its ids.
package struct RouteMatcher: Sendable {
    /// As ``RouteTable/Match``, with the route's place in the table.
    package enum Match {
        case found(Int)
        case refused(RouteRefusal, Response)
    }

    private let patterns: [RoutePattern]
    /// By route: its answers, which name the methods of all routes of its shape.
    private let optionAnswers: [Response]
    private let notAllowedAnswers: [Response]
    private let serverOptions: Response
    private let notFound = Response.plain(404)
    private let notImplemented = Response.plain(501)

    init(_ routes: [(pattern: String, methods: [Method])]) {
        let patterns = routes.map { RoutePattern($0.pattern, $0.methods) }
        self.patterns = patterns
        let allows = patterns.map { pattern in
            Self.allow(patterns.filter { $0.segments == pattern.segments })
        }
        optionAnswers = allows.map { Response(status: 204, headers: $0) }
        notAllowedAnswers = allows.map { .plain(405, headers: $0) }
        serverOptions = Response(status: 204, headers: Self.allow(patterns))
    }

    /// As ``RouteTable/match(_:_:)``.
    package func match(
        _ method: Method, _ path: ByteView, _ captures: inout Captures
    ) -> Match {
        if method == .other || method == .connect {
            return .refused(.notImplemented, notImplemented)
        }
        if method == .options && path.equals("*") { return .refused(.options, serverOptions) }
        guard let segments = PathSegments(path) else { return .refused(.notFound, notFound) }
        var known: Int?
        for index in patterns.indices where patterns[index].matches(segments, &captures) {
            if patterns[index].takes(method) { return .found(index) }
            known = known ?? index
        }
        guard let known else {
            // Who asks for the root without a route there asks for the server as a whole.
            let isRoot = method == .options && path.equals("/")
            return isRoot ? .refused(.options, serverOptions) : .refused(.notFound, notFound)
        }
        return method == .options
            ? .refused(.options, optionAnswers[known])
            : .refused(.methodNotAllowed, notAllowedAnswers[known])
    }

    /// RFC 9110 10.2.1: the methods, each once, in the order of ``Method``.
    private static func allow(_ patterns: [RoutePattern]) -> [(String, String)] {
        let methods = Method.allCases.filter { method in
            method == .options || patterns.contains { $0.takes(method) }
        }
        return [("Allow", methods.map { ByteView($0.name).string }.joined(separator: ", "))]
    }
}
