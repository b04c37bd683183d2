import Foundation
import Model
import Testing

@testable import Reporting

@Suite struct JSONRendererTests {
    func parse(_ report: Report) throws -> NSDictionary {
        let data = Data(JSONRenderer().render(report).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    @Test func isReadByAnotherParser() throws {
        let sample = try SampleReport()
        let parsed = try parse(sample.report)
        let tables = try #require(parsed["tables"] as? [NSDictionary])
        #expect(tables.map { $0["key"] as? String } == ["totals", "links", "sales", "products"])
        let totals = try #require((tables[0]["rows"] as? [NSDictionary])?.first)
        #expect(totals["amount"] as? NSDictionary == ["minor_units": 14_365, "currency": "EUR"])
        #expect(totals["share_of_clicks"] as? Double == 3.0 / 41.0)
        #expect(totals["share_of_sent"] is NSNull)
        let sales = try #require(tables[2]["rows"] as? [NSDictionary])
        #expect(sales[0]["sold_at"] as? String == "2026-11-21T19:57:03.250Z")
        #expect(sales[0]["product"] as? String == "=1+1; \"rojo\"")
        #expect(sales[2]["product"] as? String == "\u{1B}[31mroja\u{202E}\r\n")
        #expect(sales[2]["quantity"] is NSNull)
        #expect((tables[3]["rows"] as? [NSDictionary])?.isEmpty == true)
        #expect(parsed["time_zone"] as? String == "Europe/Madrid")
    }

    @Test func everyCharacterComesBack() throws {
        let scalars = (0...0xFFFF).compactMap(Unicode.Scalar.init) + ["\u{1F45F}", "\u{10FFFF}"]
        let text = String(String.UnicodeScalarView(scalars))
        var report = try SampleReport().report
        report.title = text
        let title = try #require(try parse(report)["title"] as? String)
        #expect(Array(title.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func neverEndsAScriptElement() throws {
        var report = try SampleReport().report
        report.title = "</script><!--\u{2028}"
        let json = JSONRenderer().render(report)
        #expect(!json.contains("<") && !json.unicodeScalars.contains("\u{2028}"))
    }

    @Test func extremeNumbersAreValid() throws {
        let sample = try SampleReport()
        let values: [Cell] = [
            .integer(.min), .integer(.max), sample.money(.max),
            .share(numerator: 1, denominator: .max), .share(numerator: .min, denominator: 1),
        ]
        for value in values {
            var report = sample.report
            report.facts = [Report.Fact(key: "k", label: "l", value: value)]
            #expect(throws: Never.self) { try parse(report) }
        }
    }
}
