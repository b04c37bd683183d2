import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Dashboard

/// Support's whole work, by form and page as a browser without JavaScript does it.
struct SupportTests {
    @Test func requestedThenActivatedInTwoClicks() throws {
        let office = try Office()
        let shop = try office.browser(.shop)
        let before = try shop.get("/accounts/4071").text
        #expect(before.contains("Ask support to activate it"))
        #expect(!before.contains("Activate the sale pixel"))
        #expect(try shop.post("/accounts/4071/request").status == 303)
        #expect(try shop.get("/accounts/4071").text.contains("Support sees your request."))
        #expect(!(try shop.get("/accounts/4071").text.contains("Support sees your request.")))

        let support = try office.browser(.support)
        let home = try support.get("/").text
        #expect(home.contains("Waiting for activation") && home.contains("shop asked for it"))
        let page = try support.get("/accounts/4071").text
        #expect(page.contains("belongs to the same site as"))
        #expect(page.contains("nearly all browsers"))
        let activated = try support.post("/accounts/4071/activate")
        #expect(activated.header("location") == "/accounts/4071")
        #expect(try support.get("/accounts/4071").text.contains("The sale pixel is active."))
        #expect(try office.control.account(Office.account).isActive)
        #expect(!(try support.get("/").text.contains("Waiting for activation")))
        #expect(try support.post("/accounts/4071/deactivate").status == 303)
        #expect(!(try office.control.account(Office.account).isActive))
        let actions = try office.control.audit(of: Office.account, limit: 10).map(\.action)
        #expect(actions == [.accountDeactivate, .accountActivate, .accountRequest])
    }

    @Test func searchByNumberLeadsThere() throws {
        let office = try Office()
        let support = try office.browser(.support)
        #expect(try support.get("/?q=4072").header("location") == "/accounts/4072")
        let some = try support.get("/?q=ZAPATER%C3%8DA%204071").text
        #expect(some.contains("shop4071.example") && !some.contains("shop4072.example"))
        #expect(try support.get("/?q=nowhere").text.contains("Nothing found"))
        #expect(try support.get("/?pixel=active").text.contains("Nothing found"))
        #expect(try support.get("/?pixel=off").text.contains("shop4072.example"))
    }

    @Test func addingASubAccountChecksItsFields() throws {
        let office = try Office()
        let support = try office.browser(.support)
        let good = [
            ("empId", "4080"), ("name", "Mar \"y\" <Sol>"), ("shop", "mar.example"),
            ("tracking", "track.mar.example"), ("zone", "Europe/Madrid"), ("currency", "EUR"),
        ]
        for (field, value, message) in [
            ("empId", "x", "Write digits only"), ("empId", "4071", "of this number already"),
            ("name", "", "Write a name"), ("shop", "https://mar.example", "Write the name alone"),
            ("tracking", "a b", "Write the name alone"), ("zone", "Madrid", "Write an IANA name"),
            ("currency", "XXY", "three letters"),
        ] {
            let fields = good.map { $0.0 == field ? (field, value) : $0 }
            let refused = try support.post("/accounts", fields)
            #expect(refused.status == 422, "\(field)")
            #expect(refused.text.contains(message), "\(field)")
            #expect(refused.text.contains("Mar &quot;y&quot; &lt;Sol&gt;") || field == "name")
        }
        #expect(try support.post("/accounts", good).header("location") == "/accounts/4080")
        let account = try office.control.account(SubAccountID(4080))
        #expect(account.name == "Mar \"y\" <Sol>" && account.timeZone == "Europe/Madrid")
        // Nobody sees it until granted, but who made it.
        for role in [Role.sender, .shop, .viewer] {
            #expect(try office.browser(role).get("/accounts/4080").status == 404)
        }
        let maker = try office.control.user(named: "support")
        #expect(try office.control.grants(of: maker.id) == [SubAccountID(4080)])
    }

    @Test func letsPeopleInAndOut() throws {
        let office = try Office()
        let support = try office.browser(.support)
        let added = try support.post(
            "/users", [("name", "Ana <Soto>"), ("role", "sender"), ("accounts", "4071, 4072")])
        let path = try #require(added.header("location"))
        let page = try support.post(path + "/link").text
        let secret = try #require(page.firstMatch(of: #/sign-in\/([a-z2-7]{52})/#)?.output.1)
        let ana = Browser(office)
        #expect(try ana.post("/sign-in/" + secret).status == 303)
        #expect(try ana.get("/accounts/4072").status == 200)
        #expect(try support.post(path + "/revoke", [("account", "4072")]).status == 303)
        #expect(try ana.get("/accounts/4072").status == 404)
        #expect(try support.post(path + "/grant", [("account", "4072")]).status == 303)
        #expect(try ana.get("/accounts/4072").status == 200)
        #expect(try support.post(path + "/grant", [("account", "9")]).status == 422)
        #expect(try support.post(path + "/sign-out").status == 303)
        #expect(try ana.get("/settings").status == 303)
        #expect(try support.post(path + "/remove").header("location") == "/users")
        #expect(try support.get(path).status == 404)
        let me = try office.control.user(named: "support").id
        #expect(try support.post("/users/\(me)/remove").status == 422)
        for fields in [
            [("name", ""), ("role", "shop")], [("name", "x"), ("role", "king")],
            [("name", "SHOP"), ("role", "shop")],
            [("name", "x"), ("role", "shop"), ("accounts", "9")],
        ] {
            #expect(try support.post("/users", fields).status == 422)
        }
        let audit = try support.get("/audit").text
        #expect(audit.contains("made a sign-in link") && audit.contains("Ana &lt;Soto&gt;"))
        #expect(!audit.contains(secret))
    }

    @Test func tokensAreShownOnce() throws {
        let office = try Office()
        let shop = try office.browser(.shop)
        let made = try shop.post("/accounts/4071/tokens", [("name", "<b>backend</b>")]).text
        let token = try #require(made.firstMatch(of: #/stk_[a-z2-7]{52}/#)).output
        #expect(
            try office.control.directory().tokens[TokenText.hash(String(token))] == Office.account)
        let list = try shop.get("/accounts/4071/tokens").text
        #expect(!list.contains(token) && list.contains("&lt;b&gt;backend&lt;/b&gt;"))
        let id = try office.control.tokens(of: Office.account)[0].id
        let viewer = try office.browser(.viewer)
        #expect(try viewer.post("/accounts/4071/tokens/\(id)/revoke").status == 403)
        // Another sub-account's page does not reach it.
        let support = try office.browser(.support)
        #expect(try support.post("/accounts/4072/tokens/\(id)/revoke").status == 404)
        #expect(try shop.post("/accounts/4071/tokens/\(id)/revoke").status == 303)
        #expect(try office.control.tokens(of: Office.account)[0].revokedAt != nil)
        #expect(try shop.post("/accounts/4071/tokens/\(id)/revoke").status == 404)
        #expect(try shop.post("/accounts/4071/tokens", [("name", "")]).status == 422)
    }

    @Test func setAsideHitsAreListedAndLetIn() throws {
        let office = try Office()
        let attack = "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
        try office.hit("empId=4071&PRODUCTO=\(attack)&IMPORTE=5", .notActivated)
        try office.hit("empId=4071&PRODUCTO=two", .notActivated)
        let support = try office.browser(.support)
        for path in ["/hits", "/hits?show=set-aside", "/accounts/4071/hits?show=set-aside"] {
            let page = try support.get(path).text
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "\(path)")
            #expect(!page.contains("<script>alert"), "\(path)")
            #expect(page.contains("the pixel was not active"), "\(path)")
        }
        #expect(try support.get("/hits?show=unattributed").text.contains("No hits"))
        #expect(try support.get("/accounts/4072/hits").text.contains("No hits"))
        let form = [("reason", "not-activated")]
        #expect(try support.post("/accounts/4071/hits/admit", form).status == 422)
        _ = try support.post("/accounts/4071/activate")
        #expect(try support.get("/accounts/4071").text.contains("Count hits from before"))
        let wrong = [("reason", "repeat")]
        #expect(try support.post("/accounts/4071/hits/admit", wrong).status == 422)
        #expect(try support.post("/accounts/4071/hits/admit", form).status == 303)
        #expect(try support.get("/accounts/4071/hits").text.contains("2 hits are let in"))
        _ = try FoldedTables(office.folder)
        let left = try support.get("/accounts/4071/hits?show=set-aside").text
        #expect(left.contains("No hits") && !left.contains("id=\"admit\""))
    }
}
