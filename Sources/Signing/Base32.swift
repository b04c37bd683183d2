/// Base32 (RFC 4648, section 6) in lower case and without padding; read in any case.
///
/// Every byte string has exactly one text apart from case, and only that one is read.
package enum Base32 {
    /// How many characters `count` bytes take.
    package static func textLength(ofBytes count: Int) -> Int { (count * 8 + 4) / 5 }

    /// The text of `bytes`, as ASCII.
    package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        append(Array(bytes).span, to: &text)
        return text
    }

    /// Appends the text of `bytes`, as ASCII.
    static func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
        let start = text.count
        let length = textLength(ofBytes: bytes.count)
        // Whole groups are written, so up to seven characters more than are wanted.
        let groups = (bytes.count + groupLength - 1) / groupLength
        text.append(contentsOf: repeatElement(0, count: groups * 8))
        text.withUnsafeMutableBytes { text in
            for group in 0..<groups {
                let letters = letters(of: word(bytes, group * groupLength))
                text.storeBytes(
                    of: letters.bigEndian, toByteOffset: start + group * 8, as: UInt64.self)
            }
        }
        text.removeLast(groups * 8 - length)
    }

    /// Bytes of which eight characters are made.
    private static let groupLength = 5

    /// Five bytes as a number, the first highest; zeros behind the last of all (RFC 4648,
    /// section 6).
    private static func word(_ bytes: Span<UInt8>, _ start: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in start..<start + groupLength {
            word = word &<< 8 | UInt64(index < bytes.count ? bytes[index] : 0)
        }
        return word
    }

    /// The eight characters of 40 bits, the first highest.
    private static func letters(of word: UInt64) -> UInt64 {
        // 40 bits become two times 20, four times 10, eight times 5, each in its own byte.
        var values = (word &<< 12 & 0x000F_FFFF_0000_0000) | word & 0xF_FFFF
        values = (values &<< 6 & 0x03FF_0000_03FF_0000) | values & 0x0000_03FF_0000_03FF
        values = (values &<< 3 & 0x1F00_1F00_1F00_1F00) | values & 0x001F_001F_001F_001F
        // From 26 on ("2") a byte's highest bit is set by the sum.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let digits = (values &+ ones &* (128 - 26)) &>> 7 & ones
        return values &+ ones &* 0x61 &- digits &* (0x61 &+ 26 &- 0x32)
    }

    /// The bytes of `text`; `nil` for any other character, a length no encoder makes, and
    /// trailing bits that are not zero (RFC 4648, section 3.5).
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 5 / 8)
        return Array(text).withUnsafeBytes { decode($0, onto: &bytes) } ? bytes : nil
    }

    /// Appends the bytes of `text`; `false` where ``decode(_:)`` gives `nil`.
    static func decode(_ text: UnsafeRawBufferPointer, onto bytes: inout [UInt8]) -> Bool {
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for character in text {
            guard let value = value(of: character) else { return false }
            bits = bits &<< 5 | value
            held += 5
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits &>> held))
        }
        // Five or more bits left over would be a character that carries nothing.
        return held < 5 && bits & (1 &<< held - 1) == 0
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
