import Testing

@testable import Model

@Suite struct ContactNameTests {
    @Test(arguments: [
        "1", "A-17", "ana perez", "ñandú", "a/b?c=d&e#f", "a.b_c~d+e;f", "x'y",
        String(repeating: "x", count: 64),
    ])
    func takesIDs(text: String) { #expect(ContactName(reference: text) == .reference(text)) }

    @Test(arguments: [
        "", "ana@shop.example", "@", "{{id}}", "*|ID|*", "[id]", "%id%", "<id>", "a\"b", "%%id%%",
        "a\nb", "a\tb", "a\u{0}", "a\u{7F}", String(repeating: "x", count: 65),
        String(repeating: "ñ", count: 33),
    ])
    func refusesWhatIsNone(text: String) { #expect(ContactName(reference: text) == nil) }
}
