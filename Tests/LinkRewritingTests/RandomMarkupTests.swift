import TestSupport
import Testing

@testable import LinkRewriting

/// Markup put together at random: what must hold for any input. A failure names its seed.
@Suite struct RandomMarkupTests {
    private static let pieces = [
        "<a href=\"https://shop.example/x\">", "<a href='https://shop.example/?a={{b}}'>", "</a>",
        "<A HREF=https://shop.example/u", "<area href = \"https://shop.example\"", "<!--", "-->",
        "--!>", "<!-->", "<!--[if mso]>", "<![endif]-->", "<v:rect href='http://shop.example/v'>",
        "</v:rect>", "<svg>", "</svg>", "<desc>", "<math>", "<mi>", "<style>", "</style>",
        "<script>", "</script>", "<title>", "</title>", "<![CDATA[", "]]>", "<?x", "<!doctype x",
        "\"", "'", ">", "<", "=", "/", " ", "\n", "text", "&amp;", "&copy", "\0", "\u{E9}", "<p>",
        "</p>", "<br/>", "{{x}}", "*|X|*", "href=\"https://shop.example/y\"", "notrack",
    ]

    private static func document(seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 1...60, using: &random)
        return (0..<count).flatMap { _ in Array((pieces.randomElement(using: &random) ?? "").utf8) }
    }

    @Test func rewritingKeepsEveryLinkAndAllElse() throws {
        for seed in UInt64(1)...4_000 {
            let html = Self.document(seed: seed)
            guard let newsletter = try? Newsletter(html: html, rules: Rewriting.rules) else {
                continue
            }
            #expect(newsletter.rewritten { _ in nil } == html, "seed \(seed)")
            let output = newsletter.rewritten(Rewriting.value)
            let again = try Newsletter(html: output, rules: Rewriting.rules)
            #expect(again.links.map(\.element) == newsletter.links.map(\.element), "seed \(seed)")
            for (before, after) in zip(newsletter.links, again.links) {
                let isOurs = after.url.hasPrefix(Rewriting.prefix)
                let isReplaced = before.isTracked && before.canHold(Rewriting.value(for: before))
                #expect(isOurs == isReplaced, "seed \(seed)")
            }
        }
    }

    @Test func anyPiecesGiveTheSame() {
        for seed in UInt64(1)...1_500 {
            var random = SeededRandom(seed: seed ^ 0x5EED)
            // Long enough for the stream to hand out passages while it is fed.
            let html = (0..<60).flatMap { Self.document(seed: seed &* 1_000 &+ $0) }
            let whole = Streaming(whole: html)
            let streamed = Streaming(html) { _ in Int.random(in: 1...400, using: &random) }
            #expect(streamed == whole, "seed \(seed)")
        }
    }

    /// What a stream relies on: a token that ended stays the same whatever follows.
    @Test func moreInputOnlyAddsTokens() {
        for seed in UInt64(1)...200 {
            let html = Self.document(seed: seed)
            let all = Self.terminatedTokens(html)
            for length in 0..<html.count {
                let some = Self.terminatedTokens(Array(html[..<length]))
                #expect(some == Array(all.prefix(some.count)), "seed \(seed), \(length) bytes")
            }
        }
    }

    private static func terminatedTokens(_ html: [UInt8]) -> [Range<Int>] {
        html.withUnsafeBufferPointer { bytes in
            var scanner = HTMLScanner(bytes, in: bytes.indices)
            var elements = OpenElements()
            var ranges: [Range<Int>] = []
            while let token = scanner.next(), token.isTerminated {
                ranges.append(token.range)
                let traits = ElementTable.standard[token.name]
                if token.kind == .startTag {
                    scanner.readAttributes(of: token)
                    let mode = elements.start(token.name, traits, in: scanner).mode
                    if mode != .data { scanner.enter(mode, of: token.name) }
                }
                if token.kind == .endTag { elements.end(token.name, traits) }
                scanner.allowsCDATA = elements.isInForeignContent
            }
            return ranges
        }
    }
}
