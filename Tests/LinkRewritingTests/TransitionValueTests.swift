import LinkRewriting
import Testing

/// How the new value is quoted, so that merge tags stay exactly as the mail platform wants them.
@Suite struct TransitionValueTests {
    @Test(arguments: [
        (#""u""#, "{{id}}", #"<a href="t?c={{id}}" x>"#),
        ("'u'", "{{id}}", "<a href='t?c={{id}}' x>"),
        ("u", "{{id}}", #"<a href="t?c={{id}}" x>"#),
        ("u", #"{{"id"}}"#, #"<a href='t?c={{"id"}}' x>"#),
        (#""u""#, #"{{ f "a" }}"#, #"<a href='t?c={{ f "a" }}' x>"#),
        ("'u'", "{{ f 'a' }}", #"<a href="t?c={{ f 'a' }}" x>"#),
        (#""u""#, "<%x%>", #"<a href="t?c=<%x%>" x>"#),
        (#""u""#, "*|A|*", #"<a href="t?c=*|A|*" x>"#),
    ])
    func quotes(_ value: String, _ tag: String, _ expected: String) throws {
        let html = "<a href=\(value.replacing("u", with: "https://shop.example")) x>"
        let newsletter = try Rewriting.newsletter(html)
        let new = TransitionValue(url: "t", parameters: [.init(name: "c", verbatim: tag)])
        #expect(newsletter.links[0].canHold(new))
        #expect(String(decoding: newsletter.rewritten { _ in new }, as: UTF8.self) == expected)
        let frame = LinkFrame(before: "t", after: "", parameters: new.parameters)
        let compiled = newsletter.compiled(columns: ColumnNames([])) { _ in frame }
        let merged = Rewriting.merged(compiled.template, stamp: "")
        #expect(String(decoding: merged, as: UTF8.self) == expected)
    }

    @Test func staysUnquotedWithoutParameters() throws {
        let output = try Rewriting.newsletter("<a href=https://shop.example/>").rewritten { _ in
            TransitionValue(url: "https://t/c/1")
        }
        #expect(String(decoding: output, as: UTF8.self) == "<a href=https://t/c/1>")
    }

    @Test(arguments: ["'u'", #""u""#, "u"])
    func keepsTheLinkThatNoQuotesFit(_ value: String) throws {
        let html = "<a href=\(value.replacing("u", with: "https://shop.example"))>"
        let newsletter = try Rewriting.newsletter(html)
        let new = TransitionValue(url: "t", parameters: [.init(name: "c", verbatim: #"{{'"}}"#)])
        #expect(!newsletter.links[0].canHold(new))
        #expect(newsletter.rewritten { _ in new } == newsletter.html)
        let frame = LinkFrame(before: "t", after: "", parameters: new.parameters)
        let compiled = newsletter.compiled(columns: ColumnNames([])) { _ in frame }
        #expect(Rewriting.merged(compiled.template, stamp: "") == newsletter.html)
    }

    @Test func neverEndsAConditionalComment() throws {
        let html = #"<!--[if mso]><a href="https://shop.example"></a><![endif]-->"#
        let newsletter = try Rewriting.newsletter(html)
        let new = TransitionValue(url: "t", parameters: [.init(name: "c", verbatim: "{{a--b}}")])
        #expect(newsletter.links.count == 1)
        #expect(!newsletter.links[0].canHold(new))
        #expect(newsletter.rewritten { _ in new } == newsletter.html)
    }

    @Test func joinsParameters() throws {
        let value = TransitionValue(
            url: "t?x=1&y",
            parameters: [.init(name: "c", verbatim: "{{a}}"), .init(name: "1", verbatim: "b")])
        let output = try Rewriting.newsletter("<a href='https://shop.example'>").rewritten { _ in
            value
        }
        let expected = "<a href='t?x=1&amp;y&amp;c={{a}}&amp;1=b'>"
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }
}
