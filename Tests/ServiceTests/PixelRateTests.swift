import Foundation
import HTTPServer
import Service
import Testing

/// One address that reports sales without end.
@Suite(.serialized)
struct PixelRateTests {
    private func from(_ address: String) -> [(String, String)] {
        Shop.browser + [("X-Forwarded-For", address)]
    }

    @Test("over the limit the image still comes, nothing is kept, and redirects go on")
    func flood() throws {
        let shop = try Shop {
            $0.server.trustedProxies = [AddressRange("127.0.0.1")!]
            $0.pixelRate = 1
        }
        let link = try shop.shoeLinks()[0]
        let reader = Reader(shop)
        for _ in 0..<10 {
            let hit = try reader.get("/track/sale?empId=4071", headers: from("192.0.2.1"))
            #expect(hit.status == 200)
        }
        let flooded = try reader.get("/track/sale?empId=4071", headers: from("192.0.2.1"))
        #expect(flooded.status == 429)
        #expect(flooded.header("retry-after") == "1")
        #expect(flooded.header("content-type") == "image/gif")
        #expect(flooded.header("x-saletrail") == "unrecorded; reason=rate-limit")
        #expect(flooded.body.count == 43)
        for _ in 0..<30 {
            #expect(try reader.get(link, headers: from("192.0.2.1")).status == 302)
        }
        let other = try reader.get("/track/sale?empId=4071", headers: from("192.0.2.2"))
        #expect(other.status == 200)
        #expect(try shop.hits().count == 11)
    }

    @Test("calls of the API count like hits, a beacon's answer is its shop's to read")
    func others() throws {
        let shop = try Shop {
            $0.server.trustedProxies = [AddressRange("127.0.0.1")!]
            $0.pixelRate = 1
        }
        let origin = ("Origin", "https://shop.example")
        func post(_ path: String) throws -> ClientResponse {
            try Reader(shop).get(
                path, method: "POST", headers: from("192.0.2.1") + [origin])
        }
        for _ in 0..<10 { #expect(try post("/api/v1/sales").status == 401) }
        let call = try post("/api/v1/sales")
        #expect(call.status == 429)
        #expect(call.header("retry-after") == "1")
        #expect(call.header("content-type") == "application/problem+json")
        #expect(call.text.contains(#""status":429"#))
        let beacon = try post("/track/sale?empId=4071")
        #expect(beacon.status == 429 && beacon.body.isEmpty)
        #expect(beacon.header("access-control-allow-origin") == "https://shop.example")
    }

    @Test("this machine and proxies that say nothing of the reader are not limited")
    func house() throws {
        let shop = try Shop { $0.pixelRate = 1 }
        let reader = Reader(shop)
        for _ in 0..<15 { #expect(try reader.get("/track/sale?empId=4071").status == 200) }
    }
}
