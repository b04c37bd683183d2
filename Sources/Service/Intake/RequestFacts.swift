import HTTPServer
import Model
import Signing

/// What both endpoints need to know of a request's sender.
struct RequestFacts {
    private let request: Request

    init(_ request: Request) { self.request = request }

    /// Whether the reader's own connection is encrypted.
    var isSecure: Bool { request.origin.isSecure }

    /// Lower case, without port, cut to the longest name there can be (RFC 1035, 2.3.4); "" when
    /// the request names none.
    var host: String {
        guard let host = request.host else { return "" }
        return host.part(0..<min(host.count, 255)).string.lowercased()
    }

    /// Whether `host`, lower case, was asked.
    func isHost(_ host: [UInt8]) -> Bool { request.host?.lowercasedEquals(host) ?? false }

    /// Where the request came from, as far as it can be believed.
    var network: ClientNetwork? {
        let origin = request.origin
        if origin.isHouse { return nil }
        // A proxy that nobody told us of: its own address would stand for all its readers.
        let isClaimed = field("x-forwarded-for") != nil || field("forwarded") != nil
        return isClaimed && !origin.isPassedOn ? nil : ClientNetwork(origin.address)
    }

    /// Whether something hangs at the link that no browser adds and mail tools leave there.
    var hasOddTail: Bool {
        guard let query = request.query else { return false }
        return query.suffix(3).elementsEqual("%27".utf8) || query.last == UInt8(ascii: "'")
    }

    /// The value of a field; see ``Request/field(_:)``.
    func field(_ name: StaticString) -> ByteView? { request.field(name) }

    /// Cut to what the journal keeps; "" when there is none.
    var userAgent: String {
        guard let agent = request.field("user-agent") else { return "" }
        return agent.part(0..<min(agent.count, Click.maximumUserAgentLength)).string
    }

    /// Whether the browser only fetches ahead (Sec-Purpose, and its forerunners).
    var isPrefetch: Bool {
        asksAhead("sec-purpose") || asksAhead("purpose") || asksAhead("x-purpose")
            || asksAhead("x-moz")
    }

    private func asksAhead(_ name: StaticString) -> Bool {
        guard let purpose = request.field(name) else { return false }
        return purpose.starts(with: "prefetch") || purpose.starts(with: "preview")
    }

    /// The value of the cookie `name`, from any of the Cookie lines (RFC 6265 5.4).
    func cookie(_ name: [UInt8]) -> ByteView? {
        var value: ByteView?
        request.forEachField("cookie") { line in
            var pairs = CookiePairs(line)
            while value == nil, let pair = pairs.next() {
                if pair.name.equals(name) { value = pair.value }
            }
            return value == nil
        }
        return value
    }

    /// Whether any cookie of ours came, whichever sub-account's.
    var hasClickCookie: Bool {
        request.fields("cookie").contains { line in
            CookiePairs(line).contains { ClickCookie.isName($0.name.string) }
        }
    }
}

/// The `name=value` pairs of a Cookie line.
struct CookiePairs: Sequence, IteratorProtocol {
    private let line: ByteView
    private var position = 0

    init(_ line: ByteView) { self.line = line }

    mutating func next() -> (name: ByteView, value: ByteView)? {
        while position < line.count {
            let rest = line.part(position..<line.count)
            let length = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.count
            position += length + 1
            let pair = rest.part(0..<length)
            let start = pair.firstIndex { $0 != 0x20 } ?? pair.count
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > start else {
                continue
            }
            return (pair.part(start..<equals), pair.part(equals + 1..<pair.count))
        }
        return nil
    }
}

extension ByteView {
    /// Whether the bytes begin with `text`, ASCII letters compared without case.
    func starts(with text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount
            && part(0..<text.utf8CodeUnitCount).equalsIgnoringCase(text)
    }
}
