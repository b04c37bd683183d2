import Testing

@testable import LinkRewriting

@Suite struct ValueFormTests {
    private static let value = "a&<>\"'-_.~@ %+/ñ€\r\n\t\u{0}\u{7F}"

    private func text(_ form: ValueForm, _ value: String = Self.value) -> String {
        String(decoding: form.encoded(Array(value.utf8)), as: UTF8.self)
    }

    @Test func html() {
        let expected = "a&amp;&lt;&gt;&quot;&#39;-_.~@ %+/ñ€\r\n\t"
        #expect(text(ValueForm(syntax: .html)) == expected)
        let hidden = ValueForm(syntax: .html, hidesHyphens: true)
        #expect(text(hidden, "a--b-") == "a&#45;&#45;b&#45;")
    }

    @Test func htmlOfAnotherEncoding() {
        let form = ValueForm(syntax: .html, isASCII: true)
        #expect(text(form, "ñ€𝄞<") == "&#241;&#8364;&#119070;&lt;")
        // Cut in the middle of a character: nothing is made up, and nothing crashes.
        for length in 0...4 {
            #expect(form.encoded(Array("𝄞".utf8.prefix(length))).allSatisfy { $0 < 0x80 })
        }
    }

    @Test func addresses() {
        let expected =
            "a%26%3C%3E%22%27-_.~%40%20%25%2B%2F%C3%B1%E2%82%AC%0D%0A%09%00%7F"
        #expect(text(ValueForm(syntax: .address)) == expected)
        #expect(text(ValueForm(syntax: .mailbox)) == expected.replacing("%40", with: "@"))
        let hidden = ValueForm(syntax: .address, hidesHyphens: true)
        #expect(text(hidden, "a--b") == "a%2D%2Db")
    }

    @Test func lines() {
        #expect(text(ValueForm(syntax: .line), "a\r\nb\u{0}\"ñ") == "a  b \"ñ")
    }
}
