/// What the fields say about the message: its length, its connection, its host.
struct BodyFraming {
    var sawHost = false
    var hostIsFromTarget = false
    var contentLength: UInt64?
    var isChunked = false
    var expectsContinue = false
    var hasUnknownExpectation = false
    var saidClose = false
    var saidKeepAlive = false

    /// The rules that need the whole head; the order decides which status wins.
    func check(minor: UInt8, bodyLimit: Int) throws(RequestError) {
        // RFC 9112 6.1: both together is how requests are smuggled; HTTP/1.0 has no codings.
        if isChunked && (contentLength != nil || minor == 0) { throw .malformed }
        if (contentLength ?? 0) > UInt64(bodyLimit) { throw .bodyTooLarge }
        if hasUnknownExpectation && minor > 0 { throw .unknownExpectation }
    }
}

extension RequestParser {
    /// Takes what matters to the server itself out of a field; all others are the handler's.
    mutating func note(
        _ field: RequestHead.Field, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        let name = field.name.view(in: bytes)
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"): try noteHost(field.value, in: bytes)
        case 6 where name.equalsIgnoringCase("expect"):
            let known = field.value.view(in: bytes).equalsIgnoringCase("100-continue")
            if known {
                framing.expectsContinue = true
            } else {
                framing.hasUnknownExpectation = true
            }
        case 10 where name.equalsIgnoringCase("connection"):
            noteConnection(field.value, in: bytes)
        case 14 where name.equalsIgnoringCase("content-length"):
            try noteLength(field.value, in: bytes)
        case 17 where name.equalsIgnoringCase("transfer-encoding"):
            try noteCodings(field.value, in: bytes)
        default: break
        }
    }

    private mutating func noteHost(
        _ value: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        // RFC 9112 3.2: more than one, or one that is no host, must be answered with 400.
        guard !framing.sawHost, let length = HostSyntax.hostLength(of: value.view(in: bytes))
        else { throw .malformed }
        framing.sawHost = true
        if framing.hostIsFromTarget { return }
        head.host = ByteRange(Int(value.start), Int(value.start) + length)
    }

    /// RFC 9110 7.6.1: a list over all lines of the field, names without case.
    private mutating func noteConnection(_ value: ByteRange, in bytes: UnsafeRawBufferPointer) {
        FieldLine.forEachElement(of: value, in: bytes) { option in
            if option.equalsIgnoringCase("close") { framing.saidClose = true }
            if option.equalsIgnoringCase("keep-alive") { framing.saidKeepAlive = true }
        }
    }

    /// RFC 9110 8.6: digits only; a list or a second field is refused, even with equal values.
    private mutating func noteLength(
        _ value: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        guard framing.contentLength == nil, !value.isEmpty else { throw .malformed }
        var length: UInt64 = 0
        for index in value.indices {
            guard bytes[index].isDigit else { throw .malformed }
            length = length * 10 + UInt64(bytes[index] - 0x30)
            guard length <= RequestLimits.contentLength else { throw .malformed }
        }
        framing.contentLength = length
    }

    /// RFC 9112 6.1: "chunked" once and last; any other coding is one we do not know.
    private mutating func noteCodings(
        _ value: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        guard !framing.isChunked else { throw .malformed }
        var isChunked = false
        var isUnknown = false
        try FieldLine.forEachElement(of: value, in: bytes) { coding throws(RequestError) in
            guard !isChunked, !coding.isEmpty, coding.allSatisfy(\.isTokenByte) else {
                throw .malformed
            }
            if coding.equalsIgnoringCase("chunked") { isChunked = true } else { isUnknown = true }
        }
        if isUnknown { throw .unknownTransferCoding }
        framing.isChunked = true
    }
}
