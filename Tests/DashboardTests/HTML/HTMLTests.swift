import Testing

@testable import Dashboard

struct HTMLTests {
    private static let attack = "\"><script>alert('1')</script>&"
    private static let escaped =
        "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"

    @Test func valuesAreEscapedWhereTheyStand() {
        let page: HTML = "<p title=\"\(Self.attack)\">\(Self.attack)</p>"
        #expect(page.text == "<p title=\"\(Self.escaped)\">\(Self.escaped)</p>")
    }

    @Test(
        "addresses that run code or lead away unseen are taken out",
        arguments: [
            ("/accounts/4071?a=1&b=2", "/accounts/4071?a=1&amp;b=2"),
            ("https://shop.example/", "https://shop.example/"), ("#top", "#top"), ("?q=1", "?q=1"),
            ("javascript:alert(1)", "#"), (" javascript:alert(1)", "#"), ("JaVaScRiPt:x", "#"),
            ("data:text/html,x", "#"), ("vbscript:x", "#"), ("//evil.example", "#"),
            ("/\\evil.example", "#"), ("\u{1}javascript:x", "#"), ("", "#"),
        ])
    func addresses(_ address: String, _ expected: String) {
        let link: HTML = "<a class=\"x\" href=\"\(address)\">there</a>"
        #expect(link.text == "<a class=\"x\" href=\"\(expected)\">there</a>")
    }

    @Test func partsOfAddressesAreEncoded() {
        let link: HTML = "<a href=\"/campaigns/\(part: "a/b?c#d\"é")\">x</a>"
        #expect(link.text == "<a href=\"/campaigns/a%2Fb%3Fc%23d%22%C3%A9\">x</a>")
    }

    @Test func piecesGoTogether() {
        let items: [HTML] = ["<", "b"].map { "<li>\($0)</li>" }
        let none: HTML? = nil
        let list: HTML = "<ul>\(items)\(none)</ul>"
        #expect(list.text == "<ul><li>&lt;</li><li>b</li></ul>")
        let box: HTML = "<input \("checked", if: true) \("disabled", if: false)>"
        #expect(box.text == "<input checked >")
        #expect((list + "<hr>").text.hasSuffix("</ul><hr>"))
        #expect(PageURL.make("/hits", [("a", "1 2"), ("b", "")]) == "/hits?a=1%202")
    }

    @Test func aValueOutsideQuotesIsAProgrammingError() async {
        await #expect(processExitsWith: .failure) {
            let value = "x onclick=alert(1)"
            let bad: HTML = "<p class=\(value)></p>"
            print(bad.text)
        }
        await #expect(processExitsWith: .failure) {
            let value = "alert(1)"
            let bad: HTML = "<p onclick=\"\(value)\"></p>"
            print(bad.text)
        }
        await #expect(processExitsWith: .failure) {
            let piece: HTML = "<b>x</b>"
            let bad: HTML = "<p title=\"\(piece)\"></p>"
            print(bad.text)
        }
    }
}
