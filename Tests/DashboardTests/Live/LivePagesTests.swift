import Foundation
import HTTPServer
import Model
import Testing

@testable import Dashboard

/// What comes through the public pixel, as the shop sees it.
@Suite(.serialized)
struct LivePagesTests {
    private static let live = "/accounts/4071/live"

    @Test func aHitIsShownWithItsVerdictAndWhy() throws {
        let office = try LiveOffice()
        let cookie = try office.click(campaign: "otono-2026")
        try office.hit(
            "order_id=A-1&PRODUCTO=Bota%20roja&CANTIDAD=2&IMPORTE=1.234,50",
            headers: [("Cookie", cookie)])
        try office.hit("order_id=A-2&IMPORTE=gratis")
        try office.hit("order_id=A-1&IMPORTE=1.234,50")
        try office.hit("order_id=A-3&IMPORTE=5&testmode=1")
        try office.settle()
        let page = try office.browser(.shop).get(Self.live)
        #expect(page.status == 200)
        for text in [
            "Credited to campaign otono-2026, link 1.", "Bota roja", "1,234.50 EUR",
            "a cookie; clicks it remembers: 1", "the amount is no number",
            "Neither a cookie nor a click id", "An order counts once", "Sent to try things out",
            "<code class=\"soft\">no-cookie</code>", "<code class=\"soft\">repeat</code>",
            "PRODUCTO=Bota%20roja", "Times in Europe/Madrid",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        let order = ["A-3", "A-1", "A-2", "A-1"].map { "dir=\"auto\">\($0)<" }
        #expect(orders(page.text) == ["A-3", "A-1", "A-2", "A-1"], "\(order)")
    }

    private func orders(_ page: String) -> [String] {
        page.matches(of: #/dir="auto">(A-[0-9])</#).map { String($0.output.1) }
    }

    @Test func whatIsShownCanBeChosenAndPaged() throws {
        let office = try LiveOffice()
        for number in 1...30 {
            try office.hit("order_id=B-\(number)&IMPORTE=5" + (number < 4 ? "&testmode=1" : ""))
        }
        try office.settle()
        let browser = try office.browser(.shop)
        let first = try browser.get(Self.live).text
        #expect(ids(first) == Array((6...30).reversed()) && first.contains("data-live"))
        let older = try #require(first.firstMatch(of: #/href="([^"]*before=[0-9]+)"/#))
        let second = try browser.get(String(older.output.1)).text
        #expect(ids(second) == [5, 4, 3, 2, 1] && !second.contains("data-live="))
        #expect(ids(try browser.get(Self.live + "?show=set-aside").text) == [3, 2, 1])
        #expect(ids(try browser.get(Self.live + "?show=unattributed").text).count == 25)
        #expect(ids(try browser.get(Self.live + "?show=nonsense&before=x").text).count == 25)
    }

    private func ids(_ page: String) -> [Int] {
        page.matches(of: #/id="hit-([0-9]+)"/#).compactMap { Int($0.output.1) }
    }

    @Test func theTestButtonSendsASaleThroughThePixel() throws {
        let office = try LiveOffice()
        let browser = try office.browser(.shop)
        let sent = try browser.post(
            Self.live + "/test", [("query", "order_id=T-1&PRODUCTO=Zapato ñ 100%25&IMPORTE=39,90")])
        #expect(sent.status == 303 && sent.header("location") == Self.live)
        let page = try browser.get(Self.live).text
        #expect(page.contains("The test sale was recorded"))
        try office.settle()
        let after = try browser.get(Self.live).text
        #expect(after.contains("Zapato ñ 100%") && after.contains("39.90 EUR"))
        #expect(after.contains("test-mode") && !after.contains("The test sale was recorded"))
        let long = try browser.post(
            Self.live + "/test", [("query", String(repeating: "x", count: 1001))])
        #expect(long.status == 422)
    }

    @Test func aPageWithoutScriptLoadsItselfAgainOnlyWhenAsked() throws {
        let office = try LiveOffice()
        let browser = try office.browser(.shop)
        let page = try browser.get(Self.live).text
        #expect(!page.contains("http-equiv=\"refresh\""))
        #expect(page.contains("<noscript>") && page.contains("/live?refresh=1\""))
        let refreshing = try browser.get(Self.live + "?refresh=1").text
        #expect(refreshing.contains("<meta http-equiv=\"refresh\" content=\"5\">"))
    }

    @Test func anInactivePixelIsSaid() throws {
        let office = try LiveOffice(isActive: false)
        try office.hit("order_id=A-1")
        try office.settle()
        let page = try office.browser(.shop).get(Self.live).text
        #expect(page.contains("The sales pixel is not active yet"))
        #expect(page.contains("not-activated"))
    }

    @Test func aHitIsExplained() throws {
        let office = try LiveOffice()
        try office.hit("order_id=C-1&PRODUCTO=A&IMPORTE=10", headers: [("Cookie", "x=y")])
        try office.hit("order_id=C-1&PRODUCTO=A&IMPORTE=10")
        try office.hit("order_id=D-1", account: Office.foreign)
        try office.settle()
        let browser = try office.browser(.shop)
        let first = try browser.get("/accounts/4071/hits/1").text
        for text in [
            "Sale of no campaign", "no cookie came along", "no click id came along", "C-1",
            "href=\"/accounts/4071/hits/2\"", "set aside: repeat", "the sale", "10.00 EUR",
            "nobody", "image", "<th scope=\"row\" dir=\"auto\">PRODUCTO</th>",
        ] {
            #expect(first.contains(text), "\(text)")
        }
        // Another sub-account's hit, none, and what is no number.
        for number in ["3", "4", "-1", "x", "99999999999999999999"] {
            #expect(try browser.get("/accounts/4071/hits/\(number)").status == 404)
        }
    }

    @Test func everythingIsSaidInSpanish() throws {
        let office = try LiveOffice()
        try office.hit("order_id=A-1&IMPORTE=1.234,50")
        try office.settle()
        let browser = try office.browser(.shop)
        let page = try browser.get(Self.live, headers: [("Accept-Language", "es")]).text
        #expect(page.contains("<html lang=\"es\""))
        #expect(page.contains("1.234,50 €") && page.contains("no llegó ninguna cookie"))
        #expect(page.contains("No vino ni cookie ni identificador de clic"))
    }
}
