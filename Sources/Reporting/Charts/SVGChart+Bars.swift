/// Bars, columns and funnels.
extension SVGChart {
    private static let row = 30.0
    /// Room for the value behind the longest bar.
    private static let valueWidth = 110.0
    private static let longestLabel = 28

    /// One bar under the other, with name and value.
    func bars(_ series: ChartSeries) -> Drawing {
        var drawing = Drawing(height: Self.row * Double(series.points.count) + 8)
        let left = labelWidth(series)
        let length = Self.width - left - Self.valueWidth
        for (place, point) in series.points.enumerated() {
            let top = Self.row * Double(place) + 6
            let width = max(2, Double(point.value) / Double(max(1, series.highest)) * length)
            drawing.text(
                Self.cut(point.label), x: left - 12, y: top + 16, style: "c-name",
                anchor: "end")
            drawing.box(
                x: left, y: top + 1, width: width, height: 20, style: "c-bar",
                tip: "\(point.label): \(point.text)")
            drawing.text(
                point.text, x: left + width + 8, y: top + 16, style: "c-value")
        }
        return drawing
    }

    /// Room for the longest name: letters are about 7.5 wide.
    private func labelWidth(_ series: ChartSeries) -> Double {
        let longest = series.points.map { Self.cut($0.label).count }.max() ?? 0
        return 24 + 7.5 * Double(max(4, longest))
    }

    private static func cut(_ text: String) -> String {
        text.count <= longestLabel ? text : text.prefix(longestLabel - 1) + "…"
    }

    /// One beside the other, in their order.
    func columns(_ series: ChartSeries) -> Drawing {
        var drawing = Drawing(height: 256)
        let scale = scale(series)
        let (left, right, top, bottom) = (64.0, 868.0, 14.0, 224.0)
        for value in scale.ticks {
            let y = bottom - scale.height(value, of: bottom - top)
            drawing.line(from: (left, y), to: (right, y), style: value == 0 ? "c-axis" : "c-grid")
            drawing.text(tick(value, series.axis), x: left - 8, y: y + 4, anchor: "end")
        }
        let step = (right - left) / Double(max(1, series.points.count))
        let isCrowded = series.points.count > 8
        for (place, point) in series.points.enumerated() {
            let height = scale.height(point.value, of: bottom - top)
            let x = left + step * Double(place)
            drawing.box(
                x: x + step * 0.14, y: bottom - height, width: step * 0.72, height: height,
                style: "c-bar", tip: "\(point.label): \(point.text)", round: 2)
            guard !isCrowded || place % 3 == 0 else { continue }
            drawing.text(
                point.label, x: x + step / 2, y: bottom + 20, anchor: "middle")
        }
        return drawing
    }

    /// Each step as broad as it is large, in the middle, with its part of the first.
    func funnel(_ series: ChartSeries) -> Drawing {
        let (row, gap) = (54.0, 26.0)
        let count = Double(series.points.count)
        var drawing = Drawing(height: row * count + gap * (count - 1) + 8)
        let first = max(1, series.points[0].value)
        let (left, length) = (180.0, 660.0)
        let middle = left + length / 2
        for (place, point) in series.points.enumerated() {
            let top = (row + gap) * Double(place) + 4
            let width = max(3, min(1, Double(point.value) / Double(first)) * length)
            drawing.box(
                x: middle - width / 2, y: top, width: width, height: row, style: "c-bar",
                tip: "\(point.label): \(point.text)", round: 6)
            drawing.text(
                point.label, x: left - 24, y: top + 24, style: "c-name", anchor: "end")
            let part = format.percent(point.value, of: first) ?? CellText.none
            drawing.text(
                place == 0 ? point.text : "\(point.text) · \(part)", x: left - 24,
                y: top + 42, style: "c-value", anchor: "end")
            guard place > 0 else { continue }
            let before = series.points[place - 1].value
            drawing.text(
                "↓ " + (format.percent(point.value, of: before) ?? CellText.none), x: middle,
                y: top - 8, anchor: "middle")
        }
        return drawing
    }
}
