import Foundation
import HTTPServer
import Model
import Reporting
import Service
import Signing
import Store
import Testing

/// The script, its beacon, click ids, consent and signatures: over a real socket.
@Suite(.serialized)
struct BeaconTests {
    static func change(_ shop: Shop, _ body: (inout SaleSettings) -> Void) throws {
        let control = try ControlStore(shop.folder)
        var account = try control.account(SubAccountID(4071))
        body(&account.sales)
        try control.update(account)
        shop.settle()
    }

    static func post(
        _ shop: Shop, _ body: String, headers: [(String, String)] = []
    ) throws -> ClientResponse {
        try LoopbackClient(shop.address).request(
            "POST", "/track/sale", headers: [("Host", Shop.host)] + Shop.browser + headers,
            body: Array(body.utf8))
    }

    @Test("a beacon is a sale like the image's, answered by 204")
    func beacon() throws {
        let shop = try Shop()
        let answer = try Self.post(shop, "empId=4071&order_id=1&IMPORTE=5")
        #expect(answer.status == 204 && answer.body.isEmpty)
        #expect(answer.header("x-saletrail") == "unattributed; reason=no-cookie")
        let both = try LoopbackClient(shop.address).request(
            "POST", "/track/sale?empId=4071", headers: [("Host", Shop.host)],
            body: Array("order_id=2".utf8))
        #expect(both.header("x-saletrail") == "unattributed; reason=no-cookie")
        #expect(try shop.report(campaign: nil).total("sales") == .integer(2))
    }

    @Test(
        "only the shop's own pages may read the answer",
        arguments: [
            ("https://shop.example", true), ("https://www.shop.example", true),
            ("http://shop.example:8080", true), ("https://evil.example", false),
            ("https://shop.example.evil.test", false), ("https://notshop.example", false),
            ("null", false),
        ])
    func origins(origin: String, isAllowed: Bool) throws {
        let shop = try Shop()
        let answer = try Self.post(shop, "empId=4071", headers: [("Origin", origin)])
        #expect(answer.header("access-control-allow-origin") == (isAllowed ? origin : nil))
        #expect(answer.header("access-control-allow-credentials") == (isAllowed ? "true" : nil))
    }

    @Test("the landing page gets the click's id; query and fragment stay")
    func landing() throws {
        let shop = try Shop()
        let links = try shop.rewrite(
            """
            <a href="https://shop.example/a">a</a> <a href="https://shop.example/b?x=1#f">b</a>
            <a href="https://shop.example/c#f?y">c</a> <a href="https://shop.example/d?">d</a>
            """
        ).links
        #expect(try Reader(shop).get(links[0]).header("location") == "https://shop.example/a")
        try Self.change(shop) { $0.landingParameter = "ref_id" }
        let patterns = [
            #"^https://shop\.example/a\?ref_id=[a-z2-7]{40,}$"#,
            #"^https://shop\.example/b\?x=1&ref_id=[a-z2-7]{40,}#f$"#,
            #"^https://shop\.example/c\?ref_id=[a-z2-7]{40,}#f\?y$"#,
            #"^https://shop\.example/d\?ref_id=[a-z2-7]{40,}$"#,
        ]
        for (link, pattern) in zip(links, patterns) {
            let location = try #require(try Reader(shop).get(link).header("location"))
            #expect(location.contains(try Regex(pattern)), "\(location)")
        }
        // Not for those who do not read.
        let head = try Reader(shop).get(links[0], method: "HEAD")
        #expect(head.header("location") == "https://shop.example/a")
        // And not on the one link that must stay as it is.
        let control = try ControlStore(shop.folder)
        let campaign = try control.campaign("spring-2026", of: SubAccountID(4071))
        try control.setPlain(true, link: LinkNumber(1), of: campaign.id)
        shop.settle()
        #expect(try Reader(shop).get(links[0]).header("location") == "https://shop.example/a")
    }

    @Test("a click id earns the sale without any cookie; a changed or foreign one does not")
    func clickIDs() throws {
        let shop = try Shop()
        try shop.add(Shop.account(4072, host: "other.example"))
        let link = try shop.shoeLinks()[0]
        try Self.change(shop) { $0.landingParameter = "st_cid" }
        let id = try SaleAPITests.landingID(shop, link)
        for name in ["st_cid", "click_id", "SUBID"] {
            let hit = try Reader(shop).get("/track/sale?empId=4071&order_id=\(name)&\(name)=\(id)")
            #expect(hit.header("x-saletrail") == "recorded")
        }
        let changed = (id.first == "a" ? "b" : "a") + id.dropFirst()
        for (target, host) in [
            ("/track/sale?empId=4071&click_id=\(changed)", Shop.host),
            ("/track/sale?empId=4071&click_id=abc", Shop.host),
            ("/track/sale?empId=4072&click_id=\(id)", "other.example"),
        ] {
            let hit = try Reader(shop).get(target, host: host)
            #expect(hit.header("x-saletrail") == "unattributed; reason=unknown-click-id")
        }
    }

    @Test(
        "consent: as the sub-account asks, the shop says, and the browser",
        arguments: [
            (ConsentMode.none, "consent=0", false, true), (.assumed, "", false, true),
            (.assumed, "consent=0", false, false), (.required, "", false, false),
            (.required, "consent=1", false, true), (.assumed, "", true, false),
        ] as [(ConsentMode, String, Bool, Bool)])
    func consent(mode: ConsentMode, said: String, gpc: Bool, isRecognised: Bool) throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        try Self.change(shop) {
            $0.consent = mode
            $0.honoursGPC = true
            $0.landingParameter = "st_cid"
        }
        let headers = Shop.browser + (gpc ? [("Sec-GPC", "1")] : [])
        let reader = Reader(shop)
        let click = try reader.get(link + "?c=C-1&" + said, headers: headers)
        #expect(click.status == 302)
        #expect((click.header("set-cookie") != nil) == isRecognised)
        #expect((click.header("location")?.contains("st_cid=") == true) == isRecognised)
        let hit = try reader.get("/track/sale?empId=4071&" + said, headers: headers)
        let expected = isRecognised ? "recorded" : "unattributed; reason=no-consent"
        #expect(hit.header("x-saletrail") == expected)
        let report = try shop.report(campaign: nil)
        #expect(report.total("clicks") == .integer(1))
        #expect(report.total("unique_clickers") == .integer(isRecognised ? 1 : 0))
    }

    @Test("GPC means nothing where the sub-account does not honour it, which is the default")
    func gpcByDefault() throws {
        let shop = try Shop()
        let click = try Reader(shop).get(
            try shop.shoeLinks()[0], headers: Shop.browser + [("Sec-GPC", "1")])
        #expect(click.header("set-cookie") != nil)
    }

    @Test("a signed page is the shop's word; a wrong signature is nobody's")
    func signatures() throws {
        let shop = try Shop()
        let secret = SaleSecret.generated()
        try Self.change(shop) { $0.secret = secret }
        func send(_ query: String, _ code: String? = nil) throws -> ClientResponse {
            let text = SaleQuery(Array(query.utf8)).signedText ?? []
            let right = Hexadecimal.encode(HMACSHA256(key: secret.bytes).code(for: text))
            return try Reader(shop).get("/track/sale?\(query)&sig=\(code ?? right)")
        }
        _ = try send("empId=4071&order_id=1&IMPORTE=10")
        _ = try send("empId=4071&order_id=1&status=refunded", String(repeating: "0", count: 64))
        #expect(try shop.report(campaign: nil).total("revenue") == .euros(1000))
        _ = try send("empId=4071&order_id=1&status=refunded")
        #expect(try shop.report(campaign: nil).total("revenue") == .euros(0))
    }

    @Test("test mode is kept and never counted, clicks and sales")
    func testMode() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        let click = try reader.get(try shop.shoeLinks()[0] + "?testmode=1")
        #expect(click.status == 302 && click.header("set-cookie") == nil)
        let hit = try reader.get("/track/sale?empId=4071&IMPORTE=5&testmode=1")
        #expect(hit.header("x-saletrail") == "set-aside; reason=test-mode")
        let report = try shop.report(campaign: nil)
        #expect(report.total("clicks") == .integer(0) && report.total("sales") == .integer(0))
    }

    @Test("the script: whole, then unchanged")
    func script() throws {
        let shop = try Shop()
        let first = try Reader(shop).get("/trackingpixel.js")
        #expect(first.status == 200)
        #expect(first.header("content-type") == "text/javascript; charset=utf-8")
        #expect(first.header("cache-control") == "public, max-age=86400")
        #expect(first.header("cross-origin-resource-policy") == "cross-origin")
        let tag = try #require(first.header("etag"))
        for known in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
            let again = try Reader(shop).get(
                "/trackingpixel.js", headers: Shop.browser + [("If-None-Match", known)])
            #expect(again.status == 304 && again.body.isEmpty && again.header("etag") == tag)
        }
        let other = try Reader(shop).get(
            "/trackingpixel.js", headers: Shop.browser + [("If-None-Match", "\"x\"")])
        #expect(other.body == first.body)
    }
}
