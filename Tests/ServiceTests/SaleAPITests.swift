import Foundation
import HTTPServer
import Model
import Reporting
import Service
import Signing
import Store
import Testing

/// `/api/v1/sales`: the shop's server reports, by token.
@Suite(.serialized)
struct SaleAPITests {
    static func call(
        _ shop: Shop, _ token: String?, _ body: String, key: String? = nil
    ) throws -> ClientResponse {
        var headers = [("Host", "api.example"), ("Content-Type", "application/json")]
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if let key { headers.append(("Idempotency-Key", key)) }
        return try LoopbackClient(shop.address).request(
            "POST", "/api/v1/sales", headers: headers, body: Array(body.utf8))
    }

    static func token(_ shop: Shop, _ account: UInt64 = 4071) throws -> String {
        let token = try ControlStore(shop.folder).addToken(
            "backend", account: SubAccountID(account), at: SystemClock.now())
        shop.settle()
        return token
    }

    /// A click's id as the landing page gets it.
    static func landingID(_ shop: Shop, _ link: String) throws -> String {
        let location = try Reader(shop).get(link).header("location")
        return String(location?.split(separator: "st_cid=").last ?? "")
    }

    static func setLanding(_ shop: Shop, _ name: String?) throws {
        let control = try ControlStore(shop.folder)
        var account = try control.account(SubAccountID(4071))
        account.sales.landingParameter = name
        try control.update(account)
        shop.settle()
    }

    @Test("an order of many lines keeps its number and its sum")
    func manyLines() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let lines = (1...60).map { #"{"product": "p\#($0)", "quantity": 1, "amount": 2.5}"# }
        let body = #"{"lines": [\#(lines.joined(separator: ","))], "order_id": "A-9"}"#
        for _ in 0..<2 { #expect(try Self.call(shop, token, body, key: "k").status == 200) }
        let report = try shop.report(campaign: nil)
        #expect(report.total("sales") == .integer(1))
        #expect(report.total("units") == .integer(60))
        #expect(report.total("revenue") == .euros(15_000))
        #expect(report.table("products")?.rows.count == 60)
        #expect(report.cell("sales", "order_id") == .text("A-9"))
    }

    @Test("a sale with a click id is credited; the answer says so")
    func credited() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let link = try shop.shoeLinks()[0] + "?c=C-1"
        try Self.setLanding(shop, "st_cid")
        let id = try Self.landingID(shop, link)
        #expect(id.count > 40)
        let body = """
            {"order_id": "A-1", "click_id": "\(id)", "amount": 39.9, "currency": "EUR",
             "product": "Zapato rojo", "quantity": 2, "email": "Ana@shop.example"}
            """
        let answer = try Self.call(shop, token, body)
        #expect(answer.status == 200)
        #expect(answer.header("content-type") == "application/json")
        #expect(
            answer.text == #"{"sales":[{"notes":[],"order_id":"A-1","verdict":"recorded"}]}"#)
        let report = try shop.report()
        #expect(report.cell("sales", "contact") == .text("C-1"))
        #expect(report.cell("sales", "amount") == .euros(3990))
        #expect(report.cell("sales", "quantity") == .integer(2))
        // Nobody's address is kept.
        let query = try #require(try shop.hits().first?.query)
        #expect(!query.lowercased().contains("ana") && query.contains("email=sha256%3A"))
    }

    @Test("a batch is recorded whole, in one commit, in its order")
    func batch() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let answer = try Self.call(
            shop, token,
            """
            {"sales": [{"order_id": "1", "amount": "1.234,56"}, {"status": "lead"},
              {"order_id": "3", "amount_minor": 500, "currency": "USD",
               "lines": [{"name": "a", "quantity": 1}, {"sku": "b", "quantity": 2}]}]}
            """)
        #expect(
            answer.text
                == #"{"sales":[{"notes":[],"order_id":"1","reason":"no-cookie","#
                + #""verdict":"unattributed"},{"notes":[],"reason":"lead","#
                + #""verdict":"set-aside"},{"notes":[],"order_id":"3","reason":"no-cookie","#
                + #""verdict":"unattributed"}]}"#)
        let report = try shop.report(campaign: nil)
        #expect(report.total("sales") == .integer(2))
        #expect(report.total("revenue") == .euros(123_456))
        #expect(report.cell("sales", "product", row: 1) == .text("a, b"))
        #expect(report.cell("sales", "quantity", row: 1) == .integer(3))
    }

    @Test("beside lines the amount is the order's total; without it they are summed")
    func totals() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let lines = #""lines": [{"product": "a", "amount": 1.5}, {"product": "b", "amount": 2}]"#
        for (total, cents) in [
            (#""amount": 7.95,"#, 795), (#""IMPORTE": "7,95","#, 795),
            (#""amount_minor": 795, "currency": "EUR","#, 795), ("", 350),
        ] {
            _ = try Self.call(shop, token, "{\(total) \(lines)}")
            let report = try shop.report(campaign: nil)
            let last = try #require(report.table("sales")).rows.count - 1
            #expect(report.cell("sales", "amount", row: last) == .euros(Int64(cents)), "\(total)")
        }
    }

    @Test("what was sent twice counts once: by order id, by Idempotency-Key, by neither twice")
    func idempotent() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        for _ in 0..<3 {
            try #require(try Self.call(shop, token, #"{"order_id":"1","amount":5}"#).status == 200)
            let body = #"[{"amount":7},{"amount":7}]"#
            try #require(
                try Self.call(shop, token, body, key: "k 1".replacing(" ", with: "/")).status == 200
            )
        }
        #expect(try shop.report(campaign: nil).total("sales") == .integer(3))
        #expect(try shop.report(campaign: nil).total("revenue") == .euros(1900))
    }

    @Test("the shop's word confirms, corrects, refunds and cancels what a page reported")
    func word() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        try reader.get("/track/sale?empId=4071&order_id=9&IMPORTE=100")
        for (body, cents) in [
            (#"{"order_id":"9","status":"approved","amount":90}"#, 9000),
            (#"{"order_id":"9","status":"refunded","amount":30}"#, 6000),
            (#"{"order_id":"9","status":"refunded"}"#, 0),
            (#"{"order_id":"9","status":"approved"}"#, 9000),
        ] as [(String, Int64)] {
            try #require(try Self.call(shop, token, body).status == 200)
            let report = try shop.report()
            #expect(report.total("revenue") == .euros(cents), "\(body)")
            #expect(report.total("sales") == .integer(1))
        }
        _ = try Self.call(shop, token, #"{"order_id":"9","status":"rejected"}"#)
        #expect(try shop.report().total("sales") == .integer(0))
        // Anybody can send what a page sends: it changes nothing.
        try reader.get("/track/sale?empId=4071&order_id=9&status=approved")
        #expect(try shop.report().total("sales") == .integer(0))
    }

    @Test("a network's postback: by GET, with aliases, the token in the query and in no record")
    func postback() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let link = try shop.shoeLinks()[0]
        try Self.setLanding(shop, "st_cid")
        let id = try Self.landingID(shop, link)
        let client = try LoopbackClient(shop.address)
        let answer = try client.request(
            "GET", "/api/v1/sales?TOKEN=\(token)&cnv_id=\(id)&payout=92.4&txid=T1")
        #expect(answer.text == #"{"notes":[],"order_id":"T1","verdict":"recorded"}"#)
        #expect(try shop.report().total("revenue") == .euros(9240))
        #expect(
            try shop.hits().allSatisfy { !$0.query.contains("token") && !$0.query.contains("stk_") }
        )
    }

    @Test(
        "errors are problem+json with a way out",
        arguments: [
            ("x", 400), ("[", 400), ("[]", 422), ("[1]", 400), ("3", 400), ("", 400),
            (#"{"empId":4072}"#, 403), (#"{"empId":"abc"}"#, 403),
        ])
    func mistakes(body: String, status: Int) throws {
        let shop = try Shop()
        let answer = try Self.call(shop, try Self.token(shop), body)
        #expect(answer.status == status)
        #expect(answer.header("content-type") == "application/problem+json")
        #expect(answer.text.contains("\"status\":\(status)") && answer.text.contains("\"detail\":"))
        #expect(try shop.hits().isEmpty)
    }

    @Test("too many sales and odd keys are refused")
    func limits() throws {
        let shop = try Shop()
        let token = try Self.token(shop)
        let many = "[" + Array(repeating: "{}", count: 101).joined(separator: ",") + "]"
        #expect(try Self.call(shop, token, many).status == 422)
        #expect(try Self.call(shop, token, "{}", key: "a b").status == 400)
        #expect(
            try Self.call(shop, token, "{}", key: String(repeating: "k", count: 129)).status == 400)
    }

    @Test("revoked and foreign tokens open nothing; one sub-account's token is no other's")
    func tokens() throws {
        let shop = try Shop()
        try shop.add(Shop.account(4072, host: "other.example"))
        let token = try Self.token(shop, 4072)
        for wrong in [nil, "", "x", token + "a", String(token.dropLast()), token.uppercased()]
            as [String?]
        {
            let answer = try Self.call(shop, wrong, "{}")
            #expect(answer.status == 401 && answer.header("www-authenticate") == "Bearer")
        }
        _ = try Self.call(shop, token, #"{"amount":5}"#)
        #expect(try shop.report(4072, campaign: nil).total("sales") == .integer(1))
        #expect(try shop.report(4071, campaign: nil).total("sales") == .integer(0))
        let control = try ControlStore(shop.folder)
        let id = try #require(control.tokens(of: SubAccountID(4072)).first).id
        #expect(
            try control.revokeToken(id, account: SubAccountID(4071), at: SystemClock.now()) == false
        )
        #expect(try control.revokeToken(id, account: SubAccountID(4072), at: SystemClock.now()))
        #expect(
            try control.revokeToken(id, account: SubAccountID(4072), at: SystemClock.now()) == false
        )
        shop.settle()
        #expect(try Self.call(shop, token, "{}").status == 401)
    }

    @Test("a shop that is not active: set aside, and let in later")
    func notActive() throws {
        let shop = try Shop(isActive: false)
        let answer = try Self.call(shop, try Self.token(shop), #"{"order_id":"1","amount":5}"#)
        #expect(answer.text.contains("not-activated"))
        #expect(try shop.report(campaign: nil).total("sales") == .integer(0))
        try shop.activate(4071)
        try ControlStore(shop.folder).admit(
            .notActivated, account: SubAccountID(4071), since: Instant(milliseconds: 0),
            until: SystemClock.now())
        #expect(try shop.report(campaign: nil).total("sales") == .integer(1))
    }
}
