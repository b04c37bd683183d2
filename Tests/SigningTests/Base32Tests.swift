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
