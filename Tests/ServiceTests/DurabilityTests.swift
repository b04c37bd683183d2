import Foundation
import HTTPServer
import Model
import Reporting
import Testing

/// What was answered is there after a restart, and clicks that are no reader's are kept apart.
@Suite(.serialized)
struct DurabilityTests {
    @Test("clicks and sales are there after a restart, and links go on working")
    func restart() throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        let reader = Reader(shop)
        try reader.get(link + "?c=C-1")
        shop.stop()
        #expect(try shop.report().total("clicks") == .integer(1), "read without a service")
        try shop.start()
        let hit = try reader.get("/track/sale?empId=4071&IMPORTE=7")
        #expect(hit.header("x-saletrail") == "recorded")
        #expect(try reader.get(link + "?c=C-1").status == 302)
        let report = try shop.report()
        #expect(report.total("sales") == .integer(1))
        #expect(report.total("clicks") == .integer(2))
        #expect(report.total("unique_clickers") == .integer(1))
    }

    @Test("many readers at once: every answered click is counted")
    func concurrency() async throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        let address = shop.address
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<8 {
                group.addTask {
                    do {
                        let client = try LoopbackClient(address)
                        for number in 0..<50 {
                            let answer = try client.request(
                                "GET", link + "?c=C-\(index)-\(number)",
                                headers: [("Host", Shop.host)] + Shop.browser)
                            #expect(answer.status == 302)
                        }
                    } catch { Issue.record(error) }
                }
            }
        }
        #expect(try shop.report().total("unique_clickers") == .integer(400))
    }

    @Test(
        "clicks that are no reader's",
        arguments: [
            ("HEAD", [("User-Agent", "Mozilla/5.0")], "head-request", 302),
            (
                "GET", [("User-Agent", "Mozilla/5.0"), ("Sec-Purpose", "prefetch;prerender")],
                "prefetch", 503
            ),
            ("GET", [("User-Agent", "Mozilla/5.0"), ("Purpose", "prefetch")], "prefetch", 503),
            ("GET", [("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")], "known-bot", 302),
            ("GET", [], "no-user-agent", 302),
            (
                "GET", [("User-Agent", "Mozilla/5.0"), ("Sec-Fetch-Dest", "image")],
                "not-a-document", 302
            ),
        ])
    func noReader(
        method: String, headers: [(String, String)], reason: String, status: Int
    ) throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        let answer = try Reader(shop).get(link, method: method, headers: headers)
        #expect(answer.status == status)
        #expect(answer.header("set-cookie") == nil)
        #expect(answer.header("cache-control") == "no-store")
        #expect((answer.header("location") != nil) == (status == 302))
        let report = try shop.report()
        #expect(report.total("clicks") == .integer(0))
        #expect(report.cell("set_aside", "reason") == .text(reason))
    }

    @Test("a cookie remembers several clicks and credits the newest; a changed one nothing")
    func cookies() throws {
        let shop = try Shop()
        let links = try shop.shoeLinks()
        let reader = Reader(shop)
        try reader.get(links[0])
        try reader.get(links[1])
        try reader.get("/track/sale?empId=4071&IMPORTE=1")
        let report = try shop.report()
        #expect(report.cell("links", "sales", row: 0) == .integer(0))
        #expect(report.cell("links", "sales", row: 1) == .integer(1))
        let value = try #require(reader.cookie("st4071"))
        reader.set(cookie: "st4071", String(value.dropLast()) + (value.last == "a" ? "b" : "a"))
        let hit = try reader.get("/track/sale?empId=4071&IMPORTE=2")
        #expect(hit.header("x-saletrail") == "unattributed; reason=forged-cookie")
    }
}
