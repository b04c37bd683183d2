/// Finds the lines of a head or of chunk framing, resuming where the last bytes ended.
///
/// A line ends in CR LF only: a bare LF, a bare CR and every other control but HTAB are refused
/// (RFC 9112 2.2, RFC 9110 5.5), because peers disagree about where such a line ends.
struct LineReader {
    private(set) var start = 0
    private var scanned = 0

    /// The next whole line without its end, or `nil` when more bytes are needed; throws
    /// `tooLong` when the line would end at `limit` or beyond.
    mutating func next(
        in bytes: UnsafeRawBufferPointer, limit: Int, tooLong: RequestError
    ) throws(RequestError) -> ByteRange? {
        let stop = min(bytes.count, limit)
        scanned = Self.firstControl(in: bytes, from: scanned, to: stop)
        guard scanned < stop else {
            if stop == limit { throw tooLong }
            return nil
        }
        guard bytes[scanned] == 0x0D else { throw .malformed }
        guard scanned + 1 < bytes.count else { return nil }
        guard bytes[scanned + 1] == 0x0A else { throw .malformed }
        let line = ByteRange(start, scanned)
        skip(to: scanned + 2)
        return line
    }

    mutating func skip(to position: Int) {
        start = position
        scanned = position
    }

    /// Says that `count` bytes before the line at hand are gone.
    mutating func moveBack(by count: Int) {
        start -= count
        scanned -= count
    }

    /// The first byte below 0x20 other than HTAB, or DEL; `end` when there is none.
    private static func firstControl(
        in bytes: UnsafeRawBufferPointer, from begin: Int, to end: Int
    ) -> Int {
        var position = begin
        while position < end {
            if position + 8 <= end {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                let hits = controls(in: UInt64(littleEndian: word))
                guard hits != 0 else {
                    position += 8
                    continue
                }
                position += hits.trailingZeroBitCount >> 3
            }
            let byte = bytes[position]
            if byte < 0x20 && byte != 0x09 || byte == 0x7F { return position }
            position += 1
        }
        return end
    }

    /// The high bit of the lowest byte below 0x20 or equal to 0x7F is set; bits above it are
    /// unreliable (a borrow runs upwards), so only the lowest may be used.
    private static func controls(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        let below = (word &- ones &* 0x20) & ~word
        let deletes = word ^ ones &* 0x7F
        return (below | (deletes &- ones) & ~deletes) & highs
    }
}
