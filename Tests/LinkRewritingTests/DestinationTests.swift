import LinkRewriting
import Testing

/// What is stored as the destination: the value as a browser reads it, and no more than that.
@Suite struct DestinationTests {
    @Test(arguments: [
        ("https://shop.example/?a=1&amp;b=2", "https://shop.example/?a=1&b=2"),
        ("https://shop.example/?a=1&b=2", "https://shop.example/?a=1&b=2"),
        (
            "https://shop.example/?x&copy=1&section=2&lt",
            "https://shop.example/?x&copy=1&section=2<"
        ),
        ("https://shop.example/?x&copy;=1&notit;", "https://shop.example/?x©=1&notit;"),
        ("https://shop.example/caf&eacute;/&#233;&#xE9;&#xe9", "https://shop.example/café/ééé"),
        ("https://shop.example/&#x80;&#0;&#xD800;", "https://shop.example/€\u{FFFD}\u{FFFD}"),
        ("https://shop.example/&#99999999999999999999;", "https://shop.example/\u{FFFD}"),
        ("&#104;ttps&colon;//shop.example/", "https://shop.example/"),
        ("\u{1} https://shop.example/a b \u{1F}", "https://shop.example/a b"),
        ("https://shop.\r\nexample/\ta", "https://shop.example/a"),
        ("https://shop.example/100%25%20off.", "https://shop.example/100%25%20off."),
        ("https://shop.example/page#part", "https://shop.example/page#part"),
        ("https://zapatería.example/año", "https://zapatería.example/año"),
        (
            "https://shop.example/it's?&href=https://x.example/",
            "https://shop.example/it's?&href=https://x.example/"
        ),
    ])
    func isRead(_ raw: String, _ expected: String) throws {
        let link = try Rewriting.newsletter("<a href=\"\(raw)\">").links[0]
        #expect(Array(link.url.utf8) == Array(expected.utf8))
        #expect(Rewriting.short(link) == "track")
    }

    @Test func keepsLateBoundTagsAsRanges() throws {
        let html = #"<a href="https://shop.example/{{ p }}?é=%7B%7Bq%7D%7D&amp;x={{p}}#{r}">"#
        let link = try Rewriting.newsletter(html).links[0]
        #expect(link.lateBoundTags == ["{{ p }}", "%7B%7Bq%7D%7D", "{{p}}", "{r}"])
    }

    @Test func hasNoLimitOfLength() throws {
        let url = "https://shop.example/?q=" + String(repeating: "0123456789", count: 2_000)
        #expect(try Rewriting.newsletter("<a href=\(url)>").links[0].url == url)
    }
}
