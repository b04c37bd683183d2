import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Service

/// What the shop's server reads: sales explained, and hits that did not count.
@Suite(.serialized)
struct ReadingAPITests {
    private let shop: Shop
    private let token: String

    init() throws {
        shop = try Shop()
        token = try ControlStore(shop.folder).addToken(
            "t", account: SubAccountID(4071), at: SystemClock.now())
        shop.settle()
    }

    private func get(_ path: String, token: String? = nil) throws -> ClientResponse {
        try LoopbackClient(shop.address).request(
            "GET", path, headers: [("Authorization", "Bearer \(token ?? self.token)")])
    }

    private func object(_ response: ClientResponse) throws -> [String: JSONValue] {
        try JSONDecoder().decode([String: JSONValue].self, from: Data(response.body))
    }

    private func hits(_ path: String) throws -> (queries: [String], next: String?) {
        let response = try get(path)
        #expect(response.status == 200, "\(response.text)")
        let page = try object(response)
        guard case .array(let hits)? = page["hits"] else { return ([], nil) }
        let queries = hits.map { hit -> String in
            guard case .object(let fields) = hit, case .text(let query)? = fields["query"] else {
                return "?"
            }
            return query
        }
        guard case .text(let next)? = page["next"] else { return (queries, nil) }
        return (queries, next)
    }

    @Test func aSaleIsExplained() throws {
        let reader = Reader(shop)
        try reader.get(shop.shoeLinks()[0])
        try reader.get("/track/sale?empId=4071&order_id=A%2F1&IMPORTE=39.90&PRODUCTO=Bota")
        _ = try shop.hits()
        let answer = try get("/api/v1/sales/A%2F1")
        #expect(answer.status == 200 && answer.header("content-type") == "application/json")
        let sale = try object(answer)
        #expect(sale["order_id"] == .text("A/1") && sale["state"] == .text("sale"))
        #expect(
            sale["net"] == .object(["minor_units": .number("3990"), "currency": .text("EUR")]))
        guard case .array(let credits)? = sale["credits"], case .object(let credit)? = credits.first
        else {
            Issue.record("no credits: \(answer.text)")
            return
        }
        #expect(credit["campaign"] == .text("spring-2026") && credit["link"] == .number("1"))
        #expect(credit["rung"] == .text("same-site-cookie"))
        guard case .array(let steps)? = sale["steps"] else {
            Issue.record("no steps")
            return
        }
        #expect(steps.count >= 3)
        guard case .number(let hit)? = sale["hit"] else {
            Issue.record("no number")
            return
        }
        #expect(try get("/api/v1/sales/\(hit)").body == answer.body)
    }

    @Test func aTokenSeesItsOwn() throws {
        try shop.add(Shop.account(9, host: "track.other.example"))
        let other = try ControlStore(shop.folder).addToken(
            "t", account: SubAccountID(9), at: SystemClock.now())
        shop.settle()
        try Reader(shop).get("/track/sale?empId=4071&order_id=7")
        try Reader(shop).get("/track/sale?empId=4071&order_id=8&testmode=1")
        try Reader(shop).get("/track/sale?order_id=9")
        _ = try shop.hits()
        #expect(try get("/api/v1/sales/7").status == 200)
        for path in ["7", "1", "2", "3", "99", "-1", "%FF", "9223372036854775808"] {
            let answer = try get("/api/v1/sales/\(path)", token: other)
            #expect(answer.status == 404, "\(path)")
            #expect(answer.header("content-type") == "application/problem+json")
        }
        // A hit that names no sub-account is the operator's alone.
        #expect(try get("/api/v1/sales/3").status == 404)
        #expect(try hits("/api/v1/hits?verdict=any").queries.count == 2)
        let foreign = try object(get("/api/v1/hits?verdict=any", token: other))
        #expect(foreign["hits"] == .array([]))
        for path in ["/api/v1/sales/7", "/api/v1/hits"] {
            let answer = try get(path, token: "stk_wrong")
            #expect(answer.status == 401 && answer.header("www-authenticate") == "Bearer")
            // Not in the address: that is only for networks that report.
            #expect(try get(path + "?token=\(token)", token: "").status == 401)
        }
    }

    @Test func hitsComeInPages() throws {
        for index in 1...7 {
            try Reader(shop).get("/track/sale?empId=4071&order_id=\(index)&testmode=1")
        }
        try Reader(shop).get("/track/sale?empId=4071&order_id=8")
        try Reader(shop).get("/track/sale?empId=4071&order_id=8")
        _ = try shop.hits()
        var (found, next) = try hits("/api/v1/hits?limit=3")
        while let cursor = next {
            let page = try hits("/api/v1/hits?limit=3&cursor=\(cursor)")
            found += page.queries
            next = page.next
        }
        let tests = (1...7).map { "empId=4071&order_id=\($0)&testmode=1" }
        #expect(found == tests + ["empId=4071&order_id=8"])
        #expect(try hits("/api/v1/hits?reason=test-mode").queries == tests)
        #expect(try hits("/api/v1/hits?reason=repeat").queries.count == 1)
        #expect(try hits("/api/v1/hits?verdict=unattributed").queries.count == 1)
        #expect(try hits("/api/v1/hits?verdict=any").queries.count == 9)
        #expect(try hits("/api/v1/hits?since=2099-01-01T00:00:00Z").queries == [])
        #expect(try hits("/api/v1/hits?until=2001-01-01T00:00:00Z").queries == [])
        #expect(try hits("/api/v1/hits?since=2001-01-01T00:00:00Z").queries.count == 8)
    }

    @Test(
        arguments: [
            "limit=0", "limit=501", "limit=x", "reason=nobody", "since=yesterday", "cursor=a",
            "verdict=sale", "until=2026-01-01",
        ]) func whatCannotBeReadIsTold(query: String) throws
    {
        let answer = try get("/api/v1/hits?\(query)")
        let name = query.prefix { $0 != "=" }
        #expect(answer.status == 400 && answer.text.contains("\(name): send"))
    }

    /// Questions of many at once: each gets its answer, and clicks go on.
    @Test func manyAskAtOnce() throws {
        try Reader(shop).get("/track/sale?empId=4071&order_id=7")
        _ = try shop.hits()
        let clients = try (0..<40).map { _ in try LoopbackClient(shop.address) }
        for client in clients {
            try client.send(
                "GET", "/api/v1/sales/7", headers: [("Authorization", "Bearer \(token)")])
        }
        #expect(try Reader(shop).get("/robots.txt").status == 200)
        for client in clients { #expect(try client.receive().status == 200) }
    }
}
