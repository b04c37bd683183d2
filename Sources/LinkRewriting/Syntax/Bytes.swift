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
    static let dot = UInt8(ascii: ".")
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
