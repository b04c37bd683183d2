import Glibc

/// `uri-host [":" port]` as Host and absolute-form targets carry it (RFC 9110 7.2).
enum HostSyntax {
    /// How many bytes of `authority` are the host, or `nil` when it is not one.
    static func hostLength(of authority: ByteView) -> Int? {
        guard let first = authority.first else { return nil }
        let length = first == 0x5B ? literalLength(authority) : nameLength(authority)
        guard length > 0, isPort(authority.part(length..<authority.count)) else { return nil }
        return length
    }

    /// RFC 3986 3.2.2 reg-name or IPv4; without "," (so that no list passes for a name).
    private static func nameLength(_ authority: ByteView) -> Int {
        var position = 0
        while position < authority.count, authority[position] != 0x3A {
            switch authority[position] {
            case 0x21, 0x24, 0x26...0x2B, 0x3B, 0x3D: position += 1  // sub-delims
            case let byte where byte.isUnreserved: position += 1
            case 0x25:
                guard position + 2 < authority.count, authority[position + 1].hexValue != nil,
                    authority[position + 2].hexValue != nil
                else { return 0 }
                position += 3
            default: return 0
            }
        }
        return position
    }

    /// An IPv6 address in brackets; the C library is the judge of what is one.
    private static func literalLength(_ authority: ByteView) -> Int {
        guard let close = authority.firstIndex(of: 0x5D), close <= Int(INET6_ADDRSTRLEN) else {
            return 0
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: close) { text in
            for index in 1..<close { text[index - 1] = CChar(bitPattern: authority[index]) }
            text[close - 1] = 0
            var address = in6_addr()
            return inet_pton(AF_INET6, text.baseAddress!, &address) == 1 ? close + 1 : 0
        }
    }

    /// Nothing, ":" or ":" and a number that is a port.
    private static func isPort(_ rest: ByteView) -> Bool {
        guard let colon = rest.first else { return true }
        guard colon == 0x3A, rest.count <= 6 else { return false }
        var port = 0
        for byte in rest.dropFirst() {
            guard byte.isDigit else { return false }
            port = port * 10 + Int(byte - 0x30)
        }
        return port <= 65_535
    }
}
