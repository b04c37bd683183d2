import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct HTMLRendererTests {
    static let hostile = "<script>alert('x')</script>\" onload=\"x &amp; \u{0}\u{1B}\u{85}"

    @Test(arguments: [
        ("a & b", "a &amp; b"), ("<b>", "&lt;b&gt;"), ("\"'", "&quot;&#39;"),
        ("&amp;", "&amp;amp;"), ("\0\u{1B}\u{85}\r", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("<\u{301}", "&lt;\u{301}"), ("👟 حذاء", "👟 حذاء"),
    ])
    func escapes(text: String, expected: String) {
        #expect(HTMLText.escaped(text) == expected)
    }

    @Test func nothingFromOutsideBecomesMarkup() throws {
        let sample = try SampleReport()
        let column = Column(key: "k", title: Self.hostile, kind: .text)
        let cells: [Cell] = [.text(Self.hostile)]
        let tables = [[cells], []].map { rows in
            ReportTable(
                key: "k", title: Self.hostile, columns: [column], rows: rows, totals: cells,
                note: Self.hostile, whenEmpty: Self.hostile)
        }
        let report = Report(
            title: Self.hostile,
            facts: [Report.Fact(key: "k", label: Self.hostile, value: .text(Self.hostile))],
            tables: tables, clock: sample.clock)
        let html = HTMLRenderer().render(report)
        #expect(html.contains("&lt;script&gt;"))
        #expect(!html.contains("<script") && !html.contains("\" onload"))
    }

    /// A page whose elements all close is well-formed XML after its void elements are.
    @Test func everyElementCloses() throws {
        let html = HTMLRenderer().render(try SampleReport().report)
            .replacing(#/<(meta[^>]*)>/#) { "<\($0.1)/>" }
        let parser = XMLParser(data: Data(html.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    @Test func isAccessibleAndSelfContained() throws {
        let html = HTMLRenderer().render(try SampleReport().report)
        for needed in [
            "<html lang=\"en\">", "<caption>Links</caption>", "<th scope=\"col\">Link</th>",
            "<th scope=\"row\">", "prefers-color-scheme: dark", "@media print", "<tfoot>",
            "<td class=\"number\">79.80 EUR</td>", "name=\"viewport\"",
            "<time datetime=\"2026-11-21T19:57:03.250Z\">2026-11-21 20:57</time>",
            "<p class=\"empty\">No sales yet.",
        ] {
            #expect(html.contains(needed), "\(needed)")
        }
        for foreign in ["<script", "src=", "href=", "url(", "@import", "http:", "https:"] {
            #expect(!html.contains(foreign), "\(foreign)")
        }
    }
}
