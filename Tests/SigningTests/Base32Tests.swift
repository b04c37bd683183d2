import Testing

@testable import Signing

@Suite struct Base32Tests {
    /// RFC 4648, section 10, without padding and in lower case.
    @Test(arguments: [
        ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"),
        ("fooba", "mzxw6ytb"), ("foobar", "mzxw6ytboi"),
    ])
    func matchesRFC4648(plain: String, text: String) {
        #expect(ascii(Base32.encode(Array(plain.utf8))) == text)
        #expect(Base32.decode(text.utf8) == Array(plain.utf8))
        #expect(Base32.decode(text.uppercased().utf8) == Array(plain.utf8))
        #expect(Base32.textLength(ofBytes: plain.utf8.count) == text.utf8.count)
    }

    @Test(arguments: [
        "m", "mzx", "mzxw6y",  // lengths that no encoder makes
        "mz", "mzxr", "mzxw7", "mzxw6yr",  // trailing bits
        "my======", "mzxw6===", "my ", " my", "m y", "m1", "m0", "m8", "m9", "mñ", "m-", "m\0",
    ])
    func refuses(text: String) {
        #expect(Base32.decode(text.utf8) == nil)
    }

    @Test func oneTextForEachByteString() {
        // Of all texts of two characters exactly 256 are read: one for each byte.
        let characters = (UInt8.min...UInt8.max).filter { !(0x41...0x5A).contains($0) }
        var read = Set<[UInt8]>()
        var count = 0
        for first in characters {
            for second in characters {
                guard let bytes = Base32.decode([first, second]) else { continue }
                read.insert(bytes)
                count += 1
            }
        }
        #expect(count == 256 && read.count == 256)
    }

    /// RFC 4648, section 6, bit by bit.
    @Test func everyLengthIsWrittenAsTheStandardSays() {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 89 + length * 31) }
            var bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
            while bits.count % 5 != 0 { bits.append(0) }
            let expected = stride(from: 0, to: bits.count, by: 5).map { start in
                letters[bits[start..<start + 5].reduce(0) { $0 << 1 | Int($1) }]
            }
            var text = Array("before".utf8)
            Base32.append(bytes.span, to: &text)
            #expect(text == Array("before".utf8) + expected, "length \(length)")
            #expect(Base32.decode(expected) == bytes, "length \(length)")
        }
    }

    @Test func comparesInConstantTime() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(constantTimeEqual([UInt8](), []))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
        for index in 0..<16 {
            var other = [UInt8](repeating: 7, count: 16)
            other[index] ^= 0x80
            #expect(!constantTimeEqual([UInt8](repeating: 7, count: 16), other))
        }
    }
}
