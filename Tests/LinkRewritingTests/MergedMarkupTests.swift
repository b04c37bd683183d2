import TestSupport
import Testing

@testable import LinkRewriting

/// Whatever a value holds, the newsletter's markup stays what it was: random newsletters, filled
/// in with a harmless value and with a malicious one, have the same tags and attributes.
@Suite struct MergedMarkupTests {
    private static let pieces = [
        "<p>", "</p>", "{{v}}", "{{v|x-y}}", "<a href=\"https://s.example/?a={{v}}\">", "</a>",
        "<a href={{v}}>", "<td width={{v}} align=left>", "<img src='{{v}}' alt='-{{v}}-'>",
        "<!--[if mso]>", "<![endif]-->", "-", "<!--", "-->", "<style>", "</style>", "<script>",
        "</script>", "<title>", "</title>", "<svg>", "</svg>", "<p {{v}}>", "<p title=\"",
        "'", "\"", ">", " ", "text", "<a data-track=off href='https://s.example/{{v}}'>",
        "<![CDATA[", "]]>", "<textarea>", "</textarea>", "<a href='mailto:{{v}}'>",
    ]
    private static let attacks = [
        "<script>", "\" onclick=\"x", "' x='", "-->", "--!>", "-", "a b=c", "", "]]>", "</title>",
        "</style>", "&lt;", ">", "{{v}}", "</textarea><a>", " /", "`", "=",
    ]

    @Test func markupStays() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("MergedMarkupTests.markupStays: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for round in 0..<3_000 {
            let html = (0..<Int.random(in: 1...25, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            guard let newsletter = try? Rewriting.newsletter(html) else { continue }
            let compiled = newsletter.compiled(
                columns: ColumnNames(["v"]), frame: Rewriting.frame)
            let harmless = Self.shape(Rewriting.merged(compiled.template, stamp: "s", ["v"]))
            for attack in Self.attacks {
                let shape = Self.shape(Rewriting.merged(compiled.template, stamp: "s", [attack]))
                #expect(shape == harmless, "seed \(seed), round \(round): \(html) \(attack)")
            }
        }
    }

    /// Every token with its name and the names of its attributes, and those inside Outlook's
    /// comments.
    private static func shape(_ html: [UInt8]) -> [String] {
        html.withUnsafeBufferPointer { shape($0, in: $0.indices) }
    }

    private static func shape(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>
    ) -> [String] {
        var scanner = HTMLScanner(bytes, in: range)
        var elements = OpenElements()
        var found: [String] = []
        while let token = scanner.next() {
            found.append("\(token.kind) \(token.isTerminated)")
            let traits = ElementTable.standard[token.name]
            if token.kind == .startTag {
                scanner.readAttributes(of: token)
                let attributes = scanner.attributes.map {
                    String(decoding: bytes[$0.name], as: UTF8.self)
                }
                found += [String(decoding: bytes[token.content], as: UTF8.self)] + attributes
                let mode = elements.start(token.name, traits, in: scanner).mode
                if mode != .data { scanner.enter(mode, of: token.name) }
            }
            if token.kind == .endTag { elements.end(token.name, traits) }
            if token.kind == .comment,
                let content = ConditionalComment.content(of: token, in: bytes)
            {
                found += shape(bytes, in: content)
            }
            scanner.allowsCDATA = elements.isInForeignContent
        }
        return found
    }
}
