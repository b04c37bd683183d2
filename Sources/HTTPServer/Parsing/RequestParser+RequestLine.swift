extension RequestParser {
    /// Checks the method as far as it has arrived, so that garbage is refused at its first byte;
    /// returns its end when there, `nil` when incomplete or before an empty line.
    func checkMethod(
        _ bytes: UnsafeRawBufferPointer, from start: Int
    ) throws(RequestError) -> Int? {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 && position > start { return position }
            if byte == 0x0D && position == start { return nil }
            guard byte.isTokenByte, position - start < RequestLimits.method else {
                throw .malformed
            }
            position += 1
        }
        return nil
    }

    /// RFC 9112 3: method SP target SP version, each separated by exactly one space.
    mutating func parseRequestLine(
        _ line: ByteRange, methodEnd: Int, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        head.method = Method(ByteRange(Int(line.start), methodEnd).view(in: bytes))
        let versionStart = Int(line.end) - 8
        guard versionStart - 1 > methodEnd + 1, bytes[versionStart - 1] == 0x20 else {
            throw .malformed
        }
        try parseVersion(ByteRange(versionStart, Int(line.end)).view(in: bytes))
        try parseTarget(ByteRange(methodEnd + 1, versionStart - 1), in: bytes)
    }

    /// RFC 9112 2.3; a higher minor version is served as 1.1 (RFC 9110 6.2).
    private mutating func parseVersion(_ version: ByteView) throws(RequestError) {
        guard version.part(0..<5).equals("HTTP/"), version[5].isDigit, version[6] == 0x2E,
            version[7].isDigit
        else { throw .malformed }
        guard version[5] == 0x31 else { throw .unsupportedVersion }
        head.minor = version[7] - 0x30
    }

    /// RFC 9112 3.2: origin-form, absolute-form, authority-form (CONNECT) and "*" (OPTIONS).
    private mutating func parseTarget(
        _ target: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        let first = bytes[Int(target.start)]
        if head.method == .connect {
            let view = target.view(in: bytes)
            guard HostSyntax.hostLength(of: view) != nil else { throw .malformed }
            head.path = target
        } else if first == 0x2F {
            try parsePath(target, in: bytes)
        } else if first == 0x2A, target.count == 1, head.method == .options {
            head.path = target
        } else {
            try parseAbsolute(target, in: bytes)
        }
    }

    /// RFC 9112 3.2.2: "http://host[:port][/path][?query]"; its host outranks the Host field.
    private mutating func parseAbsolute(
        _ target: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        let view = target.view(in: bytes)
        let scheme = Self.schemeLength(view)
        guard scheme > 0 else { throw .malformed }
        let rest = view.part(scheme..<view.count)
        let length = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.count
        guard let host = HostSyntax.hostLength(of: rest.part(0..<length)) else {
            throw .malformed
        }
        let start = Int(target.start) + scheme
        head.host = ByteRange(start, start + host)
        framing.hostIsFromTarget = true
        try parsePath(ByteRange(start + length, Int(target.end)), in: bytes)
    }

    private static func schemeLength(_ target: ByteView) -> Int {
        for scheme in ["http://", "https://"] as [StaticString] {
            let length = scheme.utf8CodeUnitCount
            if target.count > length, target.part(0..<length).equalsIgnoringCase(scheme) {
                return length
            }
        }
        return 0
    }

    /// Splits at the first "?". The path takes only what RFC 3986 allows. The query takes all
    /// visible ASCII but "#": browsers leave `{ } | ^` there as they are, and a newsletter's
    /// unfilled merge tag must not keep its reader from arriving.
    private mutating func parsePath(
        _ range: ByteRange, in bytes: UnsafeRawBufferPointer
    ) throws(RequestError) {
        let end = Int(range.end)
        var position = Int(range.start)
        while position < end, bytes[position] != 0x3F {
            guard bytes[position].isPathByte else { throw .malformed }
            position += 1
        }
        head.path = ByteRange(Int(range.start), position)
        guard position < end else { return }
        let query = ByteRange(position + 1, end)
        for index in query.indices {
            let byte = bytes[index]
            guard byte > 0x20, byte < 0x7F, byte != 0x23 else { throw .malformed }
        }
        head.query = query
    }
}

extension UInt8 {
    /// RFC 3986 3.3: unreserved, sub-delims, ":", "@", "/" and "%".
    fileprivate var isPathByte: Bool {
        switch self {
        case 0x40...0x5A, 0x61...0x7A, 0x5F, 0x7E: true
        case 0x21, 0x24...0x3B, 0x3D: true
        default: false
        }
    }
}
