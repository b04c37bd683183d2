import Testing

@testable import LinkRewriting

/// What a contact gets: where its values stand, and in which form.
@Suite struct CompiledNewsletterTests {
    private static let columns = ColumnNames(["name", "Empty", "E-Mail", "url", "code"])
    private static let name = "Ñ & <b>\"'--"
    private static let values = [name, "", "a@b.example", "https://x.example/?a=1&b=2", "c d"]

    static func compiled(_ html: String) throws -> CompiledNewsletter {
        try Rewriting.newsletter(html).compiled(columns: columns, frame: Rewriting.frame)
    }

    static func merged(_ html: String) throws -> String {
        let template = try compiled(html).template
        return String(
            decoding: Rewriting.merged(template, stamp: "stamp", values), as: UTF8.self)
    }

    private static let escaped = "Ñ &amp; &lt;b&gt;&quot;&#39;--"
    private static let encoded = "%C3%91%20%26%20%3Cb%3E%22%27--"
    private static let link = "https://track.example/c/stamp/1"

    @Test(arguments: [
        ("<p>{{name}}", "<p>\(escaped)"), ("<p>{{ NAME }}!", "<p>\(escaped)!"),
        ("<p>{{empty}}|{{empty|a <}}", "<p>|{{empty|a <}}"),
        ("<p>{{empty|&amp; tú}}{{name|x}}", "<p>&amp; tú\(escaped)"),
        ("<title>{{name}}</title>", "<title>\(escaped)</title>"),
        ("<p title='{{name}}' id=\"{{code}}\">", "<p title='\(escaped)' id=\"c d\">"),
        ("<p title={{code}} id=x{{code}}y>", "<p title=\"c d\" id=\"xc dy\">"),
        ("<p title=a\"{{code}}>", "<p title='a\"c d'>"),
        ("<p title={{empty}} id=x>", "<p title=\"\" id=x>"),
        // Left: nothing of a value may become markup or script.
        ("<style>{{name}}</style>", "<style>{{name}}</style>"),
        ("<script>'{{name}}'</script>", "<script>'{{name}}'</script>"),
        ("<p onclick=\"f('{{name}}')\">", "<p onclick=\"f('{{name}}')\">"),
        ("<p {{name}}>", "<p {{name}}>"), ("<p {{name}}=a>", "<p {{name}}=a>"),
        ("<!-- {{name}} --><p>", "<!-- {{name}} --><p>"),
        ("<p title=a\"'{{code}}>", "<p title=a\"'{{code}}>"),
        ("<p></p {{name}}>", "<p></p {{name}}>"),
        ("<p>{{other}} {{#if name}}", "<p>{{other}} {{#if name}}"),
        ("<a href='javascript:{{code}}'>", "<a href='javascript:{{code}}'>"),
        // Addresses that are kept.
        ("<a href='{{url}}'>", "<a href='https://x.example/?a=1&amp;b=2'>"),
        (
            "<a href=' {{url}}&amp;n={{name}}'>",
            "<a href=' https://x.example/?a=1&amp;b=2&amp;n=\(encoded)'>"
        ),
        (
            "<a data-track=off href='https://s.example/{{name}}'>",
            "<a data-track=off href='https://s.example/\(encoded)'>"
        ),
        (
            "<a data-track=off href='https://s.example/?{{empty|a b}}'>",
            "<a data-track=off href='https://s.example/?a%20b'>"
        ),
        ("<a href='#{{code}}'>", "<a href='#c%20d'>"),
        (
            "<a href='mailto:{{e-mail}}?subject={{code}}'>",
            "<a href='mailto:a@b.example?subject=c%20d'>"
        ),
        ("<a href='tel:{{code}}'>", "<a href='tel:c d'>"),
        (
            "<img src='https://c.example/%7B%7Bcode%7D%7D.png'>",
            "<img src='https://c.example/c%20d.png'>"
        ),
        // Tracked ones: the value travels as a parameter.
        ("<a href='https://s.example/{{code}}'>", "<a href='\(link)?1=c%20d'>"),
        (
            "<a href=https://s.example/?a={{name}}&b={{code}}>",
            "<a href=\"\(link)?1=\(encoded)&amp;2=c%20d\">"
        ),
        (
            "<a href='https://s.example/?a={{empty}}&b={{empty|x/y}}'>",
            "<a href='\(link)?1=&amp;2=x%2Fy'>"
        ),
        ("<a href='https://s.example/?a=%7B%7Bcode%7D%7D'>", "<a href='\(link)?1=c%20d'>"),
        (
            "<a href='https://s.example/?a=*|X|*&b={{code}}'>",
            "<a href='\(link)?1=*|X|*&amp;2=c%20d'>"
        ),
        // Outlook's comments.
        (
            "<!--[if mso]><p>-{{name}}-{{empty}}-{{empty|a--b}}<![endif]-->",
            "<!--[if mso]><p>&#45;Ñ &amp; &lt;b&gt;&quot;&#39;&#45;&#45;&#45;&#45;a&#45;&#45;b"
                + "<![endif]-->"
        ),
        (
            "<!--[if mso]><v:rect href='https://s.example/{{name}}'><![endif]-->",
            "<!--[if mso]><v:rect href='\(link)?1=%C3%91%20%26%20%3Cb%3E%22%27%2D%2D'>"
                + "<![endif]-->"
        ),
    ])
    func isFilledIn(html: String, expected: String) throws {
        #expect(try Self.merged(html) == expected)
    }

    @Test func valuesAreNotReadAgain() throws {
        let template = try Self.compiled("<p>{{name}}{{code}}").template
        let merged = Rewriting.merged(template, stamp: "", ["{{code}}", "", "", "", "{{name}}"])
        #expect(String(decoding: merged, as: UTF8.self) == "<p>{{code}}{{name}}")
    }

    @Test func shortRecordsHaveEmptyValues() throws {
        let template = try Self.compiled("<p>{{code|x}}{{name|y}}").template
        #expect(Rewriting.merged(template, stamp: "", []) == Array("<p>xy".utf8))
    }

    @Test(arguments: [
        ("<style>{{name}} {{other}}</style>", ["{{name}} stays as it is"]),
        ("<p {{name}}><p {{name}}>", ["{{name}} stays as it is"]),
        ("<a href='https://s.example/?a=*|X|*'>", ["*|X|* in a link"]),
        ("<a href='https://s.example/?a={{e-mail}}'>", ["{{e-mail}} in a link looks like"]),
        ("<img src='https://s.example/?a={{e-mail}}'>", ["{{e-mail}} in a link looks like"]),
        ("<a href='mailto:{{e-mail}}'>{{e-mail}}", []),
    ])
    func warns(html: String, beginnings: [String]) throws {
        let warnings = try Self.compiled(html).warnings.map(\.description)
        #expect(warnings.count == beginnings.count)
        for (warning, beginning) in zip(warnings, beginnings) {
            #expect(warning.hasPrefix(beginning))
        }
    }

    @Test func tagsWithoutColumnAreFound() {
        let html = """
            <p>{{naem}} {{NAEM|x}} {{name}}<a href='https://s.example/{{x}}'>{{{y}}}</a>
            <!-- {{z}} --><style>{{z}}</style>
            """
        let tags = Newsletter.tagsWithoutColumn(in: Array(html.utf8), Self.columns)
        #expect(tags.map(\.text) == ["{{naem}}", "{{NAEM|x}}", "{{x}}", "{{{y}}}"])
    }

    @Test func otherEncodingsGetReferences() throws {
        let html = Array("<p>".utf8) + [0xF1] + Array("{{name}}".utf8)
        let newsletter = try Newsletter(html: html, rules: Rewriting.rules)
        let compiled = newsletter.compiled(columns: Self.columns, frame: Rewriting.frame)
        #expect(!compiled.isUTF8)
        let merged = Rewriting.merged(compiled.template, stamp: "", ["ñ€"])
        #expect(merged == Array("<p>".utf8) + [0xF1] + Array("&#241;&#8364;".utf8))
    }

    /// The same as escaping the whole.
    @Test func jsonIsEscapedOnce() throws {
        let html = "<p class=\"a\">{{name}}\t\\{{empty|\"x\"}}\n<a href='https://s.example/\u{1}'>"
        let template = try Self.compiled(html).template
        for values in [Self.values, ["a\"\\\n\u{1}\u{7F}", "\n"]] {
            var expected: [UInt8] = []
            JSONText.append(Rewriting.merged(template, stamp: "s", values)[...], to: &expected)
            #expect(Rewriting.merged(template.jsonEscaped, stamp: "s", values) == expected)
        }
    }

    @Test(arguments: [
        ("Hola {{name}}", "Hola \(name)", []), ("{{code}}{{nope}}", "c d{{nope}}", ["{{nope}}"]),
        ("{{empty|x}} {x} {{", "x {x} {{", []), ("", "", []),
    ])
    func lines(text: String, expected: String, unknown: [String]) {
        let (template, tags) = MergeTemplate.line(text, Self.columns)
        let merged = Rewriting.merged(template, stamp: "", Self.values)
        #expect(String(decoding: merged, as: UTF8.self) == expected)
        #expect(tags.map(\.text) == unknown)
    }

    @Test func addressLines() {
        let url = "https://s.example/u?c={{code}}"
        let (template, _) = MergeTemplate.line(url, Self.columns, isAddress: true)
        let merged = Rewriting.merged(template, stamp: "", Self.values)
        #expect(String(decoding: merged, as: UTF8.self) == "https://s.example/u?c=c%20d")
    }
}
