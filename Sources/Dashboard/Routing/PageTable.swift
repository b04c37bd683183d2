import HTTPServer
import Model

/// The one route table: nothing is reachable that does not stand here.
enum PageTable {
    static let routes: [PageRoute] =
        [
            AssetPages.routes, SignInPages.routes, HomePages.routes, NewAccountPages.routes,
            AccountPages.routes, NewsletterMap.routes, ReportPages.routes, NewsletterPages.routes,
            DomainPages.routes, TagPages.routes, LivePages.routes,
            HitPages.routes, ExplanationPages.routes, TokenPages.routes,
            UsersPages.routes, UserPages.routes, AuditPages.routes, SettingsPages.routes,
        ].flatMap { $0 }

    static let matcher = RouteTable(
        routes.indices.map { index in
            Route(
                pattern: routes[index].pattern, methods: routes[index].methods, id: index)
        })

    /// The entries of the head for a role: path and name.
    static func main(for role: Role) -> [(path: String, title: any Wording)] {
        routes.compactMap { route in
            guard case .main(let title) = route.menu, route.access.admits(role) else { return nil }
            return (route.pattern, title)
        }
    }

    /// The tabs of a sub-account for a role: path and name.
    static func tabs(
        of account: SubAccountID, for role: Role
    ) -> [(path: String, title: any Wording)] {
        routes.compactMap { route in
            guard case .account(let title) = route.menu, route.access.admits(role) else {
                return nil
            }
            let rest = route.pattern.dropFirst(PageRoute.accountPrefix.count)
            return ("/accounts/\(account)" + rest, title)
        }
    }
}
