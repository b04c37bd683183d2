import Foundation
import Model
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct SVGChartTests {
    static let hostile = "<script>alert('x')</script>\" onload=\"x &amp;"

    static func report(
        _ label: String = "Zapato", days: Bool = false, values: [Int64] = [100, 0, 250]
    ) throws -> Report {
        let euro = try #require(Currency("EUR"))
        let rows = values.enumerated().map { place, value -> [Cell] in
            let name: Cell =
                days
                ? .day(Day(number: 20_000 + Int64(place) * 2)) : .text("\(label) \(place)")
            return [
                name, .money(Money(minorUnits: value, currency: euro)),
                .money(Money(minorUnits: value / 2, currency: euro)),
            ]
        }
        let table = ReportTable(
            key: "t", title: "T",
            columns: [
                Column(key: "name", title: "Name", kind: days ? .day : .text),
                Column(key: "revenue", title: "Revenue", kind: .money),
                Column(key: "revenue_before", title: "Before", kind: .money),
            ], rows: rows)
        return Report(
            title: "R", tables: [table], clock: try ReportClock(timeZone: "UTC"),
            language: .spanish)
    }

    static func chart(_ form: ReportChart.Form, title: String = "Chart") -> ReportChart {
        ReportChart(
            key: "c", title: title, form: form, table: "t", label: "name", value: "revenue",
            comparison: form == .line ? "revenue_before" : nil)
    }

    @Test(arguments: [ReportChart.Form.line, .bars, .columns, .funnel])
    func isOneNamedPicture(form: ReportChart.Form) throws {
        let report = try Self.report(Self.hostile, days: form == .line)
        let drawing = SVGChart(report)
        let chart = Self.chart(form, title: Self.hostile)
        for text in [try #require(drawing.element(chart)), drawing.file(chart)] {
            let parser = XMLParser(data: Data(text.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
            #expect(text.contains("role=\"img\" aria-labelledby=\"chart-c-title chart-c-desc\""))
            #expect(text.contains("<title id=\"chart-c-title\">&lt;script&gt;"))
            #expect(text.contains("<desc id=\"chart-c-desc\">"))
            #expect(text.contains("2,50 €") && !text.contains("<script"))
            #expect(!text.contains("NaN") && !text.contains("inf") && !text.contains("style=\""))
        }
    }

    @Test func whatIsNotThereIsNotDrawn() throws {
        let empty = SVGChart(try Self.report(values: []))
        #expect(empty.element(Self.chart(.bars)) == nil)
        #expect(SVGChart(try Self.report(values: [0])).element(Self.chart(.line)) == nil)
        #expect(empty.file(Self.chart(.bars)).contains("Nada que dibujar."))
    }

    @Test func daysBetweenCountAsNothing() throws {
        let report = try Self.report(days: true, values: [100, 50])
        let series = try #require(ChartSeries(Self.chart(.line), report))
        #expect(series.points.map(\.value) == [100, 0, 50])
        #expect(series.points[1].text == "0,00 €")
    }

    @Test func theLongestBarsAreShown() throws {
        let report = try Self.report(values: (1...20).map { $0 })
        let series = try #require(ChartSeries(Self.chart(.bars), report))
        #expect(series.points.map(\.value) == Array((9...20 as ClosedRange<Int64>).reversed()))
    }

    @Test(
        arguments: [
            (1, 1, 1), (7, 2, 8), (100, 50, 100), (101, 50, 150), (999, 500, 1000),
            (Int64.max / 100, 0, 0),
        ] as [(Int64, Int64, Int64)])
    func scalesEndAtRoundNumbers(highest: Int64, step: Int64, top: Int64) {
        let scale = Scale(highest: highest)
        #expect(scale.top >= highest && scale.ticks.count <= 6)
        if step > 0 { #expect(scale.step == step && scale.top == top) }
    }

    @Test(arguments: [
        ([Int64(0), 0], "–"), ([1, 2, 8], "▁▂█"), ([], "–"), ([5], "█"), ([-3, 7], "▁█"),
    ])
    func sparklines(values: [Int64], expected: String) {
        #expect(Sparkline(values).text == expected)
    }

    @Test func longSparklinesAreAddedUp() {
        let text = Sparkline(Array(repeating: 1, count: 365)).text
        #expect(text.count <= 30 && text.hasPrefix("████"))
    }
}
