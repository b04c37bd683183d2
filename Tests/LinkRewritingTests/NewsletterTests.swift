import LinkRewriting
import Testing

@Suite struct NewsletterTests {
    @Test func reportsEachLink() throws {
        let html = #"""
            <p><A CLASS=x HREF='https://shop.example/?a=1&amp;b=2'>Zapato <b>ro</b>jo<br>
            39,90&nbsp;€
            </A><map><area href=#x alt="Mapa"></map><a href=mailto:x><img alt="Sol &amp; luna"></a>
            """#
        let newsletter = try Rewriting.newsletter(html)
        let links = newsletter.links
        #expect(links.map(\.position) == [1, 2, 3])
        #expect(links.map(\.element) == ["a", "area", "a"])
        #expect(links.map(\.text) == ["Zapato rojo 39,90 €", "Mapa", "Sol & luna"])
        #expect(links.map(\.url) == ["https://shop.example/?a=1&b=2", "#x", "mailto:x"])
        #expect(links.map(\.quoting) == [.single, .unquoted, .unquoted])
        let raw = links.map { String(decoding: newsletter.html[$0.valueRange], as: UTF8.self) }
        #expect(raw == ["https://shop.example/?a=1&amp;b=2", "#x", "mailto:x"])
    }

    @Test func readsTheTextOfShapes() throws {
        let html = """
            <!--[if mso]><v:rect href="https://shop.example/"><v:fill src="x"/>
            <v:textbox>Ver <a href="https://shop.example/x">todo</a></v:textbox></v:rect>fin
            <v:oval href="https://shop.example/o"/>fin<![endif]-->
            """
        let links = try Rewriting.newsletter(html).links
        #expect(links.map(\.element) == ["v:rect", "a", "v:oval"])
        #expect(links.map(\.text) == ["Ver todo", "todo", ""])
        #expect(links.map(\.isInConditionalComment) == [true, true, true])
    }

    @Test func readsInvalidUTF8AsWindows1252() throws {
        let html =
            Array(#"<a href="https://shop.example/a"#.utf8) + [0xF1] + Array("o\">".utf8)
            + [0x80] + Array("</a>".utf8)
        let link = try Newsletter(html: html, rules: Rewriting.rules).links[0]
        #expect(link.url == "https://shop.example/año")
        #expect(link.text == "€")
    }

    @Test func limitsTheText() throws {
        let words = String(repeating: "palabra ", count: 500)
        let link = try Rewriting.newsletter("<a href=https://shop.example/>\(words)</a>").links[0]
        #expect(link.text.count == 80)
    }

    @Test(arguments: [
        ("", RewritingError.empty),
        ("Hola https://shop.example 1 < 2", .notHTML(found: "plain text")),
        ("%PDF-1.7 <a href=x>", .notHTML(found: "a PDF file")),
        ("PK\u{3}\u{4} <a href=x>", .notHTML(found: "a ZIP archive")),
        ("<\0a\0 \0h\0r\0e\0f\0=\0x\0>\0", .unsupportedEncoding(name: "UTF-16")),
        ("\u{7F}ELF\0\0<\0\0\0\0A\0\0\0", .notHTML(found: "a binary file")),
        ("ab\0\0cdefghij", .notHTML(found: "a binary file")),
        ("<meta charset=ISO-2022-JP>", .unsupportedEncoding(name: "ISO-2022-JP")),
        (
            "<meta http-equiv=content-type content='text/html; charset=iso-2022-jp'>",
            .unsupportedEncoding(name: "ISO-2022-JP")
        ),
    ])
    func refuses(_ html: String, _ expected: RewritingError) {
        let error = #expect(throws: RewritingError.self) { try Rewriting.newsletter(html) }
        #expect(error == expected)
        #expect(!expected.hint.isEmpty && !expected.description.isEmpty)
    }

    @Test(arguments: [
        ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"), ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ])
    func refusesByteOrderMarks(_ mark: [Int], _ name: String) {
        let html = mark.map { UInt8($0) } + Array("<p><a href=https://shop.example/>x</a>".utf8)
        #expect(throws: RewritingError.unsupportedEncoding(name: name)) {
            try Newsletter(html: html, rules: Rewriting.rules)
        }
    }

    @Test func refusesPNG() {
        let html = [0x89] + Array("PNG\r\n<a href=x>".utf8)
        #expect(throws: RewritingError.notHTML(found: "a PNG image")) {
            try Newsletter(html: html, rules: Rewriting.rules)
        }
    }

    @Test func refusesOnlyDeclaredEncodings() throws {
        let html = "<meta name=description content='All about utf-7'><a href=https://shop.example>"
        #expect(try Rewriting.newsletter(html).links.count == 1)
    }

    /// Each of these once took time in the square of its length in some program.
    @Test(arguments: [
        "<a href='https://shop.example/{{", "<v:rect href=https://shop.example>",
        "<svg><desc><b></i>", "<svg><g></x>", "<!--", "<a href='https://shop.example/*|",
        "&", "<", "</a ", "<a href=https://shop.example>x", "<script><!--",
    ])
    func takesTimeInProportion(_ piece: String) throws {
        let html = "<p>" + String(repeating: piece, count: 40_000 / piece.utf8.count)
        let time = try ContinuousClock().measure { _ = try Rewriting.newsletter(html) }
        #expect(time < .seconds(5))
    }

    @Test(arguments: ["{{", "*|", "%%a", "[[", "<%", "&#1", "a.", "-"])
    func takesTimeInProportionForOneAddress(_ piece: String) throws {
        let address = String(repeating: piece, count: 50_000 / piece.utf8.count)
        let html = "<a href='https://shop.example/\(address)'>"
        let time = try ContinuousClock().measure { _ = try Rewriting.newsletter(html) }
        #expect(time < .seconds(5))
    }

    @Test func warns() throws {
        let html =
            #"<base href="https://shop.example/"><a href="https://shop.example/x">x</a><a hr"#
        #expect(
            try Rewriting.newsletter(html).warnings == [
                .baseAddress("https://shop.example/"), .unfinished(offset: 73),
            ])
        #expect(try Rewriting.newsletter("<p><a href=/x>").warnings == [.nothingToTrack])
    }

    @Test(arguments: [
        ("www.shop.example", true), ("https://shop.example/x", true), ("shop.example/x", true),
        ("Shop", false), ("hola@shop.example", false), ("39.90", false),
        ("ver shop.example", false),
    ])
    func warnsOfTextThatIsAnAddress(_ text: String, _ expected: Bool) throws {
        let link = try Rewriting.newsletter("<a href=https://shop.example/>\(text)</a>").links[0]
        #expect(link.warnings == (expected ? [.textShowsAddress(text)] : []))
    }
}
