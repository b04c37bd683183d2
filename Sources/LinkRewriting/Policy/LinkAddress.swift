/// A destination taken apart as far as the policy needs it; nothing in it is changed.
struct LinkAddress {
    enum Kind: Equatable {
        case empty, fragment, relative, otherScheme, malformed
        /// http or https, with the range of user, host and port.
        case web(authority: Range<Int>)
    }

    let bytes: [UInt8]
    let kind: Kind
    let characters: Characters

    /// `value` is decoded and stripped already.
    init(_ value: [UInt8]) {
        bytes = value
        kind = value.withUnsafeBufferPointer(Self.kind)
        characters = Characters(value)
    }

    /// What an address holds besides letters, digits and the commonest punctuation, so that what
    /// is looked for seldom needs no look at most addresses.
    struct Characters: OptionSet {
        let rawValue: UInt8

        static var percent: Self { Self(rawValue: 1) }
        /// All else: what opens merge tags, what no host may hold, and what is not ASCII.
        static var rare: Self { Self(rawValue: 2) }

        /// Without these no address holds a merge tag, unless it is one as a whole.
        static var openingTags: Self { [.percent, .rare] }

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ bytes: [UInt8]) {
            rawValue = bytes.reduce(0) { $0 | Self.kinds[Int($1)] }
        }

        private static let kinds: [UInt8] = (0...255).map { code in
            let byte = UInt8(code)
            if byte == Byte.percent { return percent.rawValue }
            let isCommon = byte.isASCIIAlphanumeric || "/:._-?=&;+~,".utf8.contains(byte)
            return isCommon ? 0 : rare.rawValue
        }
    }

    /// No merge tag begins so.
    var beginsWithLetter: Bool { bytes.first?.isASCIILetter ?? false }

    /// Whether `name` is the host, in any ASCII case, without user, port and closing dot.
    func hasHost(_ name: String) -> Bool {
        guard case .web(let authority) = kind else { return false }
        var at = authority.lowerBound
        if let user = bytes[authority].lastIndex(of: UInt8(ascii: "@")) { at = user + 1 }
        for byte in name.utf8 {
            guard at < authority.upperBound, bytes[at].asciiLowercased == byte.asciiLowercased
            else { return false }
            at += 1
        }
        if at < authority.upperBound, bytes[at] == Byte.dot { at += 1 }
        return at == authority.upperBound || bytes[at] == Byte.colon
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

    private static func kind(of value: UnsafeBufferPointer<UInt8>) -> Kind {
        guard let first = value.first else { return .empty }
        if first == Byte.number { return .fragment }
        guard let colon = schemeEnd(value) else { return .relative }
        let isHTTP = colon == 4 && value.matches("http", at: 0, before: colon)
        let isHTTPS = colon == 5 && value.matches("https", at: 0, before: colon)
        guard isHTTP || isHTTPS else { return .otherScheme }
        // Browsers mend `http:/host` and `http:\\host`; we leave such links alone.
        let start = colon + 3
        guard value.matches("//", at: colon + 1, before: value.count) else { return .malformed }
        var end = start
        while end < value.count, !endsAuthority(value[end]) { end += 1 }
        return isAuthority(value[start..<end]) ? .web(authority: start..<end) : .malformed
    }

    /// The colon after a scheme: a letter, then letters, digits, `+`, `-`, `.` (RFC 3986, 3.1).
    private static func schemeEnd(_ value: UnsafeBufferPointer<UInt8>) -> Int? {
        guard value[0].isASCIILetter else { return nil }
        var at = 1
        while at < value.count, isScheme(value[at]) { at += 1 }
        return at < value.count && value[at] == Byte.colon ? at : nil
    }

    private static func isScheme(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "+") || byte == Byte.hyphen
            || byte == Byte.dot
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == Byte.slash || byte == UInt8(ascii: "\\") || byte == Byte.question
            || byte == Byte.number
    }

    /// Refuses an empty host; what stands in a host is left to the merge tags and the browser,
    /// except for the forbidden host code points that no tag of any platform holds (URL 3.1).
    private static func isAuthority(_ authority: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let last = authority.last, last != UInt8(ascii: "@"), authority.first != Byte.colon
        else { return false }
        return !authority.contains { $0 < Byte.space || $0 == UInt8(ascii: "\\") || $0 == 0x7F }
    }
}
