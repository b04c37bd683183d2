import Foundation
import TestSupport
import Testing

@testable import LinkRewriting

@Suite struct Base64Tests {
    /// RFC 4648, 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func codes(_ text: String, _ expected: String) {
        var output: [UInt8] = []
        Base64.encode(Array(text.utf8), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
        #expect(Base64.decode(Array(expected.utf8)[...]) == Array(text.utf8))
    }

    @Test func writesWhatFoundationWrites() {
        let seed = UInt64.random(in: 0...9_999)
        var random = SeededRandom(seed: seed)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            var output: [UInt8] = []
            Base64.encode(bytes, into: &output)
            let expected = Data(bytes).base64EncodedString(options: .lineLength76Characters)
            #expect(String(decoding: output, as: UTF8.self) == expected, "seed \(seed)")
            #expect(Base64.decode(output[...]) == bytes, "seed \(seed)")
        }
    }

    @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "Zg==Zg==", "Zm9v!", "=", "Zm9v\u{F1}", "Zm\09v"])
    func refusesDamage(_ text: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == nil)
    }

    @Test func skipsWhiteSpace() {
        #expect(Base64.decode(Array(" Zm\r\n\t9v\n".utf8)[...]) == Array("foo".utf8))
    }
}
