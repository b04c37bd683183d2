import Testing

@testable import Mailing

@Suite struct URLHostTests {
    @Test(
        arguments: [
            ("https://t.example", "t.example"), ("http://T.Example:8080/x", "t.example"),
            ("HTTPS://t.example?x", "t.example"), ("https://t.example#x", "t.example"),
            ("https://[::1]:8080/", "[::1]"), ("https://127.0.0.1:1", "127.0.0.1"),
            ("https://", nil), ("https://:80", nil), ("https:///x", nil), ("https://[::1", nil),
            ("https://user@t.example", nil), ("https://user:pw@t.example/", nil),
            ("ftp://t.example", nil), ("t.example", nil), ("//t.example", nil), ("", nil),
            ("https:/t.example", nil), ("mailto:a@t.example", nil),
            ("https://t.example/@x", "t.example"),
        ] as [(String, String?)])
    func host(url: String, expected: String?) { #expect(URLHost.host(of: url) == expected) }
}
