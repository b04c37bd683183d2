import Testing

@testable import HTTPServer

/// PROXY protocol, fed whole and byte by byte.
struct ProxyHeaderTests {
    private func read(_ bytes: [UInt8]) -> ProxyHeader.Outcome {
        var outcome = ProxyHeader.Outcome.needsMore
        for length in 0...bytes.count where outcome == .needsMore {
            outcome = bytes[..<length].withUnsafeBytes { ProxyHeader.read($0) }
        }
        #expect(outcome == bytes.withUnsafeBytes { ProxyHeader.read($0) })
        return outcome
    }

    @Test(arguments: [
        ("PROXY TCP4 192.0.2.1 192.0.2.2 1234 80\r\n", "192.0.2.1"),
        ("PROXY TCP6 2001:db8::1 ::1 65535 0\r\n", "2001:db8::1"),
        ("PROXY UNKNOWN\r\n", ""), ("PROXY UNKNOWN ffff::1 ::1 1 2\r\n", ""),
        ("PROXY TCP4 192.0.2.1 192.0.2.2 1234\r\n", nil),
        ("PROXY TCP4 192.0.2.1 192.0.2.2 1234 80 9\r\n", nil),
        ("PROXY TCP4 2001:db8::1 192.0.2.2 1234 80\r\n", nil),
        ("PROXY TCP6 192.0.2.1 192.0.2.2 1234 80\r\n", nil),
        ("PROXY TCP4 192.0.2.1 x 1234 80\r\n", nil), ("PROXY TCP5 1 2 3 4\r\n", nil),
        ("PROXY TCP4  192.0.2.1 192.0.2.2 1234 80\r\n", nil), ("PROXY \r\n", nil),
        ("PROXY TCP4 192.0.2.1 192.0.2.2 65536 80\r\n", nil), ("GET / HTTP/1.1\r\n", nil),
        ("POST / HTTP/1.1\r\n", nil), ("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\n", nil),
    ])
    func version1(_ text: String, _ source: String?) {
        let outcome = read(Array(text.utf8))
        guard let source else { return #expect(outcome == .invalid) }
        let address = source.isEmpty ? nil : IPAddress(text: source)!
        let header = ProxyHeader(length: text.utf8.count, source: address, isSecure: false)
        #expect(outcome == .complete(header))
    }

    @Test func endlessText() {
        let text = "PROXY UNKNOWN " + String(repeating: "x", count: 200)
        #expect(read(Array(text.utf8)) == .invalid)
    }

    private static let signature: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]

    private func binary(_ command: UInt8, _ family: UInt8, _ body: [UInt8]) -> [UInt8] {
        let length = [UInt8(body.count >> 8), UInt8(body.count & 255)]
        return Self.signature + [command, family] + length + body
    }

    private static let ipv4: [UInt8] = [192, 0, 2, 1, 192, 0, 2, 2, 4, 1, 0, 80]

    @Test func version2() {
        let plain = binary(0x21, 0x11, Self.ipv4)
        let source = IPAddress(text: "192.0.2.1")
        #expect(read(plain) == .complete(.init(length: 28, source: source, isSecure: false)))
        // An extension that is skipped, then PP2_TYPE_SSL with the bit for TLS, and without it.
        for (bit, isSecure) in [(UInt8(1), true), (0, false)] {
            let extensions: [UInt8] = [0x04, 0, 2, 9, 9, 0x20, 0, 5, bit, 0, 0, 0, 0]
            let bytes = binary(0x21, 0x11, Self.ipv4 + extensions)
            #expect(
                read(bytes)
                    == .complete(.init(length: 41, source: source, isSecure: isSecure)))
        }
        let ipv6 = [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 32)
        let long = IPAddress(text: "2001:db8::")
        #expect(
            read(binary(0x21, 0x21, ipv6))
                == .complete(.init(length: 52, source: long, isSecure: false)))
        #expect(
            read(binary(0x20, 0x00, []))
                == .complete(.init(length: 16, source: nil, isSecure: false)))
    }

    @Test func damagedVersion2() {
        #expect(read(binary(0x11, 0x11, Self.ipv4)) == .invalid)
        #expect(read(binary(0x22, 0x11, Self.ipv4)) == .invalid)
        #expect(read(binary(0x21, 0x11, [1, 2, 3])) == .invalid)
        #expect(read(binary(0x21, 0x21, Self.ipv4)) == .invalid)
        #expect(read(binary(0x21, 0x11, Self.ipv4 + [4, 0, 9, 1])) == .invalid)
        #expect(read(Self.signature + [0x21, 0x11, 0xFF, 0xFF]) == .invalid)
        #expect(read([0x0D, 0x0A, 0x0D, 0x0A, 0x01]) == .invalid)
    }
}
