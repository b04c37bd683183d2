import HTTPServer

/// What the service answers, one case per route.
enum Endpoint: Int, CaseIterable, Sendable {
    case click = 1
    case sale
    case robots

    /// Of its route in the metrics.
    var label: Int { rawValue }

    /// Its path in the route table.
    var pattern: String {
        switch self {
        case .click: "/c/{stamp}/{n}"
        case .sale: "/track/sale"
        case .robots: "/robots.txt"
        }
    }

    /// The one route table.
    static let routes = RouteTable(
        allCases.map { Route(pattern: $0.pattern, methods: [.get, .head], id: $0) })
}
