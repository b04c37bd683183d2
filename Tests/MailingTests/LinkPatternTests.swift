import Mailing
import Testing

struct LinkPatternTests {
    @Test(arguments: [
        ("shop.example", "https://shop.example/a?b#c", true),
        ("SHOP.example", "HTTP://Shop.Example", true),
        ("shop.example", "https://www.shop.example/", false),
        ("shop.example", "https://other.example/shop.example", false),
        ("*.shop.example", "https://www.shop.example:8443/x", true),
        ("*.shop.example", "https://shop.example/", false),
        ("shop.example/sale/*", "https://shop.example/sale/red/1", true),
        ("shop.example/sale/*", "https://shop.example/sales", false),
        ("https://shop.example/*", "http://shop.example/", false),
        ("*utm_*", "https://shop.example/?utm_source=x", true),
        ("*/n?ños", "https://shop.example/niños", true),
        ("*/n?os", "https://shop.example/niños", false),
        ("*", "https://shop.example/", true), ("*", "", true), ("a*b*c", "a-b-b-c", true),
        ("a*b*c", "a-b-b", false), ("**a", "bca", true), ("?", "", false),
        ("mailto:*", "mailto:x@shop.example", true), ("[x]", "[x]", true),
        ("https://shop.example/?id=1", "https://shop.example/?id=1", true),
    ])
    func fits(_ pattern: String, _ url: String, _ expected: Bool) throws {
        #expect(try #require(LinkPattern(pattern)).fits(url) == expected)
    }

    @Test func emptyIsNone() { #expect(LinkPattern("") == nil) }

    /// Plain backtracking over every star would not come back.
    @Test func manyStarsCostLittle() throws {
        let pattern = try #require(LinkPattern(String(repeating: "*a", count: 200) + "b"))
        #expect(!pattern.fits(String(repeating: "a", count: 20_000)))
    }
}
