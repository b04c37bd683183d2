import Model
import Testing

@testable import Reporting

@Suite struct CSVRendererTests {
    func render(
        _ cell: Cell, _ kind: Column.Kind, _ dialect: CSVRenderer.Dialect = .comma
    ) throws -> String {
        let table = ReportTable(
            key: "t", title: "T", columns: [Column(key: "k", title: "K", kind: kind)],
            rows: [[cell]], totals: [.empty])
        let text = CSVRenderer(dialect: dialect).render(table, clock: try SampleReport().clock)
        let scalars = text.unicodeScalars
        #expect(scalars.first == "\u{FEFF}")
        #expect(scalars.suffix(2).elementsEqual("\r\n".unicodeScalars))
        let body = scalars.drop { $0 != "\n" }.dropFirst().dropLast(2)
        return String(String.UnicodeScalarView(body))
    }

    @Test(arguments: [
        ("plain", "plain"), ("=1+1", "'=1+1"), ("+34 600", "'+34 600"), ("-50 %", "'-50 %"),
        ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""),
        ("\r\nx", "\"'\r\nx\""), ("=\u{301}x", "'=\u{301}x"), ("a=b", "a=b"), ("a,b", "\"a,b\""),
        ("a;b", "a;b"), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\r\nb", "\"a\r\nb\""),
        ("\"\u{301}", "\"\"\"\u{301}\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("", ""), ("ñ 靴", "ñ 靴"),
    ])
    func quotesText(text: String, expected: String) throws {
        #expect(try render(.text(text), .text) == expected)
    }

    @Test func semicolonDialect() throws {
        #expect(try render(.text("a;b"), .text, .semicolon) == "\"a;b\"")
        #expect(try render(.text("a,b 1.5"), .text, .semicolon) == "a,b 1.5")
        #expect(try render(SampleReport().money(3990), .money, .semicolon) == "39,90;EUR")
        #expect(
            try render(.share(numerator: 1, denominator: 8), .share, .semicolon) == "0,1250")
    }

    @Test func numbersStayNumbers() throws {
        #expect(try render(.integer(-5), .integer) == "-5")
        #expect(try render(SampleReport().money(-5), .money) == "-0.05,EUR")
        #expect(try render(.share(numerator: 2, denominator: 3), .share) == "0.6667")
        #expect(try render(.share(numerator: 2, denominator: 0), .share) == "")
    }

    @Test func emptyCellsKeepTheirColumns() throws {
        #expect(try render(.empty, .money) == ",")
        #expect(try render(.empty, .instant) == ",")
        #expect(try render(.empty, .text) == "")
        #expect(
            try render(.instant(Instant(milliseconds: 0)), .instant)
                == "1970-01-01 01:00:00,UTC+01:00")
        #expect(try render(.day(Day(number: 0)), .day) == "1970-01-01")
    }
}
