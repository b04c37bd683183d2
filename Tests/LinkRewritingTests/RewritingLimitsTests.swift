import Testing

@testable import LinkRewriting

/// What bounds memory depends on offsets in the document only, never on how it arrives.
@Suite struct RewritingLimitsTests {
    private static let link = "<a href='https://shop.example/x'>x</a>"

    /// A token of `length` bytes that ends, between two links.
    private static func document(_ opening: String, _ closing: String, length: Int) -> [UInt8] {
        let filling = String(
            repeating: "x", count: length - opening.utf8.count - closing.utf8.count)
        return Array((link + opening + filling + closing + link).utf8)
    }

    @Test(arguments: [
        ("<!--", "-->"), ("<p title='", "'>"), ("<?", ">"), ("<!--[if mso]>", "<![endif]-->"),
        ("</p ", ">"), ("<!doctype ", ">"),
    ])
    func theLongestTokenIsTaken(_ opening: String, _ closing: String) {
        let limit = RewritingLimits.longestToken
        for (length, tracked) in [(limit, 2), (limit + 1, 1)] {
            let html = Self.document(opening, closing, length: length)
            let whole = Streaming(whole: html)
            #expect(whole.links.count == tracked)
            let tooLong = RewritingWarning.tooLong(offset: Self.link.utf8.count)
            #expect(whole.warnings == (tracked == 2 ? [] : [tooLong]))
            for size in [1_000, 4_099, 300_000] {
                #expect(Streaming(html) { _ in size } == whole, "\(size) bytes at a time")
            }
        }
    }

    @Test(arguments: [-1, 0, 1])
    func textIsLookedForOnlySoFar(_ more: Int) {
        // A tag that adds no text, so that only the distance counts.
        let before = RewritingLimits.linkTextReach + more - 3
        let filling = "<b" + String(repeating: " ", count: before - 3) + ">"
        let html = Array("<a href='https://shop.example/x'>\(filling)Ver</a>".utf8)
        let whole = Streaming(whole: html)
        #expect(whole.links[0].contains(more <= 0 ? " Ver|" : " Ve|"))
        for size in [1, 999, 65_536] {
            #expect(Streaming(html) { _ in size } == whole, "\(size) bytes at a time")
        }
    }

    @Test func fiftyMegabytesOfTextAreNotKept() throws {
        try expectLittleIsKept("text without any markup ", total: 50_000_000)
    }

    /// What never ends, and what there can be much of.
    @Test(arguments: [
        "<a href='https://shop.example/x'>text ", "<!-- x ", "<p title=\"x ",
        "<style> a < b </sty ", "<script><!-- <script> ", "<v:rect href='https://shop.example/'>",
        "<svg><desc>", "<p><a href='https://shop.example/x'>x</a></p>\n", "<![CDATA[ ", "</",
    ])
    func aStreamKeepsLittle(_ piece: String) throws {
        try expectLittleIsKept(piece, total: 10 * RewritingLimits.longestToken)
    }

    private func expectLittleIsKept(_ piece: String, total: Int) throws {
        let chunk = Array(String(repeating: piece, count: 65_536 / piece.utf8.count).utf8)
        let limit = RewritingLimits.longestToken + RewritingLimits.linkTextReach + 2 * chunk.count
        var stream = NewsletterStream(rules: Rewriting.rules)
        var (fed, given) = (0, try stream.feed(Array("<p>".utf8)).bytes.count)
        while fed < total {
            given += try stream.feed(chunk).bytes.count
            fed += chunk.count
            try #require(stream.keptCount <= limit)
        }
        given += try stream.finish().bytes.count
        #expect(given == fed + 3)
    }
}
