import Testing

@testable import Dashboard

struct DashboardAddressTests {
    @Test(arguments: [
        ("https://Stats.Example/", "https://stats.example", "stats.example"),
        ("https://stats.example:8443", "https://stats.example:8443", "stats.example"),
        ("http://127.0.0.1:8090", "http://127.0.0.1:8090", "127.0.0.1"),
        ("http://[::1]:8090", "http://[::1]:8090", "[::1]"),
        ("http://localhost", "http://localhost", "localhost"),
    ])
    func good(_ text: String, _ origin: String, _ host: String) throws {
        let address = try #require(DashboardAddress(text))
        #expect(address.origin == origin && address.host == host)
        #expect(address.isSecure == text.hasPrefix("https"))
    }

    @Test(arguments: [
        "", "stats.example", "http://stats.example", "http://0.0.0.0:8090", "ftp://x",
        "https://", "https://stats.example/path", "https://user@stats.example", "https://a b",
    ])
    func refused(_ text: String) { #expect(DashboardAddress(text) == nil) }
}
