import Foundation
import HTTPServer
import Model
import Store
import TestSupport
import Testing

@testable import Service

/// Queries by chance over real sockets: always the image, never a crash, every hit on record.
///
/// `SALETRAIL_QUERIES=1000000` plays for as long as that takes; `SALETRAIL_QUERY_SEED` repeats.
@Suite(.serialized)
struct RandomQueryTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["SALETRAIL_QUERIES"].flatMap { Int($0) } ?? 2000

    @Test func everyHitIsOnRecord() throws {
        let seed =
            Self.environment["SALETRAIL_QUERY_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 0...UInt64.max)
        print("RandomQueryTests: seed \(seed)")
        var queries = RandomQuery(seed: seed)
        let shop = try Shop { $0.pixelRate = nil }
        let link = try shop.shoeLinks()[0]
        let client = try LoopbackClient(shop.address)
        var cookie = ""
        for index in 0..<Self.count {
            if index % 50 == 0 {
                let answer = try client.request("GET", link, headers: Self.fields)
                let line = try #require(answer.header("set-cookie"))
                cookie = String(line.prefix { $0 != ";" })
            }
            let query = queries.next()
            let target = "/track/sale?" + query
            let hit = try client.request(
                "GET", target, headers: Self.fields + [("Cookie", cookie)])
            let isImage = hit.status == 200 && hit.body.count == 43
            try #require(isImage, "\(hit.status), seed \(seed), query \(query)")
        }
        let reader = try FoldedTables(shop.folder, patience: .seconds(60)).reader
        let hits = try reader.hits(.installation, .all, limit: Self.count + 1)
        #expect(hits.count == Self.count, "seed \(seed)")
        var differences: [String] = []
        try Verification(shop.folder) { differences.append($0) }.run { _, _ in }
        #expect(differences == [], "seed \(seed)")
    }

    private static let fields = Shop.browser + [("Host", Shop.host)]
}

/// Queries as shops might send them, and as they never should.
struct RandomQuery {
    private var random: SeededRandom
    private static let values = [
        "", "1", "2", "-3", "0", "39.90", "39,90", "1.234,56", "1e9", "999999999999999999999",
        "EUR", "USD", "XXX", "%E9", "%C3%B1", "%F0%9F%91%A0", "%00", "%0A", "%", "%4", "=", "+",
        "ana%40shop.example", "write+to+bob@x.example", "4071", "9999", "refunded", "approved",
        "lead", "pending", "rebill", "now", "1795004800", "2026-11-21T10:00:00Z", "point",
        "%2540", "%3Cscript%3E", "'%20OR%201=1",
    ]

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func next() -> String {
        var parts: [String] = Int.random(in: 0..<10, using: &random) == 0 ? [] : ["empId=4071"]
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let field = SaleField.allCases.randomElement(using: &random) ?? .product
            let name = field.names.randomElement(using: &random) ?? ""
            parts.append(name + "=" + value())
        }
        if Int.random(in: 0..<40, using: &random) == 0 {
            parts += (0..<Int.random(in: 50...300, using: &random)).map { "PRODUCTO=p\($0)" }
        }
        return parts.joined(separator: "&")
    }

    private mutating func value() -> String {
        if Int.random(in: 0..<4, using: &random) > 0 {
            return Self.values.randomElement(using: &random) ?? ""
        }
        // Any byte that a request line may hold (RFC 9112, section 3): no space, no #.
        let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
            UInt8.random(in: 0x21...0x7E, using: &random)
        }
        return String(decoding: bytes.filter { $0 != 0x23 }, as: UTF8.self)
    }
}
