/// A tag or attribute name in lower case, packed for comparing without a `String`.
///
/// Holds up to 16 bytes, enough for every name that the rules know ("annotation-xml" has 14);
/// a longer name becomes `other`, which equals no known name.
struct TagName: Hashable, Sendable, ExpressibleByStringLiteral {
    private let packed: UInt128

    static let longest = 16
    static let other = TagName(packed: UInt128.max)

    private init(packed: UInt128) { self.packed = packed }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count <= Self.longest else {
            self = .other
            return
        }
        var packed: UInt128 = 0
        for at in range { packed = packed << 8 | UInt128(bytes[at].asciiLowercased) }
        self.packed = packed
    }

    init(stringLiteral name: StaticString) {
        self.init(
            UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount),
            0..<name.utf8CodeUnitCount)
    }
}
