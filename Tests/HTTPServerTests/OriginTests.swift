import Testing

@testable import HTTPServer

/// Whom a request comes from, by what trusted proxies say and others make up.
struct OriginTests {
    private static let proxy = IPAddress(text: "10.0.0.1")!

    private func origin(
        _ fields: String, peer: IPAddress = proxy, _ syntax: ForwardedSyntax
    ) -> Origin {
        let text = "GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n"
        var bytes = Array(text.utf8)
        let trust = ProxyTrust(ranges: [AddressRange("10.0.0.0/8")!], syntax: syntax)
        return bytes.withUnsafeMutableBytes { bytes in
            var parser = RequestParser()
            #expect(parser.parse(bytes) == .complete(end: bytes.count))
            return trust.origin(
                peer: peer, isSecure: false, head: parser.head, in: UnsafeRawBufferPointer(bytes))
        }
    }

    @Test(arguments: [
        ("X: y", "10.0.0.1", false), ("X-Forwarded-For: 192.0.2.1", "192.0.2.1", false),
        ("X-Forwarded-For: 6.6.6.6, 192.0.2.1", "192.0.2.1", false),
        ("X-Forwarded-For: 6.6.6.6, 192.0.2.1 , 10.9.9.9", "192.0.2.1", false),
        ("X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 192.0.2.1", "192.0.2.1", false),
        ("X-Forwarded-For: 192.0.2.1:4711", "192.0.2.1", false),
        ("X-Forwarded-For: [2001:db8::1]:80", "2001:db8::1", false),
        ("X-Forwarded-For: 2001:db8::1", "2001:db8::1", false),
        ("X-Forwarded-For: 192.0.2.1, unknown", "10.0.0.1", false),
        ("X-Forwarded-For:", "10.0.0.1", false), ("X-Forwarded-For: ,", "10.0.0.1", false),
        ("X-Forwarded-For: 10.1.1.1, 10.2.2.2", "10.1.1.1", false),
        ("X-Forwarded-Proto: https", "10.0.0.1", true),
        ("X-Forwarded-Proto: HTTPS\r\nX-Forwarded-For: 192.0.2.1", "192.0.2.1", true),
        ("X-Forwarded-Proto: http", "10.0.0.1", false),
        ("X-Forwarded-Proto: https, http\r\nX-Forwarded-For: 192.0.2.1", "192.0.2.1", false),
        (
            "X-Forwarded-Proto: https, http\r\nX-Forwarded-For: 192.0.2.1, 10.1.1.1",
            "192.0.2.1", true
        ),
        ("Forwarded: for=6.6.6.6;proto=https", "10.0.0.1", false),
    ])
    func xForwarded(_ fields: String, _ address: String, _ isSecure: Bool) {
        let origin = origin(fields, .xForwarded)
        #expect(origin.address.description == address)
        #expect(origin.isSecure == isSecure)
    }

    @Test(arguments: [
        ("Forwarded: for=192.0.2.1", "192.0.2.1", false),
        ("Forwarded: for=192.0.2.1;proto=https;by=10.0.0.1", "192.0.2.1", true),
        ("Forwarded: Proto=HTTPS; For=\"[2001:db8::1]:4711\"", "2001:db8::1", true),
        ("Forwarded: for=6.6.6.6;proto=https, for=192.0.2.1;proto=http", "192.0.2.1", false),
        ("Forwarded: for=192.0.2.1;proto=https, for=10.1.1.1;proto=http", "192.0.2.1", true),
        ("Forwarded: for=\"evil, for=192.0.2.1;proto=https", "192.0.2.1", true),
        ("Forwarded: for=192.0.2.1, for=_hidden;proto=https", "10.0.0.1", true),
        ("Forwarded: for=unknown", "10.0.0.1", false), ("Forwarded: ;;=;for", "10.0.0.1", false),
        ("X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https", "10.0.0.1", false),
    ])
    func forwarded(_ fields: String, _ address: String, _ isSecure: Bool) {
        let origin = origin(fields, .forwarded)
        #expect(origin.address.description == address)
        #expect(origin.isSecure == isSecure)
    }

    @Test func onlyTheTrustedAreBelieved() {
        let fields = "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https"
        let stranger = origin(fields, peer: IPAddress(text: "203.0.113.5")!, .xForwarded)
        #expect(stranger.address.description == "203.0.113.5")
        #expect(!stranger.isSecure && !stranger.isHouse)
        let local = origin(fields, peer: IPAddress(text: "127.0.0.1")!, .xForwarded)
        #expect(local.address.description == "127.0.0.1" && local.isHouse)
        let unix = origin(fields, peer: .none, .xForwarded)
        #expect(unix.address.description == "192.0.2.1" && unix.isSecure && !unix.isHouse)
    }
}
