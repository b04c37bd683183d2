import TestSupport
import Testing

@testable import LinkRewriting

/// Messages put together at random: what must hold for any input. A failure names its seed.
@Suite struct RandomMessageTests {
    @Test func soundMessagesAreRewrittenPartByPart() throws {
        for seed in UInt64(1)...400 {
            let made = RandomMessage(seed: seed)
            let message = try MailMessage(
                made.bytes, rules: Rewriting.rules, rewritesText: made.rewritesText)
            #expect(message.rewritten { _ in nil } == made.bytes, "seed \(seed)")
            let output = message.rewritten(Rewriting.value)
            let parts = try Self.parts(output)
            #expect(parts.count == made.parts.count, "seed \(seed)")
            var first = 0
            for (part, source) in zip(parts, made.parts) {
                let expected = try source.rewritten(first, made.rewritesText)
                #expect(part.text == expected.text, "seed \(seed)")
                first += expected.links
                let isEncoded = source.coding == "base64" || source.coding == "quoted-printable"
                let lines = output[part.range].split(separator: 0x0A)
                #expect(!isEncoded || lines.allSatisfy { $0.count <= 77 }, "seed \(seed)")
            }
            #expect(message.links.map(\.position) == Array(1..<(first + 1)), "seed \(seed)")
        }
    }

    private static func parts(_ bytes: [UInt8]) throws -> [FoundPart] {
        var finder = PartFinder(bytes, findsText: true)
        try finder.visit(bytes.indices)
        return finder.parts
    }

    /// Cut, doubled and scrambled: nothing crashes, and nothing changes unless it is a link.
    @Test func damagedMessagesSurvive() {
        for seed in UInt64(1)...3_000 {
            var random = SeededRandom(seed: seed)
            var bytes = RandomMessage(seed: seed % 50 + 1).bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                Self.damage(&bytes, &random)
            }
            for rewritesText in [true, false] {
                guard
                    let message = try? MailMessage(
                        bytes, rules: Rewriting.rules, rewritesText: rewritesText)
                else { continue }
                #expect(message.rewritten { _ in nil } == bytes, "seed \(seed)")
                _ = message.rewritten(Rewriting.value)
            }
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 0...40, using: &random))
        let pieces = ["\r", "\n", "\r\n\r\n", "--b0\n", "--", "=", "\0", ":", " ", "\"", "("]
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes.removeSubrange(at..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
        case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: at)
        case 3: bytes = Array(bytes[..<end])
        default: bytes = bytes.map { $0 == 0x0A && Bool.random(using: &random) ? 0x0D : $0 }
        }
    }

    @Test func anyBytesSurvive() {
        for seed in UInt64(1)...3_000 {
            var random = SeededRandom(seed: seed)
            let alphabet = Array(
                "Content-Type: \r\n\r\n--b;=\"<a href>https://x.{{}}()\u{F1}\0".utf8)
            let bytes = (0..<Int.random(in: 1...300, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            for name in ["x.eml", "x.txt", ""] {
                let document = try? NewsletterDocument(
                    bytes, name: name, rules: Rewriting.rules, rewritesText: true)
                #expect((document?.rewritten { _ in nil } ?? bytes) == bytes, "seed \(seed)")
                _ = document?.rewritten(Rewriting.value)
            }
        }
    }

    /// Each of these could take time in the square of its length: that would be hours.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "https://a.b/{{ ", "https://a.b/)))", "[1] ", "https://a.b ", "www.", "\n",
            "https://{{", "a:\n", "https://a.b/((((", "\n-----BEGIN PGP", "=\n", "“", "--b\n",
        ])
    func takesTimeInProportion(_ piece: String) {
        let text = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
        let header = Array("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n".utf8)
        for document in [text, header + text] {
            let read = try? NewsletterDocument(
                document, rules: Rewriting.rules, rewritesText: true)
            #expect((read?.rewritten { _ in nil } ?? document) == document)
        }
        _ = QuotedPrintableBody(text, text.indices)
    }
}
