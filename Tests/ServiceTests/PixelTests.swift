import HTTPServer
import Model
import Reporting
import Service
import Store
import Testing

/// MD-4 to MD-10, MD-12, MD-14 and MD-15: over a real socket and real SQLite files.
@Suite(.serialized)
struct PixelTests {
    @Test("MD-4: a sale is a row with contact, product, amount, quantity and date")
    func sale() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0] + "?c=C-1001")
        let hit = try reader.get(
            "/track/sale?empId=4071&PRODUCTO=Zapato%20rojo&CANTIDAD=2&IMPORTE=39.90")
        #expect(hit.status == 200)
        #expect(hit.header("content-type") == "image/gif")
        #expect(hit.body.count == 43)
        #expect(hit.body.starts(with: Array("GIF89a".utf8)))
        #expect(hit.header("cache-control") == "no-store, no-cache, must-revalidate, private")
        #expect(hit.header("cross-origin-resource-policy") == "cross-origin")
        #expect(hit.header("x-saletrail") == "recorded")
        let report = try shop.report()
        #expect(report.table("sales")?.rows.count == 1)
        #expect(report.cell("sales", "contact") == .text("C-1001"))
        #expect(report.cell("sales", "product") == .text("Zapato rojo"))
        #expect(report.cell("sales", "quantity") == .integer(2))
        #expect(report.cell("sales", "amount") == .euros(3990))
        guard case .instant(let at) = report.cell("sales", "date") else {
            Issue.record("no date")
            return
        }
        #expect(abs(at.milliseconds - SystemClock.now().milliseconds) < 60_000)
    }

    @Test("MD-5: only empId is needed")
    func onlyTheAccount() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        try reader.get("/track/sale?empId=4071")
        let report = try shop.report()
        #expect(report.total("sales") == .integer(1))
        for column in ["product", "quantity", "amount"] {
            #expect(report.cell("sales", column) == .empty)
        }
    }

    @Test(
        "MD-6: without a known empId there is an image, a reason and no row",
        arguments: [
            ("/track/sale?PRODUCTO=x", "missing-empid"), ("/track/sale", "missing-empid"),
            ("/track/sale?empId=", "missing-empid"), ("/track/sale?empId=abc", "missing-empid"),
            ("/track/sale?empId=9999", "unknown-empid"),
        ])
    func noAccount(target: String, reason: String) throws {
        let shop = try Shop()
        let hit = try Reader(shop).get(target)
        #expect(hit.status == 200)
        #expect(hit.body.count == 43)
        #expect(hit.header("x-saletrail") == "set-aside; reason=\(reason)")
        #expect(try shop.report(campaign: nil).total("sales") == .integer(0))
        let kept = try shop.hits(.setAside)
        #expect(kept.map(\.verdict) == [.setAside(try #require(SetAsideReason(rawValue: reason)))])
    }

    @Test("MD-7: names in any case", arguments: ["empID", "EMPID", "empid", "EmpId"])
    func anyCase(name: String) throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        try reader.get("/track/sale?\(name)=4071&producto=Rojo&cantidad=1&importe=1.234,56")
        let report = try shop.report()
        #expect(report.cell("sales", "product") == .text("Rojo"))
        #expect(report.cell("sales", "amount") == .euros(123_456))
    }

    @Test("MD-8: the cookie of one sub-account earns nothing for another")
    func otherAccount() throws {
        let shop = try Shop()
        try shop.add(Shop.account(4072, host: Shop.host))
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        let hit = try reader.get("/track/sale?empId=4072&IMPORTE=5")
        #expect(hit.header("x-saletrail") == "unattributed; reason=other-account-cookie")
        let renamed = Reader(shop)
        renamed.set(cookie: "st4072", try #require(reader.cookie("st4071")))
        let forged = try renamed.get("/track/sale?empId=4072&IMPORTE=5")
        #expect(forged.header("x-saletrail") == "unattributed; reason=forged-cookie")
        #expect(try shop.report(4071).total("sales") == .integer(0))
        let other = try shop.report(4072, campaign: nil)
        #expect(other.total("sales") == .integer(2))
        #expect(other.cell("sales", "campaign") == .empty)
        #expect(other.total("clicks") == .integer(0))
    }

    @Test("MD-9: only on the sub-account's own tracking host")
    func wrongHost() throws {
        let shop = try Shop()
        for host in ["other.example", "127.0.0.1"] {
            let hit = try Reader(shop).get("/track/sale?empId=4071", host: host)
            #expect(hit.status == 200)
            #expect(hit.header("x-saletrail") == "set-aside; reason=wrong-host")
        }
        let upper = try Reader(shop).get("/track/sale?empId=4071", host: "TRACK.shop.example:81")
        #expect(upper.header("x-saletrail") == "unattributed; reason=no-cookie")
        #expect(try shop.hits(.setAside).count == 2)
    }

    @Test("MD-10: not activated is set aside, and can be counted afterwards")
    func activation() throws {
        let shop = try Shop(isActive: false)
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0] + "?c=C-1")
        let before = try reader.get("/track/sale?empId=4071&PRODUCTO=Rojo&IMPORTE=10")
        #expect(before.header("x-saletrail") == "set-aside; reason=not-activated")
        #expect(try shop.report().total("sales") == .integer(0))
        try shop.activate(4071)
        let after = try reader.get("/track/sale?empId=4071&PRODUCTO=Azul&IMPORTE=20")
        #expect(after.header("x-saletrail") == "recorded")
        #expect(try shop.report().total("revenue") == .euros(2000))
        try ControlStore(shop.folder).admit(
            .notActivated, account: SubAccountID(4071), since: Instant(milliseconds: 0),
            until: SystemClock.now())
        let report = try shop.report()
        #expect(report.total("sales") == .integer(2))
        #expect(report.total("revenue") == .euros(3000))
        #expect(report.cell("sales", "contact", row: 0) == .text("C-1"))
        #expect(try shop.hits(.setAside).isEmpty)
    }

    @Test(
        "MD-12: in a frame it is a tiny page that may be framed, recorded once",
        arguments: [[("Sec-Fetch-Dest", "iframe")], [("Accept", "text/html,*/*;q=0.8")]])
    func frame(headers: [(String, String)]) throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        let hit = try reader.get("/track/sale?empId=4071", headers: Shop.browser + headers)
        #expect(hit.header("content-type") == "text/html; charset=utf-8")
        #expect(hit.body.count < 200)
        #expect(hit.header("x-frame-options") == nil)
        #expect(hit.header("content-security-policy") == "default-src 'none'")
        #expect(try shop.report().total("sales") == .integer(1))
    }

    @Test("MD-14: without a cookie the sale is kept, credited to nobody")
    func noCookie() throws {
        let shop = try Shop()
        _ = try shop.shoeLinks()
        let hit = try Reader(shop).get("/track/sale?empId=4071&IMPORTE=5")
        #expect(hit.header("x-saletrail") == "unattributed; reason=no-cookie")
        let report = try shop.report(campaign: nil)
        #expect(report.total("sales") == .integer(1))
        #expect(report.cell("sales", "contact") == .empty)
        #expect(report.cell("sales", "remarks") == .text("no-cookie"))
        #expect(try shop.report().total("sales") == .integer(0))
    }

    @Test("MD-15: the campaign's report: totals, links, products, days, sales")
    func report() throws {
        let shop = try Shop()
        let links = try shop.shoeLinks()
        for (contact, link, query) in [
            ("C-1", 0, "PRODUCTO=Rojo&CANTIDAD=1&IMPORTE=10"),
            ("C-2", 0, "PRODUCTO=Azul&CANTIDAD=2&IMPORTE=20,50"),
            ("C-3", 1, "PRODUCTO=Rojo&CANTIDAD=1&IMPORTE=10"), ("C-4", 1, nil),
        ] {
            let reader = Reader(shop)
            try reader.get(links[link] + "?c=" + contact)
            if let query { try reader.get("/track/sale?empId=4071&" + query) }
        }
        let report = try shop.report()
        #expect(report.total("clicks") == .integer(4))
        #expect(report.total("unique_clickers") == .integer(4))
        #expect(report.total("sales") == .integer(3))
        #expect(report.total("units") == .integer(4))
        #expect(report.total("revenue") == .euros(4050))
        #expect(report.total("conversion_rate") == .share(numerator: 3, denominator: 4))
        #expect(report.total("average_order") == .euros(1350))
        #expect(
            report.cell("links", "share_of_clicks", row: 0) == .share(numerator: 2, denominator: 4))
        #expect(report.cell("links", "revenue", row: 0) == .euros(3050))
        #expect(report.cell("links", "sales", row: 1) == .integer(1))
        #expect(report.cell("products", "product", row: 0) == .text("Rojo"))
        #expect(report.cell("products", "revenue", row: 0) == .euros(2000))
        #expect(report.cell("days", "sales") == .integer(3))
        #expect(report.table("sales")?.rows.count == 3)
    }

    @Test("a thank-you page that is loaded again counts once")
    func reload() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        for _ in 0..<5 { try reader.get("/track/sale?empId=4071&PRODUCTO=Rojo&IMPORTE=10") }
        try reader.get("/track/sale?empId=4071&PRODUCTO=Azul&IMPORTE=10")
        let report = try shop.report()
        #expect(report.total("sales") == .integer(2))
        #expect(report.total("revenue") == .euros(2000))
        #expect(report.cell("set_aside", "count") == .integer(4))
    }

    @Test("letting in what came before activation does not let in what nobody bought")
    func lookedAtBeforeActivation() throws {
        let shop = try Shop(isActive: false)
        try Reader(shop).get("/track/sale?empId=4071", method: "HEAD")
        try Reader(shop).get(
            "/track/sale?empId=4071", headers: Shop.browser + [("Sec-Purpose", "prefetch")])
        try Reader(shop).get("/track/sale?empId=4071", host: "other.example", method: "HEAD")
        try shop.activate(4071)
        for reason in [SetAsideReason.notActivated, .wrongHost] {
            try ControlStore(shop.folder).admit(
                reason, account: SubAccountID(4071), since: Instant(milliseconds: 0),
                until: SystemClock.now())
        }
        #expect(try shop.report(campaign: nil).total("sales") == .integer(0))
        #expect(try shop.hits(.setAside).count == 3)
    }

    @Test(
        "cookies of the shop itself are nobody's click cookie",
        arguments: ["stripe", "st", "st4071x", "state", "__Host-store"])
    func foreignCookies(name: String) throws {
        let shop = try Shop()
        let reader = Reader(shop)
        reader.set(cookie: name, "1")
        let hit = try reader.get("/track/sale?empId=4071")
        #expect(hit.header("x-saletrail") == "unattributed; reason=no-cookie")
    }

    @Test("HEAD and prefetch are kept, answered, and no sale")
    func lookedAt() throws {
        let shop = try Shop()
        let head = try Reader(shop).get("/track/sale?empId=4071", method: "HEAD")
        #expect(head.status == 200)
        #expect(head.header("content-length") == "43")
        #expect(head.header("x-saletrail") == "set-aside; reason=head-request")
        try Reader(shop).get(
            "/track/sale?empId=4071", headers: Shop.browser + [("Sec-Purpose", "prefetch")])
        #expect(
            try shop.hits(.setAside).map(\.verdict) == [
                .setAside(.prefetch), .setAside(.headRequest),
            ])
    }
}
