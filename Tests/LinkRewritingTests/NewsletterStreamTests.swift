import Foundation
import LinkRewriting
import TestSupport
import Testing

/// However a newsletter arrives, links, warnings and bytes are the same.
@Suite struct NewsletterStreamTests {
    private static let files =
        FixtureTests.cases + TestFolders.files(TestFolders.newsletters, ending: ".html")

    @Test(arguments: FixtureTests.cases)
    func piecesOfAnyOneSizeGiveTheSame(_ file: URL) throws {
        let html = try TestFolders.bytes(file)
        let whole = Streaming(whole: html)
        for size in [1, 2, 3, 7, 64, 1_000] {
            #expect(Streaming(html) { _ in size } == whole, "\(size) bytes at a time")
        }
    }

    @Test(arguments: files)
    func randomPiecesGiveTheSame(_ file: URL) throws {
        let html = try TestFolders.bytes(file)
        let whole = Streaming(whole: html)
        for seed in UInt64(1)...3 {
            var random = SeededRandom(seed: seed)
            let streamed = Streaming(html) { _ in Int.random(in: 1...5_000, using: &random) }
            #expect(streamed == whole, "seed \(seed)")
        }
    }

    /// Behind so much text that the stream has begun to hand out passages.
    @Test(arguments: [
        "<p><a href='https://shop.example/x'>Zapatos <b>rojos</b></a> fin",
        "<!--[if mso]><v:rect href='https://shop.example/v'>x</v:rect><![endif]-->",
        "<style>a<b</sty</style ><a href=https://shop.example/u>x</a>",
        "<script><!--<script></script>--></script><a href=https://shop.example/u>x</a>",
        "<script><!-->x</script><a href=https://shop.example/u>x</a>",
        "<svg><desc><a href='https://shop.example/s'></desc><![CDATA[<a>]]></svg><br/>",
        "<a title='>' href=\"https://shop.example/q\">q</a><!-- --!><!doctype x><?y></3>",
        "<title>&lt;</title><v:oval href='https://shop.example/o'><a href='/x'>t</a></v:oval>",
        "<a href='https://shop.example/unfinished", "<p></", "<p><", "<p><!-", "<a title=\">",
    ])
    func splittingAnywhereGivesTheSame(_ html: String) {
        let start = Array("<p>".utf8) + Array(repeating: UInt8(ascii: "."), count: 5_000)
        let bytes = start + Array(html.utf8)
        let whole = Streaming(whole: bytes)
        for split in start.count..<bytes.count {
            #expect(Streaming(bytes) { $0 == 0 ? split : bytes.count } == whole, "at \(split)")
        }
        #expect(Streaming(bytes) { $0 == 0 ? start.count : 1 } == whole, "byte by byte")
    }

    @Test func countsLinksAcrossPassages() throws {
        var stream = NewsletterStream(rules: Rewriting.rules)
        let html = String(repeating: "<a href='https://shop.example/x'>x</a>", count: 200)
        var links = try stream.feed(Array(html.utf8)).links
        #expect(links.count == 200)
        links += try stream.feed(Array(html.utf8)).links
        #expect(links.map(\.position) == Array(1...400))
        #expect(Set(links.map(\.valueRange)).count == 200)
    }

    @Test func refusesWhatIsNoNewsletter() {
        for html in ["", "%PDF-1.7 <a href=x>", "text only", "<meta charset=iso-2022-jp>"] {
            let streamed = Streaming(Array(html.utf8)) { _ in 1 }
            #expect(streamed.error != nil)
            #expect(streamed == Streaming(whole: Array(html.utf8)))
        }
    }
}
