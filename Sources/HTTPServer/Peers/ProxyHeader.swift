/// The header by which a proxy introduces a connection (PROXY protocol, versions 1 and 2, as
/// haproxy's proxy-protocol.txt has it).
struct ProxyHeader: Equatable {
    enum Outcome: Equatable {
        case needsMore
        case complete(ProxyHeader)
        /// No header, or a damaged one: the connection must be closed (section 2).
        case invalid
    }

    /// How many bytes it takes.
    let length: Int
    /// Whom the proxy was called by; `nil` when it speaks for itself.
    let source: IPAddress?
    /// Whether it was called over TLS; only version 2 can say so.
    let isSecure: Bool

    /// Section 2.1: the longest header of version 1, with its line end.
    static let longestText = 107
    /// Addresses and extensions of version 2; more is refused.
    static let longestBody = 4_096

    static func read(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        switch bytes.first {
        case nil: .needsMore
        case 0x50: readText(bytes)
        case 0x0D: readBinary(bytes)
        default: .invalid
        }
    }

    /// Section 2.1: "PROXY TCP4 192.0.2.1 192.0.2.2 1234 80\r\n".
    private static func readText(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        let view = ByteView(bytes)
        guard let end = view.prefix(longestText).firstIndex(of: 0x0A) else {
            return bytes.count >= longestText || !isBegun(view, by: "PROXY ")
                ? .invalid : .needsMore
        }
        guard end > 0, view[end - 1] == 0x0D else { return .invalid }
        let words = view.part(0..<end - 1).split(
            separator: 0x20, omittingEmptySubsequences: false)
        guard words.count >= 2, ByteView(words[0]).equals("PROXY") else { return .invalid }
        let family = ByteView(words[1])
        if family.equals("UNKNOWN") {
            return .complete(ProxyHeader(length: end + 1, source: nil, isSecure: false))
        }
        guard words.count == 6, family.equals("TCP4") || family.equals("TCP6"),
            let source = IPAddress(ByteView(words[2])), IPAddress(ByteView(words[3])) != nil,
            source.isIPv4 == family.equals("TCP4"), isPort(words[4]), isPort(words[5])
        else { return .invalid }
        return .complete(ProxyHeader(length: end + 1, source: source, isSecure: false))
    }

    /// Section 2.2: a signature of 12 bytes, version and command, family, length, addresses.
    private static func readBinary(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        let view = ByteView(bytes)
        guard isBegun(view, by: "\r\n\r\n\0\r\nQUIT\n") else { return .invalid }
        guard bytes.count >= 16 else { return .needsMore }
        let length = Int(bytes[14]) << 8 | Int(bytes[15])
        guard bytes[12] >> 4 == 2, length <= longestBody else { return .invalid }
        guard bytes.count >= 16 + length else { return .needsMore }
        let body = UnsafeRawBufferPointer(rebasing: bytes[16..<16 + length])
        // Command 0 is a health check of the proxy itself.
        switch (bytes[12] & 15, bytes[13] >> 4) {
        case (0, _), (1, 0), (1, 3):
            return .complete(ProxyHeader(length: 16 + length, source: nil, isSecure: false))
        case (1, 1) where length >= 12:
            return complete(body, IPAddress.read(body, isIPv6: false), extensionsFrom: 12)
        case (1, 2) where length >= 36:
            return complete(body, IPAddress.read(body, isIPv6: true), extensionsFrom: 36)
        default: return .invalid
        }
    }

    private static func complete(
        _ body: UnsafeRawBufferPointer, _ source: IPAddress, extensionsFrom start: Int
    ) -> Outcome {
        var position = start
        var isSecure = false
        while position + 3 <= body.count {
            let length = Int(body[position + 1]) << 8 | Int(body[position + 2])
            let value = position + 3
            guard value + length <= body.count else { return .invalid }
            // Section 2.2.6: PP2_TYPE_SSL, whose first bit of `client` says that there is TLS.
            if body[position] == 0x20, length >= 1 { isSecure = body[value] & 1 == 1 }
            position = value + length
        }
        return .complete(
            ProxyHeader(length: 16 + body.count, source: source, isSecure: isSecure))
    }

    private static func isBegun(_ view: ByteView, by text: StaticString) -> Bool {
        let count = min(view.count, text.utf8CodeUnitCount)
        return view.part(0..<count).equals(ByteView(text).part(0..<count))
    }

    private static func isPort(_ word: Slice<ByteView>) -> Bool {
        (1...5).contains(word.count) && word.allSatisfy(\.isDigit)
            && word.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 65_535
    }
}

extension ByteView {
    /// The same bytes as a window of their own.
    fileprivate init(_ slice: Slice<ByteView>) {
        self = slice.base.part(slice.startIndex..<slice.endIndex)
    }
}
