import HTTPServer

/// What the service answers, one case per route.
enum Endpoint: Sendable {
    case click
    case sale
    case saleAPI
    case script
    case robots

    /// The one route table.
    static let routes = RouteTable<Endpoint>([
        Route(pattern: "/c/{stamp}/{n}", methods: [.get, .head], id: .click),
        Route(pattern: "/track/sale", methods: [.get, .head, .post], id: .sale),
        Route(pattern: "/api/v1/sales", methods: [.get, .post], id: .saleAPI),
        Route(pattern: "/trackingpixel.js", methods: [.get, .head], id: .script),
        Route(pattern: "/robots.txt", methods: [.get, .head], id: .robots),
    ])
}
