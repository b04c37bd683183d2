import HTTPServer

/// What the service answers, one case per route.
enum Endpoint: Sendable {
    case click
    case sale
    case robots

    /// The one route table.
    static let routes = RouteTable<Endpoint>([
        Route(pattern: "/c/{stamp}/{n}", methods: [.get, .head], id: .click),
        Route(pattern: "/track/sale", methods: [.get, .head], id: .sale),
        Route(pattern: "/robots.txt", methods: [.get, .head], id: .robots),
    ])
}
