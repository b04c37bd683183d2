import HTTPServer

/// What the service answers, one case per route.
enum Endpoint: Int, CaseIterable, Sendable {
    case click = 1
    case sale
    case saleAPI
    case script
    case robots

    /// Of its route in the metrics.
    var label: Int { rawValue }

    /// Its path in the route table.
    var pattern: String {
        switch self {
        case .click: "/c/{stamp}/{n}"
        case .sale: "/track/sale"
        case .saleAPI: "/api/v1/sales"
        case .script: "/trackingpixel.js"
        case .robots: "/robots.txt"
        }
    }

    private var methods: [Method] {
        switch self {
        case .sale: [.get, .head, .post]
        case .saleAPI: [.get, .post]
        case .click, .script, .robots: [.get, .head]
        }
    }

    /// The one route table.
    static let routes = RouteTable(
        allCases.map { Route(pattern: $0.pattern, methods: $0.methods, id: $0) })
}
