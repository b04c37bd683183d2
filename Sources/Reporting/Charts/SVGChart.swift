import Model

/// Draws a report's charts as SVG: no script, nothing to load, and never the only place where a
/// number stands, because each chart has its table.
///
/// The picture is one image for assistive technology, with a title and a description (European
/// data portal, "Accessible SVG and ARIA").
package struct SVGChart {
    let report: Report
    let format: LocalFormat
    private let texts: ReportTexts

    package init(_ report: Report) {
        self.report = report
        format = LocalFormat(report.language)
        texts = ReportTexts(report.language)
    }

    /// Width of all drawings, in units of their own.
    static let width = 880.0

    /// The `svg` element, to stand in a page with ``styleSheet``; `nil` where there is nothing to
    /// draw. `id` must begin a name that is free in the page.
    package func element(_ chart: ReportChart, id: String = "chart") -> String? {
        guard let series = ChartSeries(chart, report) else { return nil }
        let drawing =
            switch chart.form {
            case .line: line(series)
            case .bars: bars(series)
            case .columns: columns(series)
            case .funnel: funnel(series)
            }
        let (title, summary) = ("\(id)-\(chart.key)-title", "\(id)-\(chart.key)-desc")
        return """
            <svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \
            \(Self.number(Self.width)) \(Self.number(drawing.height))" role="img" \
            aria-labelledby="\(title) \(summary)">
            <title id="\(title)">\(HTMLText.escaped(chart.title))</title>
            <desc id="\(summary)">\(HTMLText.escaped(description(series, chart.form)))</desc>
            \(drawing.body)
            </svg>
            """
    }

    /// A file of its own, with its colours.
    package func file(_ chart: ReportChart) -> String {
        let none = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 60" role="img">
            <title>\(HTMLText.escaped(chart.title))</title>
            <text x="16" y="36" class="c-label">\(HTMLText.escaped(texts[.chartEmpty]))</text>
            </svg>
            """
        let picture = element(chart) ?? none
        let end = picture.firstIndex(of: "\n") ?? picture.endIndex
        return picture[..<end] + "\n<style>\n" + Self.variables + "\n" + Self.styleSheet
            + "\n</style>" + picture[end...] + "\n"
    }

    private func description(_ series: ChartSeries, _ form: ReportChart.Form) -> String {
        let longest = series.points.max { $0.value < $1.value }
        guard let longest, let first = series.points.first, let last = series.points.last else {
            return texts[.chartEmpty]
        }
        if form == .line {
            return texts(.chartRange, first.label, last.label, longest.text, longest.label)
        }
        return texts(
            .chartBars, format.integer(Int64(series.points.count)), longest.label, longest.text)
    }

    /// A number of the axis, without the currency: the values have it.
    func tick(_ value: Int64, _ axis: ChartSeries.Axis) -> String {
        switch axis {
        case .count: return format.integer(value)
        case .money(let currency):
            let scale = Self.units(currency)
            guard value % scale == 0 else {
                return format.number(Money(minorUnits: value, currency: currency))
            }
            return format.integer(value / scale)
        }
    }

    static func units(_ currency: Currency) -> Int64 {
        [0: 1, 3: 1000][currency.minorDigits] ?? 100
    }

    func scale(_ series: ChartSeries) -> Scale {
        let unit: Int64 =
            if case .money(let currency) = series.axis { Self.units(currency) } else { 1 }
        return Scale(highest: series.highest, unit: unit)
    }

    var legend: (now: String, before: String) { (texts[.chartNow], texts[.chartBefore]) }

    /// At most one decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(Double(tenths) / 10)"
    }
}

/// What is inside of a picture, and how high that is.
struct Drawing {
    var height: Double
    var elements: [String] = []

    var body: String { elements.joined(separator: "\n") }

    mutating func add(_ element: String) { elements.append(element) }

    mutating func text(
        _ text: String, x: Double, y: Double, style: String = "c-label", anchor: String = "start"
    ) {
        let end = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
        add(
            "<text x=\"\(SVGChart.number(x))\" y=\"\(SVGChart.number(y))\" class=\"\(style)\""
                + "\(end)>\(HTMLText.escaped(text))</text>")
    }

    mutating func line(from: (x: Double, y: Double), to: (x: Double, y: Double), style: String) {
        let (one, other) = (from, to)
        add(
            "<line x1=\"\(SVGChart.number(one.x))\" y1=\"\(SVGChart.number(one.y))\""
                + " x2=\"\(SVGChart.number(other.x))\" y2=\"\(SVGChart.number(other.y))\""
                + " class=\"\(style)\"/>")
    }

    /// With a text that shows under the pointer.
    mutating func box(
        x: Double, y: Double, width: Double, height: Double, style: String, tip: String,
        round: Double = 3
    ) {
        add(
            "<rect x=\"\(SVGChart.number(x))\" y=\"\(SVGChart.number(y))\""
                + " width=\"\(SVGChart.number(width))\" height=\"\(SVGChart.number(height))\""
                + " rx=\"\(SVGChart.number(round))\" class=\"\(style)\">"
                + "<title>\(HTMLText.escaped(tip))</title></rect>")
    }
}
