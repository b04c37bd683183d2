/// What the preview tells apart by colour; raw values are the classes of their badges.
package enum LinkFate: String, CaseIterable, Sendable {
    case sales, clicks, kept, service, warning

    /// Of one link.
    package init(_ link: LinkOutcome) {
        if !link.warnings.isEmpty {
            self = .warning
        } else if link.isService {
            self = .service
        } else {
            switch link.action {
            case .sales: self = .sales
            case .clicks: self = .clicks
            case .kept: self = .kept
            }
        }
    }

    var title: String {
        switch self {
        case .sales: "Clicks and sales"
        case .clicks: "Clicks only"
        case .kept: "Left as it is"
        case .service: "Service link"
        case .warning: "Look at this"
        }
    }

    var meaning: String {
        switch self {
        case .sales: "tracked, and credited with sales"
        case .clicks: "tracked, not credited with sales"
        case .kept: "not tracked"
        case .service: "unsubscribe, preferences, view in browser: never tracked"
        case .warning: "has a warning, tracked or not"
        }
    }

    /// As CSS writes it. White on it has a contrast of at least 4.5 to 1 (WCAG 1.4.3).
    package var colour: String {
        switch self {
        case .sales: "#1c7a53"
        case .clicks: "#1f66b8"
        case .kept: "#5a6472"
        case .service: "#7d44a8"
        case .warning: "#b4460a"
        }
    }
}
