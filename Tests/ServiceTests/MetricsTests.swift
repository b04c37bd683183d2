import Foundation
import HTTPServer
import Service
import Testing

@testable import Store

/// The private listener.
@Suite(.serialized)
struct MetricsTests {
    /// The samples of the page, by name and labels.
    private func samples(_ shop: Shop) throws -> [String: Double] {
        let client = try LoopbackClient(try #require(shop.metricsAddress))
        let page = try client.request("GET", "/metrics")
        #expect(page.status == 200)
        #expect(page.header("content-type") == "text/plain; version=0.0.4; charset=utf-8")
        var samples: [String: Double] = [:]
        var families: Set<String> = []
        for line in page.text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                let name = String(line.split(separator: " ")[2])
                #expect(families.insert(name).inserted, "\(name) twice")
            }
            guard !line.hasPrefix("#") else { continue }
            let space = try #require(line.lastIndex(of: " "))
            let value = try #require(Double(line[line.index(after: space)...]))
            #expect(samples.updateValue(value, forKey: String(line[..<space])) == nil)
        }
        return samples
    }

    @Test(arguments: [1, 2]) func countsWhatHappened(_ loops: Int) throws {
        let shop = try Shop {
            $0.metricsAddress = "127.0.0.1:0"
            $0.server.loops = loops
        }
        let link = try shop.shoeLinks()[0]
        let reader = Reader(shop)
        for _ in 0..<3 { try reader.get(link) }
        try reader.get(link, method: "HEAD")
        try reader.get("/c/aaaa/1")
        try reader.get("/track/sale?empId=4071")
        try reader.get("/track/sale?empId=77")
        try reader.get("/nowhere")
        let samples = try samples(shop)
        for (name, value) in [
            ("saletrail_clicks_total{outcome=\"counted\"}", 3.0),
            ("saletrail_clicks_total{outcome=\"set-aside\"}", 1),
            ("saletrail_clicks_total{outcome=\"unknown-link\"}", 1),
            ("saletrail_sale_hits_total{outcome=\"taken\"}", 1),
            ("saletrail_sale_hits_total{outcome=\"set-aside\"}", 1),
            ("saletrail_sale_hits_total{outcome=\"rate-limited\"}", 0),
            ("saletrail_journal_pending_events", 0), ("saletrail_journal_failing", 0),
            ("saletrail_journal_events_total{outcome=\"committed\"}", 6),
            ("saletrail_journal_events_total{outcome=\"refused\"}", 0),
            ("saletrail_redirect_duration_seconds_count", 5),
            ("saletrail_redirect_duration_seconds_bucket{le=\"+Inf\"}", 5),
            ("saletrail_redirect_duration_seconds_bucket{le=\"2.5\"}", 5),
            ("saletrail_pixel_duration_seconds_count", 2),
            ("saletrail_http_requests_total{route=\"/c/{stamp}/{n}\",status=\"3xx\"}", 4),
            ("saletrail_http_requests_total{route=\"/c/{stamp}/{n}\",status=\"4xx\"}", 1),
            ("saletrail_http_requests_total{route=\"none\",status=\"4xx\"}", 1),
            ("saletrail_http_connections_total", 8),
        ] { #expect(samples[name] == value, "\(name)") }
        let sum = try #require(samples["saletrail_redirect_duration_seconds_sum"])
        #expect(sum > 0 && sum < 60)
    }

    @Test("red after a failed commit, until one succeeds")
    func readiness() throws {
        let shop = try Shop { $0.metricsAddress = "127.0.0.1:0" }
        let client = try LoopbackClient(try #require(shop.metricsAddress))
        let reader = Reader(shop)
        let segment = try Connection(
            path: shop.folder.journal + "/000001.sqlite", mode: .readWriteCreate)
        let refusing = { (table: String, event: String) in
            "CREATE TRIGGER no_\(table) BEFORE \(event) ON \(table) "
                + "BEGIN SELECT RAISE(ABORT, 'no'); END"
        }
        try segment.execute(refusing("event", "INSERT"))
        try segment.execute(refusing("segment", "UPDATE"))
        #expect(try client.request("GET", "/readyz").status == 200)
        let hit = try reader.get("/track/sale?empId=4071")
        #expect(hit.header("x-saletrail") == "unrecorded; reason=try-again")
        for _ in 0..<3 { #expect(try client.request("GET", "/readyz").status == 503) }
        #expect(try samples(shop)["saletrail_journal_failing"] == 1)
        #expect(try client.request("GET", "/healthz").status == 200)
        try segment.execute("DROP TRIGGER no_event; DROP TRIGGER no_segment")
        // Nobody clicks, nobody buys: it finds out by itself.
        #expect(try client.request("GET", "/readyz").status == 200)
        #expect(try samples(shop)["saletrail_journal_failing"] == 0)
    }

    @Test func onlyThePrivateListenerHasThem() throws {
        let shop = try Shop { $0.metricsAddress = "127.0.0.1:0" }
        let client = try LoopbackClient(try #require(shop.metricsAddress))
        #expect(try client.request("GET", "/healthz").text == "alive\n")
        #expect(try client.request("GET", "/readyz").text == "ready\n")
        #expect(try client.request("POST", "/metrics").status == 405)
        #expect(try client.request("GET", "/track/sale?empId=4071").status == 404)
        let reader = Reader(shop)
        for path in ["/metrics", "/healthz", "/readyz"] {
            #expect(try reader.get(path).status == 404)
        }
    }
}
