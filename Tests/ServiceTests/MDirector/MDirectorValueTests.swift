import Foundation
import HTTPServer
import Model
import Reporting
import Service
import Store
import Testing

/// MD-18 and MD-21: the API's row is the pixel's, and values are read as shops write them.
@Suite(.serialized)
struct MDirectorValueTests {
    @Test("MD-18: the sales API makes the same row as the pixel; a wrong token gets 401")
    func api() throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0] + "?c=C-1"
        let reader = Reader(shop)
        try reader.get(link)
        try reader.get(
            "/track/sale?empId=4071&order_id=1&PRODUCTO=Zapato%20rojo&CANTIDAD=2&IMPORTE=39.90")
        try SaleAPITests.setLanding(shop, "st_cid")
        let id = try SaleAPITests.landingID(shop, link)
        let token = try SaleAPITests.token(shop)
        let body = """
            {"order_id": "2", "click_id": "\(id)", "PRODUCTO": "Zapato rojo", "CANTIDAD": 2,
             "IMPORTE": "39.90"}
            """
        #expect(try SaleAPITests.call(shop, token, body).status == 200)
        #expect(try SaleAPITests.call(shop, "wrong", body).status == 401)
        let report = try shop.report()
        #expect(report.table("sales")?.rows.count == 2)
        for column in ["contact", "product", "quantity", "amount", "link"] {
            let cells = [0, 1].map { report.cell("sales", column, row: $0) }
            #expect(cells[0] == cells[1], "\(column)")
        }
    }

    @Test(
        "MD-21: amounts and texts as shops write them",
        arguments: [
            ("IMPORTE=1.234,56", 123_456), ("IMPORTE=39,90", 3990),
            ("IMPORTE=%E2%82%AC%2039.90", 3990), ("IMPORTE=39.90%20EUR", 3990),
            ("IMPORTE=%8039,90", 3990), ("IMPORTE=1+234,50", 123_450),
        ])
    func amounts(query: String, cents: Int64) throws {
        let shop = try Shop()
        let hit = try Reader(shop).get("/track/sale?empId=4071&\(query)&PRODUCTO=camis%E9ta")
        #expect(hit.status == 200)
        let report = try shop.report(campaign: nil)
        #expect(report.cell("sales", "amount") == .euros(cents))
        #expect(report.cell("sales", "product") == .text("camiséta"))
        #expect(report.cell("sales", "remarks") == .text("no-cookie"))
    }

    @Test(
        "MD-21: what cannot be read is kept as sent, with a reason, never a 500",
        arguments: [
            ("IMPORTE=gratis", "unreadable-amount"), ("CANTIDAD=dos", "unreadable-quantity"),
            ("IMPORTE=5&currency=XYZ", "unknown-currency"),
            ("IMPORTE=%00%FF%", "unreadable-amount"),
            ("IMPORTE=1.234", "ambiguous-amount"), ("status=%zz", "unknown-status"),
        ])
    func unreadable(query: String, note: String) throws {
        let shop = try Shop()
        let hit = try Reader(shop).get("/track/sale?empId=4071&" + query)
        #expect(hit.status == 200 && hit.body.count == 43)
        let report = try shop.report(campaign: nil)
        #expect(report.cell("sales", "remarks") == .text("no-cookie " + note))
        #expect(try shop.hits().first?.query == "empId=4071&" + query)
    }

    @Test("random queries: always 200 and an image, every hit on record")
    func randomQueries() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("MDirectorValueTests.randomQueries: seed \(seed)")
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let shop = try Shop()
        let names = SaleField.allCases.flatMap(\.names) + ["empId", "x", "token", "st_cid"]
        let pieces = [
            "%", "%E9", "%00", "+", "@", ".", ",", "1", "9", "a", "€", "=", ";", "-", "&",
        ]
        let client = try LoopbackClient(shop.address)
        for round in 0..<300 {
            let query = (0..<next(12)).map { _ in
                names[next(names.count)] + "="
                    + (0..<next(9)).map { _ in
                        pieces[next(pieces.count)]
                    }.joined()
            }.joined(separator: "&")
            let target = "/track/sale?empId=4071&r=\(round)&" + query.filter(\.isASCII)
            let hit = try client.request("GET", target, headers: [("Host", Shop.host)])
            #expect(hit.status == 200 && hit.body.count == 43, "seed \(seed): \(target)")
        }
        #expect(try shop.hits().count == 300, "seed \(seed)")
    }
}
