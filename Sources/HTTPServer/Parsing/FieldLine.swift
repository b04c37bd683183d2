/// One field line (RFC 9112 5) of a head or of trailers.
enum FieldLine {
    /// Splits at the colon; blanks before it, folded lines (RFC 9112 5.2) and empty names are
    /// refused.
    static func parse(
        _ line: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) -> RequestHead.Field {
        var colon = Int(line.start)
        let end = Int(line.end)
        while colon < end, bytes[colon].isTokenByte { colon += 1 }
        guard colon < end, bytes[colon] == 0x3A, colon > line.start else { throw .malformed }
        return RequestHead.Field(
            name: ByteRange(Int(line.start), colon),
            value: ByteRange(colon + 1, end).trimmed(in: bytes))
    }

    /// Calls `body` with each element of a comma-separated list (RFC 9110 5.6.1), empty ones too.
    static func forEachElement<Failure: Error>(
        of value: ByteRange, in bytes: UnsafeRawBufferPointer,
        _ body: (ByteView) throws(Failure) -> Void
    ) throws(Failure) {
        var start = Int(value.start)
        for position in value.indices where bytes[position] == 0x2C {
            try body(ByteRange(start, position).trimmed(in: bytes).view(in: bytes))
            start = position + 1
        }
        try body(ByteRange(start, Int(value.end)).trimmed(in: bytes).view(in: bytes))
    }
}
