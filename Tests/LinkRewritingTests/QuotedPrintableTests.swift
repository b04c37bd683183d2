import LinkRewriting
import TestSupport
import Testing

@Suite struct QuotedPrintableTests {
    private static func encoded(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        QuotedPrintable.encode(text, into: &output)
        return output
    }

    private static let long = String(repeating: "a", count: 74)

    @Test(arguments: [
        ("", ""), ("año", "a=C3=B1o"), ("a=b", "a=3Db"), ("a \nb\t", "a=20\r\nb=09"),
        ("a b", "a b"), ("a\r\nb", "a\r\nb"), ("a\rb", "a=0Db"), ("\n\n", "\r\n\r\n"),
        (".\n..", "=2E\r\n=2E."), ("--x", "=2D-x"), ("From me", "=46rom me"),
        ("Fromage", "Fromage"),
        ("x\0", "x=00"), (long + "ab", long + "a=\r\nb"), (long + "a=", long + "a=\r\n=3D"),
        (long + "=", long + "=\r\n=3D"), (long + "a.", long + "a=\r\n=2E"),
    ])
    func encodes(_ text: String, _ expected: String) {
        #expect(String(decoding: Self.encoded(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test func appends() {
        var output: [UInt8] = [0x78]
        QuotedPrintable.encode([0x79], into: &output)
        #expect(output == [0x78, 0x79])
    }

    @Test(.enabled(if: Python.isThere))
    func isReadByPython() throws {
        let seed = UInt64.random(in: 0...9_999)
        var random = SeededRandom(seed: seed)
        let alphabet = Array("aaaaaaaabc  =.-F\t\n\u{F1}€rom".utf8) + [0, 0xFF]
        let text = (0..<40_000).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        let encoded = Self.encoded(text)
        let lines = String(decoding: encoded, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false
        ).map { Array($0.utf8) }
        #expect(lines.allSatisfy { $0.count <= 76 }, "seed \(seed)")
        #expect(!lines.contains { $0.last == 0x20 || $0.last == 0x09 }, "seed \(seed)")
        #expect(!lines.contains { $0.first == 0x2E || $0.first == 0x2D }, "seed \(seed)")
        let hex = try Python.run("import quopri; print(quopri.decodestring(data).hex())", encoded)
        let canonical = text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        #expect(hex == Hex.text(canonical) + "\n", "seed \(seed)")
    }
}
