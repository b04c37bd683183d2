/// Looking through a window of bytes, many at a time.
extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` stands first in `range`.
    @inline(__always)
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        firstIndex(of: byte, or: byte, in: range)
    }

    /// Where one of two bytes stands first in `range`.
    @inline(__always)
    func firstIndex(of one: UInt8, or other: UInt8, in range: Range<Int>) -> Int? {
        let patterns = (SIMD16<UInt8>(repeating: one), SIMD16<UInt8>(repeating: other))
        let raw = UnsafeRawBufferPointer(self)
        var at = range.lowerBound
        while at &+ 16 <= range.upperBound {
            let block = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
            let hits = (block .== patterns.0) .| (block .== patterns.1)
            let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
            if words[0] | words[1] != 0 {
                let isLow = words[0].littleEndian != 0
                let word = isLow ? words[0].littleEndian : words[1].littleEndian
                return at &+ (isLow ? 0 : 8) &+ Word.firstByte(word)
            }
            at &+= 16
        }
        while at < range.upperBound {
            if self[at] == one || self[at] == other { return at }
            at &+= 1
        }
        return nil
    }

    /// Eight bytes, the first one lowest.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UnsafeRawBufferPointer(self)
            .loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
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

/// Arithmetic on eight bytes in one word. The marks are the top bits of the bytes meant; of each
/// function the lowest mark is exact, those above it may come from a borrow.
enum Word {
    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    @inline(__always)
    static func filled(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

    /// Marks the bytes that are zero.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    /// Marks the bytes below `limit`, which is at most 128.
    @inline(__always)
    static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
        (word &- filled(limit)) & ~word & tops
    }

    /// The place of the lowest mark, from 0 to 7.
    @inline(__always)
    static func firstByte(_ marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }

    /// The lowest `count` bytes, the others zero.
    @inline(__always)
    static func prefix(_ word: UInt64, _ count: Int) -> UInt64 {
        count >= 8 ? word : word & ((1 << UInt64(count &* 8)) &- 1)
    }

    /// A to Z in lower case, every other byte as it is.
    @inline(__always)
    static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & ~tops
        let atLeastA = low &+ filled(0x80 - 0x41)
        let aboveZ = low &+ filled(0x80 - 0x5B)
        return word | ((atLeastA & ~aboveZ & ~word & tops) >> 2)
    }
}
