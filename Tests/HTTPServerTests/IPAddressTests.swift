import Testing

@testable import HTTPServer

struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.17", "192.0.2.17", "192.0.2.17", "192.0.2.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::"),
        ("::ffff:192.0.2.17", "192.0.2.17", "192.0.2.17", "192.0.2.0"),
        ("::1", "::1", "unix", "unix"),
    ])
    func forms(_ text: String, _ whole: String, _ neighbourhood: String, _ truncated: String) {
        let address = IPAddress(text: text)
        #expect(address?.description == whole)
        #expect(address?.neighbourhood.description == neighbourhood)
        #expect(address?.truncated.description == truncated)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4:80", "[::1]", "a", "unknown", "::g", "1.2.3.4 "])
    func noAddress(_ text: String) { #expect(IPAddress(text: text) == nil) }

    @Test func whatIsLocal() {
        for text in ["127.0.0.1", "127.9.9.9", "::1"] { #expect(IPAddress(text: text)!.isLocal) }
        for text in ["128.0.0.1", "::2", "fe80::1"] { #expect(!IPAddress(text: text)!.isLocal) }
        #expect(IPAddress.none.isLocal)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
        ("10.9.9.9/8", "10.0.0.1", true), ("192.0.2.1", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.2", false), ("0.0.0.0/0", "198.51.100.1", true),
        ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
        ("2001:db8::/32", "2001:db9::1", false), ("::/0", "2001:db8::1", true),
        ("::1", "::1", true), ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
    ])
    func ranges(_ range: String, _ address: String, _ isIn: Bool) {
        #expect(AddressRange(range)?.contains(IPAddress(text: address)!) == isIn)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "a/8", "1.2.3.4/8/8",
    ])
    func noRange(_ text: String) { #expect(AddressRange(text) == nil) }
}
