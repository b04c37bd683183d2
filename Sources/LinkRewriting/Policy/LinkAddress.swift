/// A destination taken apart as far as the policy needs it; nothing in it is changed.
struct LinkAddress {
    enum Kind: Equatable {
        case empty, fragment, relative, otherScheme, malformed
        /// http or https, with the range of user, host and port.
        case web(authority: Range<Int>)
    }

    let bytes: [UInt8]
    let kind: Kind

    /// `value` is decoded and stripped already.
    init(_ value: [UInt8]) {
        bytes = value
        kind = Self.kind(of: value)
    }

    /// The host in lower case, without user, port and closing dot; "" if there is none.
    var host: String {
        guard case .web(let authority) = kind else { return "" }
        var host = bytes[authority]
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        if let colon = host.lastIndex(of: Byte.colon), host.last != UInt8(ascii: "]") {
            host = host[..<colon]
        }
        if host.last == UInt8(ascii: ".") { host.removeLast() }
        return String(decoding: host, as: UTF8.self).lowercased()
    }

    /// Strips as the URL standard does (4.4, URL parsing): C0 controls and spaces at the ends,
    /// tabs and line ends everywhere.
    static func strip(_ value: [UInt8]) -> [UInt8] {
        let isEdge: (UInt8) -> Bool = { $0 <= Byte.space }
        guard let first = value.firstIndex(where: { !isEdge($0) }),
            let last = value.lastIndex(where: { !isEdge($0) })
        else { return [] }
        return value[first...last].filter {
            $0 != Byte.tab && $0 != Byte.lineFeed && $0 != Byte.carriageReturn
        }
    }

    private static func kind(of value: [UInt8]) -> Kind {
        guard let first = value.first else { return .empty }
        if first == Byte.number { return .fragment }
        guard let colon = schemeEnd(value) else { return .relative }
        let scheme = String(decoding: value[..<colon], as: UTF8.self).lowercased()
        guard scheme == "http" || scheme == "https" else { return .otherScheme }
        // Browsers mend `http:/host` and `http:\\host`; we leave such links alone.
        guard value[(colon + 1)...].starts(with: "//".utf8) else { return .malformed }
        let start = colon + 3
        let end = value[start...].firstIndex(where: endsAuthority) ?? value.count
        let authority = start..<end
        return isAuthority(value[authority]) ? .web(authority: authority) : .malformed
    }

    /// The colon after a scheme: a letter, then letters, digits, `+`, `-`, `.` (RFC 3986, 3.1).
    private static func schemeEnd(_ value: [UInt8]) -> Int? {
        guard value[0].isASCIILetter, let colon = value.firstIndex(of: Byte.colon) else {
            return nil
        }
        let isScheme = value[..<colon].allSatisfy {
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "+") || $0 == Byte.hyphen
                || $0 == UInt8(ascii: ".")
        }
        return isScheme ? colon : nil
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == Byte.slash || byte == UInt8(ascii: "\\") || byte == Byte.question
            || byte == Byte.number
    }

    /// Refuses an empty host; what stands in a host is left to the merge tags and the browser,
    /// except for the forbidden host code points that no tag of any platform holds (URL 3.1).
    private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
        guard let last = authority.last, last != UInt8(ascii: "@"), authority.first != Byte.colon
        else { return false }
        return !authority.contains { $0 < Byte.space || $0 == UInt8(ascii: "\\") || $0 == 0x7F }
    }
}
