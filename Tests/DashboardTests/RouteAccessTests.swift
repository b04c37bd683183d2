import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Dashboard

/// Walks the whole route table with everybody, and says what each may.
struct RouteAccessTests {
    private static let people: [Role?] = [nil] + Role.allCases

    /// The table as text: whoever changes who may do what changes this file.
    @Test func theTableIsTheOneAgreed() throws {
        let lines = PageTable.routes.filter { !$0.pattern.hasPrefix("/assets/") }.map { route in
            let roles = Role.allCases.filter(route.access.admits).map(\.rawValue)
            let who = route.access.roles == nil ? "everyone" : roles.joined(separator: " ")
            return "\(route.verb) \(route.pattern)\(route.isScoped ? " (scoped)" : ""): \(who)\n"
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots/routes.txt")
        #expect(lines.joined() == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test func everyRouteAnswersOnlyWhomItMay() throws {
        let office = try Office()
        for role in Self.people {
            for route in PageTable.routes {
                // Somebody new each time: signing out ends what comes after.
                let browser = try office.browser(role)
                let response = try call(route, browser, Office.account)
                let allowed = isAllowed(route, role)
                let note: Comment =
                    "\(route.verb) \(route.pattern) as \(role?.rawValue ?? "nobody")"
                if allowed {
                    #expect(response.status != 403 && response.status < 500, note)
                    if route.verb == .get && !Self.namesSomething(route) {
                        #expect([200, 303].contains(response.status), note)
                    }
                } else if role == nil {
                    #expect(response.status == 303, note)
                    #expect(response.header("location") == "/sign-in", note)
                } else {
                    #expect(response.status == 403, note)
                }
            }
        }
    }

    @Test func noScopedRouteShowsAForeignSubAccount() throws {
        let office = try Office()
        let missing = SubAccountID(9999)
        for role in Role.allCases {
            for route in PageTable.routes where route.isScoped && route.access.admits(role) {
                let browser = try office.browser(role)
                let note: Comment = "\(route.verb) \(route.pattern) as \(role.rawValue)"
                let unknown = try call(route, browser, missing)
                #expect(unknown.status == 404, note)
                let foreign = try call(route, browser, Office.foreign)
                guard role != .support else {
                    let hasMore = route.pattern.contains("{id}")
                    #expect(hasMore || foreign.status != 404 && foreign.status < 500, note)
                    continue
                }
                // As if there were none.
                #expect(foreign.status == 404 && foreign.text.count == unknown.text.count, note)
                #expect(!foreign.text.contains("Zapatería \(Office.foreign)"), note)
            }
        }
    }

    @Test func noPostIsTakenWithoutOurForm() throws {
        let office = try Office()
        for route in PageTable.routes where route.verb == .post {
            let role = Role.allCases.first(where: route.access.admits)
            let isOpen = route.access.roles == nil
            let browser = try office.browser(isOpen ? nil : role)
            let path = path(route, Office.account)
            let before = try office.control.audit(limit: 1000).count
            let note: Comment = "\(route.pattern)"
            if !isOpen {
                #expect(try browser.post(path, token: "guessed").status == 403, note)
                #expect(try browser.post(path, token: "").status == 403, note)
            }
            for headers in [
                [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
                [("Origin", "https://evil.example")], [("Origin", "null")],
            ] {
                #expect(try browser.post(path, headers: headers).status == 403, note)
            }
            #expect(try office.control.audit(limit: 1000).count == before, note)
        }
    }

    @Test func everyAnswerKeepsItselfToItself() throws {
        let office = try Office()
        let browser = try office.browser(.support)
        for route in PageTable.routes where route.verb == .get {
            let response = try call(route, browser, Office.account)
            let policy = try #require(response.header("content-security-policy"))
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe-eval"))
            #expect(policy.contains("base-uri 'none'") && policy.contains("frame-ancestors"))
            #expect(response.header("x-content-type-options") == "nosniff")
            #expect(response.header("referrer-policy") == "same-origin")
            if response.header("content-type")?.hasPrefix("text/html") == true {
                #expect(response.header("cache-control") == "no-store")
                #expect(response.body.count < 150_000)
                // The sender's own newsletter, which may hold anything.
                if policy.hasPrefix("sandbox; default-src 'none'") { continue }
                #expect(!response.text.contains("<style") && !response.text.contains(" style="))
                #expect(!response.text.contains(#/ (src|href|action)="(https?:)?\/\//#))
            }
        }
    }

    /// Whether the path names what need not exist.
    private static func namesSomething(_ route: PageRoute) -> Bool {
        ["{secret}", "{id}"].contains { route.pattern.contains($0) }
    }

    private func call(
        _ route: PageRoute, _ browser: Browser, _ account: SubAccountID
    ) throws -> ClientResponse {
        let path = path(route, account)
        return route.verb == .get ? try browser.get(path) : try browser.post(path)
    }

    private func path(_ route: PageRoute, _ account: SubAccountID) -> String {
        var path = route.pattern.replacing("{empId}", with: account.description)
        for (name, value) in Office.captures { path = path.replacing("{\(name)}", with: value) }
        // The user, token … of number 9: there is none, so that nothing is removed on the way.
        path = path.replacing(#/\{[a-zA-Z]+\}/#, with: "9")
        let ofCampaign = ["/map", "/map/frame", "/rewritten", "/rewritten/file"]
        return ofCampaign.contains(where: path.hasSuffix) ? path + "?campaign=spring" : path
    }

    private func isAllowed(_ route: PageRoute, _ role: Role?) -> Bool {
        role.map(route.access.admits) ?? (route.access.roles == nil)
    }
}
