import BrowserDriver
import Foundation
import Model
import Testing

@testable import Dashboard

/// The shop's whole task in Debian's Chromium: in, see a sale come, understand it, try the tag.
@Suite(.serialized, .enabled(if: ChromeBrowser.isThere, "needs chromium and chromedriver"))
struct LiveBrowserTests {
    /// The page is never loaded again: what the window remembers is still there.
    private static let mark = "window.mark = 'still here'; return ''"
    private static let marked = "return window.mark || 'loaded again'"

    @Test func aSaleAppearsWithoutReloadAndSaysWhy() throws {
        let office = try LiveOffice()
        let cookie = try office.click(campaign: "otono-2026")
        let browser = try office.signedIn(.shop)
        try browser.open(office.address + "/accounts/4071/live")
        #expect(try browser.texts("#hits").joined().contains("No hit yet"))
        _ = try browser.run(Self.mark)
        try office.hit(
            "order_id=A-1&PRODUCTO=Bota%20roja&IMPORTE=39,90", headers: [("Cookie", cookie)])
        try browser.wait(for: "Credited to campaign otono-2026, link 1.", in: "#hits li p")
        #expect(try browser.texts("#hits dd").contains("39.90 EUR"))
        try browser.click("#hits summary")
        try browser.wait(for: "a cookie; clicks it remembers: 1", in: "#hits .trail li")
        // What was opened stays open, and the focus stays where it was.
        try office.hit("order_id=A-2")
        try browser.wait(for: "Sale of no campaign", in: "#hits .badge")
        let open = try browser.texts("#hits .trail")
        #expect(open.contains { $0.contains("clicks it remembers: 1") })
        #expect(try browser.run("return document.activeElement.localName") == "summary")
        try browser.wait(for: "Sale of no campaign", in: "[data-live-status]")
        #expect(try browser.run(Self.marked) == "still here")
    }

    @Test func theListWaitsWhileItIsPaused() throws {
        let office = try LiveOffice()
        let browser = try office.signedIn(.shop)
        try browser.open(office.address + "/accounts/4071/live")
        try browser.click("[data-live-toggle]")
        try browser.wait(for: "Go on", in: "[data-live-toggle]")
        try office.hit("order_id=A-1")
        try office.settle()
        Thread.sleep(forTimeInterval: 1)
        #expect(try browser.texts("#hits li").isEmpty)
        try browser.click("[data-live-toggle]")
        try browser.wait(for: "A-1", in: "#hits dd")
    }

    /// What `data-live` stands on is put in place on any page of the sub-account.
    @Test func anyPageOfTheSubAccountMayFollow() throws {
        let office = try LiveOffice()
        let browser = try office.signedIn(.shop)
        try browser.open(office.address + "/accounts/4071/live")
        #expect(
            try browser.run("return String(document.querySelectorAll('[data-live]').length)") == "1"
        )
        try browser.open(office.address + "/accounts/4071/tag")
        #expect(
            try browser.run("return String(document.querySelectorAll('[data-live]').length)") == "0"
        )
        #expect(try browser.texts(".copyable button").count == 4)
    }

    @Test func theWholeTaskWorksWithoutScript() throws {
        let office = try LiveOffice()
        var look = ChromeBrowser.Look()
        look.runsScripts = false
        let browser = try office.signedIn(.shop, look)
        try browser.open(office.address + "/accounts/4071/tag")
        #expect(try browser.texts(".copyable button").isEmpty)
        try browser.click("#platform option[value=php]")
        try browser.click(".filters button")
        #expect(try browser.texts("pre").contains { $0.contains("rawurlencode($orderNumber)") })
        try browser.open(office.address + "/accounts/4071/live")
        try browser.click("details.card summary")
        try browser.type("order_id=T-1&PRODUCTO=Zapato&IMPORTE=39,90", into: "#query")
        try browser.click("details.card button")
        try browser.wait(for: "The test sale was recorded", in: ".notice")
        try browser.click(".watch a")
        try browser.wait(for: "Zapato", in: "#hits dd")
        try office.hit("order_id=A-7")
        try browser.wait(for: "A-7", in: "#hits dd", seconds: 20)
        try browser.click("#hits li:first-child > p:last-child a")
        try browser.wait(for: "How its click was looked for", in: "h2")
    }
}

extension LiveOffice {
    /// Where a browser of this machine finds the dashboard.
    var address: String { "http://" + dashboard }

    /// A browser in which somebody of that role has followed the link and pressed the button.
    func signedIn(
        _ role: Role, _ look: ChromeBrowser.Look = ChromeBrowser.Look()
    ) throws -> ChromeBrowser {
        let browser = try ChromeBrowser(look)
        try browser.open(address + link(role.rawValue))
        try browser.click("main button")
        return browser
    }
}
