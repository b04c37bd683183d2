import Testing

@testable import Reporting

@Suite struct MarkdownRendererTests {
    @Test func tablesAreWhole() throws {
        let text = MarkdownRenderer().render(try SampleReport().report)
        #expect(text.hasPrefix("# Sales of spring-2026\n\n- **Sub-account:** Zapatería Ñandú\n"))
        #expect(text.contains("| Link | Clicks | Sales | Amount | Share of sales |\n"))
        #expect(text.contains("| --- | ---: | ---: | ---: | ---: |\n"))
        #expect(text.contains("| **All links** | **41** | **3** | **143.65 EUR** |  |"))
        #expect(text.contains("| Outlet &amp; más &lt;hasta -50 %&gt; |"))
        #expect(text.hasSuffix("on the thank-you page and buy something.\n"))
    }

    @Test(arguments: [
        "a|b", "*b*", "<script>", "[x](http://a.example)", "# h", "`c`", "a\n\nb", "~x~", "![i](u)",
    ])
    func nothingFromOutsideBecomesMarkup(hostile: String) throws {
        var report = try SampleReport().report
        report.tables = [
            ReportTable(
                key: "t", title: "T", columns: [Column(key: "c", title: "C", kind: .text)],
                rows: [[.text(hostile)]])
        ]
        let rows = MarkdownRenderer().render(report).split(separator: "\n").suffix(1)
        let row = try #require(rows.first)
        #expect(row.hasPrefix("| ") && row.hasSuffix(" |"))
        let cell = row.dropFirst(2).dropLast(2)
        for sign in "|*[#`~!<" {
            for place in cell.indices where cell[place] == sign {
                #expect(place > cell.startIndex && cell[cell.index(before: place)] == "\\")
            }
        }
    }
}
