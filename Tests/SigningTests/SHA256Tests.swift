import Foundation
import Testing

@testable import Signing

@Suite struct SHA256Tests {
    /// Messages and digests of the NIST example files "SHA256.pdf" and FIPS 180-2, appendix B.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
                + "klmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func digestsNISTExamples(message: String, digest: String) {
        #expect(hexadecimal(SHA256.digest(Array(message.utf8))) == digest)
    }

    @Test func digestsAMillionLetters() {
        var hash = SHA256()
        let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
        for _ in 0..<1000 { hash.update(piece) }
        #expect(
            hexadecimal(hash.finish())
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func digestsEveryLengthAsPythonDoes() throws {
        let rows = try fixture("sha256-lengths.txt").split(separator: "\n").dropFirst()
        #expect(rows.count == 301)
        for row in rows {
            let fields = row.split(separator: " ")
            let length = try #require(Int(fields[0]))
            let message = (0..<length).map { UInt8(truncatingIfNeeded: 7 * $0 + length) }
            #expect(hexadecimal(SHA256.digest(message)) == fields[1], "length \(length)")
        }
    }

    @Test func piecesDoNotMatter() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        let whole = SHA256.digest(message)
        for size in 1...130 {
            var hash = SHA256()
            for start in stride(from: 0, to: message.count, by: size) {
                hash.update(Array(message[start..<min(start + size, message.count)]))
            }
            #expect(hash.finish() == whole, "pieces of \(size)")
        }
    }
}
