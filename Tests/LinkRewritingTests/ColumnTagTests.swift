import Testing

@testable import LinkRewriting

@Suite struct ColumnTagTests {
    @Test(
        arguments: [
            ("{{name}}", "name", nil), ("{{ name }}", "name", nil), ("{{\n name\t}}", "name", nil),
            ("{{First Name}}", "First Name", nil), ("{{a|b}}", "a", "b"), ("{{a|}}", "a", ""),
            ("{{ a | b c }}", "a", "b c"), ("{{a|b|c}}", "a", "b|c"),
            ("{{a&ntilde;o}}", "año", nil), ("{{#if x}}", "#if x", nil), ("{{{x}}}", "{x}", nil),
            ("{{${x}}}", "${x}", nil), ("{{}}", "", nil), ("%7B%7Ba%20b%7D%7D", "a b", nil),
            ("%7b%7ba%7Cb%7d%7d", "a", "b"),
        ] as [(String, String, String?)])
    func isRead(text: String, name: String, fallback: String?) throws {
        let tag = try #require(ColumnTag(whole: text))
        #expect(tag.name == name && tag.text == text)
        #expect(tag.fallback == fallback.map { Array($0.utf8) })
    }

    @Test(arguments: [
        "{name}", "{{name}", "{{name} }", "{{a<b>c</b>}}", "{{name}}x", "x{{name}}", "", "{{",
        "{{a{{b}}", "%7B%7Ba", "*|A|*", "{% if a %}",
    ])
    func isNone(text: String) { #expect(ColumnTag(whole: text) == nil) }

    @Test func endlessTagsAreNone() {
        #expect(ColumnTag(whole: "{{" + String(repeating: "a", count: 2_000) + "}}") == nil)
    }

    @Test func columnsAreFoundInAnyCase() {
        let columns = ColumnNames(["ID", "Año", "id"])
        #expect(columns.index(of: "id") == 0 && columns.index(of: "AÑO") == 1)
        #expect(columns.index(of: "ano") == nil)
    }
}
