/// A stretch of a request, counted from its first byte, so that it survives a move of the buffer.
struct ByteRange: Equatable, Sendable {
    var start: UInt32
    var end: UInt32

    static let empty = ByteRange(0, 0)

    init(_ start: Int, _ end: Int) {
        self.start = UInt32(start)
        self.end = UInt32(end)
    }

    var isEmpty: Bool { start == end }
    var count: Int { Int(end - start) }
    var indices: Range<Int> { Int(start)..<Int(end) }

    /// The range without blanks (RFC 9110 5.6.3) at its ends.
    func trimmed(in bytes: UnsafeRawBufferPointer) -> ByteRange {
        var (first, last) = (Int(start), Int(end))
        while first < last, bytes[first].isBlank { first += 1 }
        while first < last, bytes[last - 1].isBlank { last -= 1 }
        return ByteRange(first, last)
    }

    func view(in bytes: UnsafeRawBufferPointer) -> ByteView {
        ByteView(UnsafeRawBufferPointer(rebasing: bytes[indices]))
    }
}
