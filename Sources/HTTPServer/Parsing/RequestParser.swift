/// Reads one HTTP/1.x request after the other from a connection's buffer, strictly.
///
/// Sans-I/O: call ``parse(_:)`` with all bytes from the request's first one on, again whenever
/// more have arrived; what was scanned is not scanned again, and the outcome does not depend on
/// how the bytes were split. After `.complete` read ``head`` and call ``reset()``.
struct RequestParser {
    enum Outcome: Equatable {
        case needsMore
        /// The client waits for "100 Continue"; said once (RFC 9110 10.1.1).
        case needsContinue
        /// The request and its body end at this offset.
        case complete(end: Int)
        case failed(RequestError)
    }

    enum Stage { case requestLine, fields, body }

    private(set) var stage = Stage.requestLine
    var head = RequestHead()
    var framing = BodyFraming()
    private let bodyLimit: Int
    private var lines = LineReader()
    private var chunks = ChunkedBody()
    private var emptyLines = 0
    private var headStart = 0

    /// Refuses bodies of more bytes than `bodyLimit`.
    init(bodyLimit: Int = RequestLimits.body) { self.bodyLimit = bodyLimit }

    mutating func parse(_ bytes: UnsafeMutableRawBufferPointer) -> Outcome {
        do throws(RequestError) { return try advance(bytes) } catch { return .failed(error) }
    }

    /// Makes ready for the next request, whose first byte is then offset 0.
    mutating func reset() {
        stage = .requestLine
        head.reset()
        framing = BodyFraming()
        lines.skip(to: 0)
        emptyLines = 0
        headStart = 0
    }

    /// Framing of an unfinished chunked body that is better cut out of the buffer: without this
    /// a body of one-byte chunks would take six times its size. Empty most of the time; whoever
    /// cuts it out must call ``closeGap()``.
    var deadRange: Range<Int> {
        guard stage == .body, framing.isChunked else { return 0..<0 }
        let range = chunks.deadRange
        return range.count >= RequestLimits.deadFraming ? range : 0..<0
    }

    /// Says that the bytes of ``deadRange`` are gone and what follows has moved up.
    mutating func closeGap() { chunks.closeGap() }

    private mutating func advance(
        _ bytes: UnsafeMutableRawBufferPointer
    ) throws(RequestError) -> Outcome {
        let readable = UnsafeRawBufferPointer(bytes)
        if stage == .requestLine {
            guard try readRequestLine(readable) else { return .needsMore }
            stage = .fields
        }
        if stage == .fields {
            guard try readFields(readable) else { return .needsMore }
            try finishHead(readable)
            stage = .body
        }
        return try readBody(bytes)
    }

    private mutating func readRequestLine(
        _ bytes: UnsafeRawBufferPointer
    ) throws(RequestError) -> Bool {
        while true {
            let methodEnd = try checkMethod(bytes, from: headStart)
            let limit = headStart + RequestLimits.requestLine + 1
            guard let line = try lines.next(in: bytes, limit: limit, tooLong: .targetTooLong)
            else { return false }
            guard line.isEmpty else {
                guard let methodEnd else { throw .malformed }
                try parseRequestLine(line, methodEnd: methodEnd, in: bytes)
                return true
            }
            emptyLines += 1
            guard emptyLines <= RequestLimits.leadingEmptyLines else { throw .malformed }
            headStart = lines.start
        }
    }

    private mutating func readFields(
        _ bytes: UnsafeRawBufferPointer
    ) throws(RequestError) -> Bool {
        let limit = headStart + RequestLimits.head
        while let line = try lines.next(in: bytes, limit: limit, tooLong: .headTooLarge) {
            if line.isEmpty { return true }
            guard head.fields.count < RequestLimits.fields else { throw .headTooLarge }
            let field = try FieldLine.parse(line, in: bytes)
            head.fields.append(field)
            try note(field, in: bytes)
        }
        return false
    }

    private mutating func finishHead(_ bytes: UnsafeRawBufferPointer) throws(RequestError) {
        // RFC 9112 3.2: an HTTP/1.1 request has exactly one Host; HTTP/1.0 did not know it.
        guard framing.sawHost || head.minor == 0 else { throw .malformed }
        try framing.check(minor: head.minor, bodyLimit: bodyLimit)
        head.keepsAlive =
            head.minor > 0 ? !framing.saidClose : framing.saidKeepAlive && !framing.saidClose
        let start = lines.start
        head.body = ByteRange(start, start)
        chunks = ChunkedBody(start: start, bodyLimit: bodyLimit)
    }

    private mutating func readBody(
        _ bytes: UnsafeMutableRawBufferPointer
    ) throws(RequestError) -> Outcome {
        let start = Int(head.body.start)
        if framing.isChunked {
            guard try chunks.advance(bytes) else { return awaitBody(bytes.count == start) }
            head.body = ByteRange(start, chunks.decodedEnd)
            return .complete(end: chunks.end)
        }
        let end = start + Int(framing.contentLength ?? 0)
        guard bytes.count >= end else { return awaitBody(bytes.count == start) }
        head.body = ByteRange(start, end)
        return .complete(end: end)
    }

    /// RFC 9110 10.1.1: no 100 once body bytes have come, and none to HTTP/1.0.
    private mutating func awaitBody(_ nothingYet: Bool) -> Outcome {
        guard framing.expectsContinue, nothingYet, head.minor > 0 else { return .needsMore }
        framing.expectsContinue = false
        return .needsContinue
    }
}
