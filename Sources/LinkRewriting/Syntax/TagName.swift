/// A tag or attribute name in lower case, packed for comparing without a `String`.
///
/// Holds up to 16 bytes, enough for every name that the rules know ("annotation-xml" has 14). Of a
/// longer name only the beginning is kept, in a way that equals no known name.
struct TagName: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The first eight bytes, the first one lowest; unused ones are zero.
    let low: UInt64
    let high: UInt64

    static let longest = 16
    static let other = TagName(low: .max, high: .max)

    @inline(__always)
    init(low: UInt64, high: UInt64 = 0) {
        self.low = low
        self.high = high
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var halves: (low: UInt64, high: UInt64) = (0, 0)
        for (place, at) in range.prefix(Self.longest).enumerated() {
            let byte = UInt64(bytes[at].asciiLowercased)
            if place < 8 { halves.low |= byte << (place * 8) }
            if place >= 8 { halves.high |= byte << (place * 8 - 64) }
        }
        low = halves.low
        high = range.count > Self.longest ? .max : halves.high
    }

    /// `name` in lower case. Written so that the compiler can do it.
    @inline(__always)
    init(stringLiteral name: StaticString) {
        var halves: (low: UInt64, high: UInt64) = (0, 0)
        var place = 0
        while place < name.utf8CodeUnitCount {
            let byte = UInt64(name.utf8Start[place])
            if place < 8 { halves.low |= byte << UInt64(place &* 8) }
            if place >= 8 { halves.high |= byte << UInt64(place &* 8 &- 64) }
            place &+= 1
        }
        self.init(low: halves.low, high: halves.high)
    }

    /// `a`
    static var anchor: TagName { TagName(low: 0x61) }

    /// `v:roundrect`, `v:rect`, `v:shape`, …: an element of VML, Outlook's drawings.
    @inline(__always)
    var isVML: Bool { low & 0xFFFF == 0x3A76 }

    @inline(__always)
    static func == (left: TagName, right: TagName) -> Bool {
        left.low == right.low && left.high == right.high
    }
}
