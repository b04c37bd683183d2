import LinkRewriting
import Testing

@Suite struct LinkPolicyTests {
    @Test(arguments: [
        (#"<a href="">"#, "empty"), ("<a href>", "empty"), (#"<a href=" &#10; ">"#, "empty"),
        (##"<a href="#top">"##, "fragment"), (#"<a href="/path">"#, "relative"),
        (#"<a href="//shop.example">"#, "relative"), (#"<a href="?x=http://y">"#, "relative"),
        (#"<a href="mailto:a@shop.example">"#, "other-scheme"),
        (#"<a href="JavaScript:x()">"#, "other-scheme"),
        (#"<a href="java&Tab;script:x()">"#, "other-scheme"),
        (#"<a href="https:/x">"#, "malformed"), (#"<a href="https://">"#, "malformed"),
        (#"<a href="https://a b/">"#, "malformed"), ("<a href='https://a.b/\u{1}x'>", "malformed"),
        (#"<a href="https://user:pw@a.b/">"#, "credentials"),
        (#"<a href="https://track.example./c/x">"#, "own-link"),
        (#"<a href="https://shop.example" notrack>"#, "opted-out"),
        (#"<a href="{{url}}">"#, "merge-tag-first"),
        (#"<a href="{{ f "x" }}">"#, "merge-tag-first"),
        (#"<a href="https://{{h}}/">"#, "merge-tag-in-host"),
        (#"<a href="https://x.{{h "a"}}/">"#, "merge-tag-in-host"),
        (#"<a href="https://shop.example/{% if a %}b{% endif %}">"#, "merge-tag-logic"),
        (#"<a href="https://shop.example/{{ f "x" }}">"#, "merge-tag-broken"),
        (#"<svg><a href="https://shop.example">"#, "foreign-content"),
        (#"<a href="https://shop.example/?a={{b}}">"#, "track {{b}}"),
        (#"<a href=" HTTPS://shop.example ">"#, "track"),
        (#"<a href="ht&#10;tps://shop.example">"#, "track"),
        (#"<a href="https://track.example@shop.example/">"#, "credentials"),
    ])
    func decides(_ html: String, _ expected: String) throws {
        #expect(try Rewriting.decisions(html) == [expected])
    }

    @Test(arguments: [
        (#"<a href="https://shop.example/unsubscribe">x</a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/desuscripci%C3%B3n">x</a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/baja.php">x</a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/">Darse de <b>baja</b></a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/">Cancelar  suscripci&oacute;n</a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/"><img alt="Unsubscribe"></a>"#, "unsubscribe"),
        (#"<a href="https://shop.example/?u={{ UnsubscribeURL }}">x</a>"#, "unsubscribe"),
        (#"<a href="*|UPDATE_PROFILE|*">x</a>"#, "preferences"),
        (#"<a href="https://shop.example/email-preferences">x</a>"#, "preferences"),
        (#"<a href="{{{webversion}}}">x</a>"#, "view-in-browser"),
        (#"<a href="{{weblink}}" clicktracking=off>x</a>"#, "view-in-browser"),
        (#"<a href="mailto:x@shop.example" clicktracking=off>x</a>"#, "other-scheme"),
        (#"<a href="https://shop.example/">Ver en el navegador</a>"#, "view-in-browser"),
        (#"<a href="https://shop.example/botas-cana-baja">Botas de caña baja</a>"#, "track"),
        (#"<a href="https://shop.example/rebajas">Rebajas</a>"#, "track"),
        (#"<a href="https://shop.example/">Opt outside</a>"#, "track"),
        (#"<a href="https://shop.example/subscribe">Subscribe</a>"#, "track"),
    ])
    func knowsServiceLinks(_ html: String, _ expected: String) throws {
        #expect(try Rewriting.decisions(html) == [expected])
    }

    @Test func keepsWhatTheSenderConfigures() throws {
        let rules = RewritingRules(
            unsubscribeAddresses: ["https://shop.example/legal"], bindsMergeTagsLate: false)
        let html = #"""
            <a href="https://shop.example/legal?x"></a><a href="https://shop.example/{{a}}"></a>
            """#
        let links = try Newsletter(html: Array(html.utf8), rules: rules).links
        #expect(links.map(Rewriting.short) == ["unsubscribe", "merge-tag-kept"])
    }

    @Test func everyReasonIsExplainedInKebabCase() {
        for reason in KeepReason.allCases {
            #expect(reason.explanation.hasSuffix("."))
            #expect(reason.rawValue.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) })
        }
    }
}
