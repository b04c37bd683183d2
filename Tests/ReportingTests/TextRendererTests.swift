import Testing

@testable import Reporting

@Suite struct TextRendererTests {
    @Test(arguments: [
        ("abc", "abc", 3), ("ñandú", "ñandú", 5), ("e\u{301}", "e\u{301}", 1), ("靴下", "靴下", 4),
        ("👟", "👟", 2), ("👩‍👩‍👧", "👩‍👩‍👧", 2), ("🇪🇸", "🇪🇸", 2), ("❤️", "❤️", 2), ("حذاء", "حذاء", 4),
        ("a\tb\r\nc", "a b  c", 6), ("\u{1B}[31m", "\u{FFFD}[31m", 5),
        ("\u{9B}2J\u{7F}\0", "\u{FFFD}2J\u{FFFD}\u{FFFD}", 5), ("a\u{202E}b", "a\u{FFFD}b", 3),
        ("a\u{2066}\u{200F}", "a\u{FFFD}\u{FFFD}", 3), ("a\u{2028}b", "a b", 3),
        ("\u{301}", "\u{301}", 0),
        ("", "", 0),
    ])
    func makesTextSafeAndMeasuresIt(unsafe: String, safe: String, width: Int) {
        let text = TerminalText(unsafe)
        #expect(text.text == safe)
        #expect(text.width == width)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("靴靴靴", 5, "靴靴…"),
        ("靴靴靴", 4, "靴…"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
    ])
    func cutsLongText(text: String, limit: Int, expected: String) {
        let cut = TerminalText(text, limit: limit)
        #expect(cut.text == expected)
        #expect(cut.width <= limit)
    }

    @Test func neverSteersTheTerminal() throws {
        let sample = try SampleReport()
        var report = sample.report
        let hostile = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
        report.title = hostile
        report.facts.append(Report.Fact(key: "a", label: hostile, value: .text(hostile)))
        report.tables[1].title = hostile
        report.tables[1].note = hostile
        report.tables[1].rows[0][0] = .text(hostile)
        report.tables[3].whenEmpty = hostile
        let steering = TextRenderer().render(report).unicodeScalars.filter { scalar in
            scalar != "\n" && scalar.properties.generalCategory == .control
        }
        #expect(steering.isEmpty)
    }

    @Test func columnsStandUnderEachOther() throws {
        let text = TextRenderer().render(try SampleReport().report)
        let lines = text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix("Link ") })
        let widths = lines[start...(start + 5)].map { TerminalText($0).width }
        #expect(Set(widths).count == 1, "\(lines[start...(start + 5)])")
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test(arguments: [
        (Int64(1), Int64(8), "12.5 %"), (1, 3, "33.3 %"), (2, 3, "66.7 %"), (1, 16, "6.3 %"),
        (0, 7, "0.0 %"), (1, 0, "–"), (0, 0, "–"), (3, 2, "150.0 %"), (-1, 3, "-33.3 %"),
        (.max, .max, "100.0 %"), (.min, .max, "-100.0 %"), (1, 100_000, "0.0 %"),
    ])
    func showsShares(numerator: Int64, denominator: Int64, expected: String) throws {
        let texts = CellText(try SampleReport().report)
        #expect(texts.text(.share(numerator: numerator, denominator: denominator)) == expected)
    }
}
