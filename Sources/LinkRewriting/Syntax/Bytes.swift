/// The bytes that the HTML syntax speaks of, by the names that the standard gives them.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let formFeed: UInt8 = 0x0C
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let exclamation = UInt8(ascii: "!")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let hyphen = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let less = UInt8(ascii: "<")
    static let equals = UInt8(ascii: "=")
    static let greater = UInt8(ascii: ">")
    static let question = UInt8(ascii: "?")
    static let ampersand = UInt8(ascii: "&")
    static let number = UInt8(ascii: "#")
    static let percent = UInt8(ascii: "%")
    static let semicolon = UInt8(ascii: ";")
    static let colon = UInt8(ascii: ":")
}

extension UInt8 {
    /// Tab, line feed, form feed, carriage return, space: what separates names and attributes.
    var isHTMLSpace: Bool {
        self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B)
    }

    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    var isHexDigit: Bool { hexValue != nil }

    var hexValue: UInt8? {
        if isASCIIDigit { return self - 0x30 }
        let letter = self | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
    }

    /// Only A to Z change: HTML compares names "ASCII case-insensitively".
    var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` stands first in `range`, looking at eight bytes at a time.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let pattern = UInt64(byte) &* ones
        let raw = UnsafeRawBufferPointer(self)
        var at = range.lowerBound
        while at &+ 8 <= range.upperBound {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian ^ pattern
            // A zero byte of `word` is a hit; the lowest marked one is exact.
            let hits = (word &- ones) & ~word & (ones << 7)
            if hits != 0 { return at &+ hits.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < range.upperBound {
            if self[at] == byte { return at }
            at &+= 1
        }
        return nil
    }

    /// Whether the bytes from `at` on are `text` (given in lower case), in any ASCII case.
    func matches(_ text: StaticString, at: Int, before end: Int) -> Bool {
        guard at >= 0, at + text.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<text.utf8CodeUnitCount
        where self[at + offset].asciiLowercased != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
