import LinkRewriting
import Testing

@Suite struct PlainTextNewsletterTests {
    private static func newsletter(_ text: String) throws -> PlainTextNewsletter {
        try PlainTextNewsletter(text: Array(text.utf8), rules: Rewriting.rules)
    }

    /// A tracked address becomes `T`, its position and the parameters.
    private static func value(_ link: FoundLink) -> TransitionValue {
        TransitionValue(
            url: "T\(link.position)", parameters: Rewriting.value(for: link).parameters)
    }

    @Test(arguments: [
        // Where it ends: in other programs the last `.` or `/` went lost, or into the link.
        ("https://shop.example", "T1"), ("https://shop.example/", "T1"),
        ("Mira https://shop.example/.", "Mira T1."), ("https://shop.example/a. Y", "T1. Y"),
        ("https://shop.example/a.html", "T1"), ("https://shop.example/a...", "T1..."),
        ("https://shop.example/a/, o no", "T1, o no"),
        ("https://shop.example/a; b", "T1; b"), ("https://shop.example/a: b", "T1: b"),
        ("¡https://shop.example/a!", "¡T1!"), ("https://shop.example/a?", "T1?"),
        ("https://shop.example/?a=1&b=2#c", "T1"), ("https://shop.example/a?!,.", "T1?!,."),
        ("*https://shop.example/a*", "*T1*"), ("_https://shop.example/a_", "_T1_"),
        ("~https://shop.example/a~", "~T1~"), ("'https://shop.example/a'", "'T1'"),
        ("\"https://shop.example/a\"", "\"T1\""), ("`https://shop.example/a`", "`T1`"),
        // Brackets.
        ("<https://shop.example/a>", "<T1>"), ("<https://shop.example/a.>", "<T1>"),
        ("(https://shop.example/a)", "(T1)"), ("(ver https://shop.example/a).", "(ver T1)."),
        ("https://shop.example/a_(b)", "T1"), ("(https://shop.example/a_(b))", "(T1)"),
        ("[x](https://shop.example/a)", "[x](T1)"), ("[https://shop.example/a]", "[T1]"),
        ("{https://shop.example/a}", "{T1}"), ("https://shop.example/a)))", "T1)))"),
        ("https://shop.example/?a[]=1", "T1"),
        // Where it starts, and case.
        ("HTTPS://SHOP.example/A", "T1"), ("Web:http://shop.example", "Web:T1"),
        ("xhttps://shop.example", "xhttps://shop.example"),
        ("git+https://shop.example", "git+https://shop.example"),
        ("https://shop.example/?u=https://b.example", "T1"),
        ("https://a.example\thttps://b.example\r\nhttps://c.example", "T1\tT2\r\nT3"),
        // No address.
        ("https://", "https://"), ("https:// x", "https:// x"), ("http:/x", "http:/x"),
        ("ftp://shop.example", "ftp://shop.example"), ("https:///x", "https:///x"),
        // Signs outside ASCII.
        ("«https://shop.example/a».", "«T1»."), ("“https://shop.example/a”", "“T1”"),
        ("https://shop.example/a…", "T1…"), ("https://shop.example/a\u{A0}b", "T1\u{A0}b"),
        ("https://zapatería.example/año", "T1"),
        // Nothing is decoded.
        ("https://shop.example/?a=1&amp;b", "T1"),
    ])
    func findsAddresses(_ text: String, _ expected: String) throws {
        let newsletter = try Self.newsletter(text)
        #expect(String(decoding: newsletter.rewritten(Self.value), as: UTF8.self) == expected)
        #expect(newsletter.rewritten { _ in nil } == Array(text.utf8))
    }

    @Test(arguments: [
        ("https://shop.example/a.", "https://shop.example/a"),
        ("https://shop.example/?a=1&amp;b=%20", "https://shop.example/?a=1&amp;b=%20"),
        ("(https://shop.example/)", "https://shop.example/"),
        ("https://zapatería.example/año ", "https://zapatería.example/año"),
    ])
    func reportsTheAddress(_ text: String, _ url: String) throws {
        #expect(try Self.newsletter(text).links.map(\.url) == [url])
    }

    @Test(arguments: [
        // Not certain where they end.
        ("<https://shop.example/a\nb>", "malformed"), ("<https://shop.example/a", "malformed"),
        ("https://shop.example/a—luego", "malformed"), ("https://shop.example/[a b]", "malformed"),
        ("https://shop.example/?a=<id>", "malformed"), ("www.shop.example", "relative"),
        // The policy.
        ("https://track.example/c/x/1", "own-link"), ("https://a@shop.example/", "credentials"),
        ("https://{{host}}/", "merge-tag-in-host"), ("https://shop.example/{{a", "malformed"),
        ("https://shop.example/%%a b", "merge-tag-broken"),
        ("https://shop.example/{% if x %}a{% endif %}", "merge-tag-logic"),
        ("https://shop.example/unsubscribe?u=1.", "unsubscribe"),
        ("https://shop.example/?u={{unsubscribe_url}}", "unsubscribe"),
    ])
    func keeps(_ text: String, _ expected: String) throws {
        let newsletter = try Self.newsletter(text)
        #expect(newsletter.links.map(Rewriting.short) == [expected])
        #expect(newsletter.rewritten(Self.value) == Array(text.utf8))
        #expect(newsletter.warnings == [.nothingToTrack])
    }

    @Test(arguments: [
        ("https://shop.example/?a={{b}}.", "T1?1={{b}}."),
        ("https://shop.example/?a=*|B|*", "T1?1=*|B|*"),
        ("(https://shop.example/?a={{ b c }})", "(T1?1={{ b c }})"),
        ("https://shop.example/?a={{ f \"b\" }}!", "T1?1={{ f \"b\" }}!"),
        ("https://shop.example/?a=<%b%>&c={{D}}", "T1?1=<%b%>&2={{D}}"),
        ("https://shop.example/?a=[b]", "T1?1=[b]"),
    ])
    func carriesMergeTags(_ text: String, _ expected: String) throws {
        let output = try Self.newsletter(text).rewritten(Self.value)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test func joinsParametersWithAnAmpersand() throws {
        let value = TransitionValue(
            url: "T?x=1", parameters: [.init(name: "c", verbatim: "{{id}}")])
        let link = try Self.newsletter("https://shop.example").links[0]
        #expect(link.canHold(value))
        let output = try Self.newsletter("https://shop.example").rewritten { _ in value }
        #expect(String(decoding: output, as: UTF8.self) == "T?x=1&c={{id}}")
    }

    @Test func keepsAnAddressThatAFlowedLineMayContinue() throws {
        let text = Array("https://shop.example/a \r\nb https://shop.example/c".utf8)
        let links = try PlainTextNewsletter(text: text, rules: Rewriting.rules, joinsLines: true)
            .links
        #expect(links.map(Rewriting.short) == ["malformed", "track"])
    }

    @Test func keepsOtherBytes() throws {
        let text =
            [0xEF, 0xBB, 0xBF] + Array("A\r\n".utf8) + [0xF1, 0x93]
            + Array("https://shop.example/a".utf8) + [0x94, 0x0D, 0x0A, 0]
        let newsletter = try PlainTextNewsletter(text: text, rules: Rewriting.rules)
        #expect(newsletter.links.map(\.valueRange) == [8..<30])
        #expect(newsletter.rewritten(Self.value) == text[..<8] + Array("T1".utf8) + text[30...])
    }

    @Test(arguments: [
        ("%PDF-1.7", RewritingError.notHTML(found: "a PDF file")), ("", .empty),
        ("ab\0\0cdefghij", .notHTML(found: "a binary file")),
    ])
    func refuses(_ text: String, _ expected: RewritingError) {
        #expect(throws: expected) { try Self.newsletter(text) }
    }
}
