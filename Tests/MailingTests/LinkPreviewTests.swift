import Foundation
import LinkRewriting
import Testing

@testable import Mailing

struct LinkPreviewTests {
    private func page(_ html: [UInt8], name: String = "x.html") throws -> String {
        let plan = try LinkPlan(
            html, LinkOptions(), base: "https://t.example", ownHosts: ["t.example"])
        let html = try #require(plan.newsletter.html)
        return LinkPreview(
            name: name, html, plan.outcomes, remarks: plan.warnings + plan.notes
        ).page
    }

    /// What the browser makes of `srcdoc`.
    private func inner(_ page: String) throws -> String {
        let start = try #require(page.range(of: "srcdoc=\"")?.upperBound)
        let bytes = page[start...].utf8.prefix { $0 != UInt8(ascii: "\"") }
        // Literally: a combining mark behind a reference must not hide it.
        return String(decoding: bytes, as: UTF8.self)
            .replacingOccurrences(of: "&quot;", with: "\"", options: .literal)
            .replacingOccurrences(of: "&amp;", with: "&", options: .literal)
    }

    @Test func everyLinkHasItsBadgeAndRow() throws {
        let html = """
            <a href='https://shop.example/?a=1&amp;b="2"'>Buy</a>
            <a href=https://shop.example/x>X</a>
            <a href="https://shop.example/unsubscribe" class="y">Out</a><area href="prices.html">
            <!--[if mso]><v:rect href="https://shop.example/o">Outlook</v:rect><![endif]-->
            """
        let page = try page(Array(html.utf8))
        let copy = try inner(page)
        #expect(copy.contains("\"2\"' data-saletrail=\"sales\" data-saletrail-number=\"1\" >Buy"))
        #expect(copy.contains("/x data-saletrail=\"sales\" data-saletrail-number=\"2\" >X"))
        #expect(copy.contains("data-saletrail=\"service\" data-saletrail-number=\"3\"  class"))
        #expect(copy.contains("data-saletrail=\"warning\" data-saletrail-number=\"4\""))
        #expect(copy.contains("<v:rect href=\"https://shop.example/o\">Outlook"))
        for number in 1...5 { #expect(page.contains("\">\(number)</span></th>")) }
        #expect(page.contains("Outlook only</span>") && page.contains("part of a picture</span>"))
        #expect(page.contains("4 of 5 links tracked") == false)
        #expect(page.contains("3 of 5 links tracked, 1 to look at."))
    }

    /// Nothing of the newsletter gets out of the frame, and no script runs in it.
    @Test func theNewsletterStaysInItsFrame() throws {
        let hostile = """
            <p>\"\u{301}></iframe><script>alert(1)</script>&quot;>&amp;quot;
            <a href="https://shop.example/&quot;&gt;&lt;script&gt;">"><script>x()</script></a>
            """
        let page = try page(Array(hostile.utf8), name: "<script>\"'.html")
        #expect(
            page.contains("<iframe title=\"The newsletter with its links numbered\" sandbox srcdoc")
        )
        #expect(page.contains("default-src 'none'; img-src http: https: data:; style-src"))
        let copy = try inner(page)
        let first = hostile.split(separator: "\n")[0]
        #expect(copy.utf8.starts(with: first.utf8))
        let start = try #require(page.range(of: "srcdoc=\"")?.upperBound)
        let length = page[start...].utf8.prefix { $0 != UInt8(ascii: "\"") }.count
        let end = page.utf8.index(start, offsetBy: length)
        #expect(page[end...].hasPrefix("\"></iframe>"))
        let around = String(page[..<start]) + page[end...]
        #expect(!around.contains("<script"))
    }

    @Test func otherBytesAreRead() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bom = mark + Array("<p>ñ <a href=https://shop.example>x</a>".utf8)
        #expect(try inner(page(bom)).hasPrefix("<p>ñ <a"))
        let latin = Array("<p>a".utf8) + [0xF1] + Array("o <a href=https://shop.example>x</a>".utf8)
        #expect(try inner(page(latin)).hasPrefix("<p>año <a"))
    }

    @Test func withoutLinks() throws {
        let page = try page(Array("<p>nothing</p>".utf8))
        #expect(page.contains("The newsletter has no links."))
        #expect(page.contains("0 of 0 links tracked"))
    }
}
