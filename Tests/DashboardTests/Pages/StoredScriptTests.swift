import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Dashboard

/// Whatever people can name is named like an attack, and every page is looked at.
struct StoredScriptTests {
    private static let attack = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"

    @Test func noPageRunsWhatPeopleWrote() throws {
        let office = try Office()
        let control = try office.control
        var account = try control.account(Office.account)
        account.name = Self.attack
        try control.update(account)
        _ = try control.addToken(Self.attack, account: Office.account, at: Office.now())
        let user = try control.addUser(
            Self.attack, role: .support, accounts: [Office.account], at: Office.now())
        try control.requestActivation(of: Office.account, by: Self.attack, at: Office.now())
        try control.note(.userAdd, by: Actor(user), subject: Self.attack, at: Office.now())
        try office.hit("empId=4071&\(PageURL.encoded(Self.attack))=1&PRODUCTO=\(Self.attack)", nil)
        let browser = Browser(office)
        _ = try browser.post(office.link(Self.attack))
        var seen = 0
        for route in PageTable.routes where route.verb == .get {
            let path = route.pattern.replacing("{empId}", with: "4071")
                .replacing("{id}", with: user.id.description)
                .replacing("{secret}", with: PageURL.encoded(Self.attack))
            for query in ["", "?q=" + PageURL.encoded(Self.attack) + "&account=%22%3E"] {
                let page = try browser.get(path + query).text
                seen += page.contains("&lt;script&gt;alert(2)") ? 1 : 0
                #expect(!page.contains("<img src=x") && !page.contains("<script>alert"), "\(path)")
            }
        }
        #expect(seen > 10)
    }

    @Test func errorsAndNoticesDoNotEither() throws {
        let office = try Office()
        let browser = try office.browser(.support)
        let taken = try browser.post("/users", [("name", "x"), ("accounts", Self.attack)])
        #expect(taken.status == 422 && !taken.text.contains("<img src=x"))
        _ = try browser.post("/users", [("name", "<b>Eve</b>"), ("role", "viewer")])
        let user = try office.control.user(named: "<b>Eve</b>")
        let page = try browser.get("/users/\(user.id)").text
        #expect(page.contains("&lt;b&gt;Eve&lt;/b&gt; is there.") && !page.contains("<b>Eve"))
        // A cookie that somebody else wrote.
        browser.set(cookie: "saletrail-notice", "done\"><script>alert(1)</script>.x")
        #expect(!(try browser.get("/users").text.contains("alert(1)")))
        browser.set(cookie: "saletrail-notice", "failed.////")
        #expect(try browser.get("/users").status == 200)
    }
}
