/// Ways to write a merge tag: those of one platform, or all that cannot be mistaken.
package struct TagSyntaxes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(bit: UInt32) { rawValue = 1 << bit }

    /// `*|TAG|*`, also as URL libraries encode it.
    static let bars = Self(bit: 0)
    /// `{{x}}`, `{{{x}}}`, `{{${x}}}`, and `%7B%7Bx%7D%7D` as editors write it.
    static let braces = Self(bit: 1)
    /// `{% x %}`
    static let braceBlocks = Self(bit: 2)
    /// `{x}`, `{x=y}`, `{$x}`
    static let singleBraces = Self(bit: 3)
    /// `${x}`
    static let dollarBraces = Self(bit: 4)
    /// `%%x%%`, `%%=f(x)=%%`, `%%[ … ]%%`
    static let percentPairs = Self(bit: 5)
    /// `%TAG%`, `%recipient.x%`
    static let percents = Self(bit: 6)
    /// `%TAG%` in capitals also where it begins as an escape does, for instance `%DEAL_TITLE%`.
    static let capitalPercents = Self(bit: 7)
    /// `[[x]]`
    static let bracketPairs = Self(bit: 8)
    /// `[x]`
    static let brackets = Self(bit: 9)
    /// `[*x*]`
    static let starBrackets = Self(bit: 10)
    /// `<%x%>`
    static let angleBlocks = Self(bit: 11)
    /// `<x>`
    static let angles = Self(bit: 12)
    /// `##x##`
    static let hashes = Self(bit: 13)
    /// `-x-`
    static let hyphens = Self(bit: 14)
    /// `$X$`
    static let dollars = Self(bit: 15)
    /// `@X@`
    static let ats = Self(bit: 16)

    static let all = Self(rawValue: (1 << 17) - 1)
    /// What a web address holds for no other reason: recognised whatever the platform is.
    static let unambiguous = all.subtracting([.capitalPercents, .hyphens, .dollars, .ats])

    /// The bytes that tags begin with: all are ASCII, one bit each.
    var openings: UInt128 {
        var openings: UInt128 = 0
        for (syntaxes, byte) in Self.openingBytes where !isDisjoint(with: syntaxes) {
            openings |= 1 << UInt128(byte)
        }
        return openings
    }

    private static let openingBytes: [(TagSyntaxes, UInt8)] = [
        (.bars, UInt8(ascii: "*")), ([.braces, .braceBlocks, .singleBraces], UInt8(ascii: "{")),
        ([.dollarBraces, .dollars], UInt8(ascii: "$")),
        ([.bracketPairs, .brackets, .starBrackets], UInt8(ascii: "[")),
        ([.percentPairs, .percents, .capitalPercents, .braces], Byte.percent),
        ([.angleBlocks, .angles], Byte.less), (.hashes, Byte.number), (.hyphens, Byte.hyphen),
        (.ats, UInt8(ascii: "@")),
    ]

    static func holds(_ openings: UInt128, _ byte: UInt8) -> Bool {
        byte < 0x80 && openings >> UInt128(byte) & 1 == 1
    }
}
