import HTTPServer

/// What the service answers, one case per route.
enum Endpoint: Int, CaseIterable, Sendable {
    case click = 1
    case sale
    case saleAPI
    case script
    case robots
    case saleReading
    case hitReading
    case openAPI

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
        case .saleReading: "/api/v1/sales/{id}"
        case .hitReading: "/api/v1/hits"
        case .openAPI: "/api/v1/openapi.json"
        }
    }

    var methods: [Method] {
        switch self {
        case .sale: [.get, .head, .post]
        case .saleAPI: [.get, .post]
        case .saleReading, .hitReading: [.get]
        case .click, .script, .robots, .openAPI: [.get, .head]
        }
    }

    /// The one route table.
    static let routes = RouteTable(
        allCases.map { Route(pattern: $0.pattern, methods: $0.methods, id: $0) })
}
