import HTTPServer
import Model
import Signing

/// What both endpoints need to know of a request's sender.
struct RequestFacts {
    private let request: Request
    /// Lower case, without port; "" when the request names none.
    let host: String
    /// Whether the reader's own connection is encrypted.
    let isSecure: Bool
    /// Where the request came from, as far as it can be believed.
    let network: ClientNetwork?

    init(_ request: Request, _ context: IntakeContext) {
        self.request = request
        host = request.host?.string.lowercased() ?? ""
        // The service itself speaks plain HTTP: only the proxy before it knows.
        let isProxied = context.trustedProxies.contains(request.peer.description)
        isSecure =
            isProxied && request.field("x-forwarded-proto")?.equalsIgnoringCase("https") == true
        // What stands last was written by the proxy we trust.
        let passedOn = request.field("x-forwarded-for")
        let address = passedOn?.string.split(separator: ",").last?.filter { $0 != " " }
        if isProxied {
            network = address.flatMap { ClientNetwork(text: $0) }
        } else {
            // A proxy that nobody told us of: its own address would stand for all its readers.
            let isPassedOn = passedOn != nil || request.field("forwarded") != nil
            network = isPassedOn ? nil : ClientNetwork(request.peer)
        }
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
        let fields = [
            request.field("sec-purpose"), request.field("purpose"), request.field("x-purpose"),
            request.field("x-moz"),
        ]
        return fields.contains { field in
            field.map { $0.starts(with: "prefetch") || $0.starts(with: "preview") } ?? false
        }
    }

    /// The value of the cookie `name`, from any of the Cookie lines (RFC 6265 5.4).
    func cookie(_ name: String) -> ByteView? {
        for line in request.fields("cookie") {
            for pair in CookiePairs(line) where pair.name.elementsEqual(name.utf8) {
                return pair.value
            }
        }
        return nil
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
