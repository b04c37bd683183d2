/// Decodes a chunked body (RFC 9112 7.1) in place: the data moves together behind the head,
/// extensions and trailers are checked, capped and dropped.
struct ChunkedBody {
    private enum Stage { case size, data, dataEnd, trailers }

    /// Where the decoded data ends.
    private(set) var decodedEnd = 0
    /// Framing that was read and cut out of the buffer, see ``closeGap()``.
    private var dropped = 0
    /// Where the body ends on the wire, once ``advance(_:)`` returned `true`.
    var end: Int { lines.start }

    private var start = 0
    private var stage = Stage.size
    private var lines = LineReader()
    private var remaining = 0
    private var trailerStart = 0

    /// Bytes of decoded data.
    private let bodyLimit: Int

    init(start: Int = 0, bodyLimit: Int = RequestLimits.body) {
        self.start = start
        self.bodyLimit = bodyLimit
        decodedEnd = start
        lines.skip(to: start)
    }

    /// Goes as far as the bytes allow; `true` at the end of the body.
    mutating func advance(_ bytes: UnsafeMutableRawBufferPointer) throws(RequestError) -> Bool {
        let readable = UnsafeRawBufferPointer(bytes)
        while true {
            guard lines.start - start + dropped <= RequestLimits.framing * bodyLimit else {
                throw .bodyTooLarge
            }
            switch stage {
            case .size: guard try readSize(readable) else { return false }
            case .data: guard moveData(bytes) else { return false }
            case .dataEnd: guard try readDataEnd(readable) else { return false }
            case .trailers: return try readTrailers(readable)
            }
        }
    }

    /// Framing that lies behind the decoded data and is not needed any more.
    var deadRange: Range<Int> { decodedEnd..<lines.start }

    /// Says that the bytes of ``deadRange`` are gone and what follows has moved up.
    mutating func closeGap() {
        let count = deadRange.count
        dropped += count
        trailerStart -= count
        lines.moveBack(by: count)
    }

    private mutating func readSize(_ bytes: UnsafeRawBufferPointer) throws(RequestError) -> Bool {
        let limit = lines.start + RequestLimits.chunkLine
        guard let line = try lines.next(in: bytes, limit: limit, tooLong: .malformed) else {
            return false
        }
        remaining = try Self.size(line.view(in: bytes))
        guard decodedEnd - start + remaining <= bodyLimit else { throw .bodyTooLarge }
        stage = remaining == 0 ? .trailers : .data
        trailerStart = lines.start
        return true
    }

    private mutating func moveData(_ bytes: UnsafeMutableRawBufferPointer) -> Bool {
        let from = lines.start
        let count = min(remaining, bytes.count - from)
        let data = UnsafeRawBufferPointer(rebasing: bytes[from..<from + count])
        UnsafeMutableRawBufferPointer(rebasing: bytes[decodedEnd...]).copyMemory(from: data)
        decodedEnd += count
        remaining -= count
        lines.skip(to: from + count)
        if remaining == 0 { stage = .dataEnd }
        return remaining == 0
    }

    private mutating func readDataEnd(
        _ bytes: UnsafeRawBufferPointer
    ) throws(RequestError) -> Bool {
        let rest = bytes.count - lines.start
        if rest > 0, bytes[lines.start] != 0x0D { throw .malformed }
        guard rest > 1 else { return false }
        guard bytes[lines.start + 1] == 0x0A else { throw .malformed }
        lines.skip(to: lines.start + 2)
        stage = .size
        return true
    }

    /// RFC 9112 7.1.2: dropped, but not before they are known to be fields.
    private mutating func readTrailers(
        _ bytes: UnsafeRawBufferPointer
    ) throws(RequestError) -> Bool {
        let limit = trailerStart + RequestLimits.trailers
        while let line = try lines.next(in: bytes, limit: limit, tooLong: .headTooLarge) {
            if line.isEmpty { return true }
            _ = try FieldLine.parse(line, in: bytes)
        }
        return false
    }

    /// `1*HEXDIG *( ";" name [ "=" value ] )`; the blanks of RFC 9112 7.1.1 are "bad" ones that
    /// senders must not generate: refused.
    static func size(_ line: ByteView) throws(RequestError) -> Int {
        var size = 0
        var position = 0
        while position < line.count, let digit = line[position].hexValue {
            size = size << 4 | Int(digit)
            position += 1
            guard position <= RequestLimits.chunkSizeDigits else { throw .malformed }
        }
        guard position > 0 else { throw .malformed }
        while position < line.count { try skipExtension(line, &position) }
        return size
    }

    private static func skipExtension(
        _ line: ByteView, _ position: inout Int
    ) throws(RequestError) {
        guard line[position] == 0x3B else { throw .malformed }
        position += 1
        try skipToken(line, &position)
        guard position < line.count, line[position] == 0x3D else { return }
        position += 1
        guard position < line.count, line[position] == 0x22 else {
            return try skipToken(line, &position)
        }
        position += 1
        while position < line.count, line[position] != 0x22 {
            position += line[position] == 0x5C ? 2 : 1
        }
        guard position < line.count else { throw .malformed }
        position += 1
    }

    private static func skipToken(_ line: ByteView, _ position: inout Int) throws(RequestError) {
        let start = position
        while position < line.count, line[position].isTokenByte { position += 1 }
        guard position > start else { throw .malformed }
    }
}
