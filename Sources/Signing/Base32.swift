/// Base32 (RFC 4648, section 6) in lower case and without padding; read in any case.
///
/// Every byte string has exactly one text apart from case, and only that one is read.
package enum Base32 {
    private static let alphabet: InlineArray<32, UInt8> = [
        0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D,
        0x6E, 0x6F, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A,
        0x32, 0x33, 0x34, 0x35, 0x36, 0x37,
    ]

    /// How many characters `count` bytes take.
    package static func textLength(ofBytes count: Int) -> Int { (count * 8 + 4) / 5 }

    /// The text of `bytes`, as ASCII.
    package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(textLength(ofBytes: bytes.count))
        append(bytes, to: &text)
        return text
    }

    /// Appends the text of `bytes`, as ASCII.
    static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for byte in bytes {
            bits = bits &<< 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(alphabet[Int(bits &>> held & 31)])
            }
        }
        // RFC 4648, section 6: the last character is filled up with zero bits.
        if held > 0 { text.append(alphabet[Int(bits &<< (5 - held) & 31)]) }
    }

    /// The bytes of `text`; `nil` for any other character, a length no encoder makes, and
    /// trailing bits that are not zero (RFC 4648, section 3.5).
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 5 / 8)
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for character in text {
            guard let value = value(of: character) else { return nil }
            bits = bits &<< 5 | value
            held += 5
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits &>> held))
        }
        // Five or more bits left over would be a character that carries nothing.
        guard held < 5, bits & (1 &<< held - 1) == 0 else { return nil }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case 0x61...0x7A: UInt32(character - 0x61)
        case 0x41...0x5A: UInt32(character - 0x41)
        case 0x32...0x37: UInt32(character - 0x32 + 26)
        default: nil
        }
    }
}
