/// A line with the area under it, and the earlier days dashed.
extension SVGChart {
    private static let plot = (left: 64.0, right: 856.0, top: 30.0, bottom: 250.0)

    func line(_ series: ChartSeries) -> Drawing {
        var drawing = Drawing(height: 282)
        let scale = scale(series)
        grid(&drawing, scale, series.axis)
        days(&drawing, series)
        if series.isCompared {
            drawing.add(
                "<polyline points=\"\(path(series.points.map(\.before), scale))\""
                    + " class=\"c-before\"/>")
            legend(&drawing)
        }
        let now = path(series.points.map(\.value), scale)
        let floor = Self.number(Self.plot.bottom)
        let (first, last) = (
            Self.number(x(0, series)), Self.number(x(series.points.count - 1, series))
        )
        drawing.add(
            "<polygon points=\"\(first),\(floor) \(now) \(last),\(floor)\" class=\"c-area\"/>")
        drawing.add("<polyline points=\"\(now)\" class=\"c-line\"/>")
        dots(&drawing, series, scale)
        return drawing
    }

    private func x(_ place: Int, _ series: ChartSeries) -> Double {
        x(place, of: series.points.count)
    }

    /// A single day stands in the middle.
    private func x(_ place: Int, of count: Int) -> Double {
        let (left, right) = (Self.plot.left, Self.plot.right)
        guard count > 1 else { return (left + right) / 2 }
        return left + (right - left) * Double(place) / Double(count - 1)
    }

    private func y(_ value: Int64, _ scale: Scale) -> Double {
        Self.plot.bottom - scale.height(value, of: Self.plot.bottom - Self.plot.top)
    }

    private func path(_ values: [Int64], _ scale: Scale) -> String {
        values.enumerated().map { place, value in
            Self.number(x(place, of: values.count)) + "," + Self.number(y(value, scale))
        }.joined(separator: " ")
    }

    private func grid(_ drawing: inout Drawing, _ scale: Scale, _ axis: ChartSeries.Axis) {
        for value in scale.ticks {
            let height = y(value, scale)
            drawing.line(
                from: (Self.plot.left, height), to: (Self.plot.right, height),
                style: value == 0 ? "c-axis" : "c-grid")
            drawing.text(
                tick(value, axis), x: Self.plot.left - 8, y: height + 4, anchor: "end")
        }
    }

    /// First, last and as many between as can be read.
    private func days(_ drawing: inout Drawing, _ series: ChartSeries) {
        let count = series.points.count
        let stride = max(1, (count + 9) / 10)
        for place in Swift.stride(from: 0, to: count, by: stride) {
            let isCrowded = place > 0 && count - 1 - place < stride / 2 && place != count - 1
            if isCrowded { continue }
            drawing.text(
                series.points[place].shortLabel, x: x(place, series), y: Self.plot.bottom + 20,
                anchor: "middle")
        }
    }

    /// Where there are few days each is marked; over each one its number shows.
    private func dots(_ drawing: inout Drawing, _ series: ChartSeries, _ scale: Scale) {
        let count = series.points.count
        let step = count > 1 ? (Self.plot.right - Self.plot.left) / Double(count - 1) : 40
        for (place, point) in series.points.enumerated() {
            let (x, y) = (x(place, series), y(point.value, scale))
            if count <= 31 {
                drawing.add(
                    "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"2.5\""
                        + " class=\"c-dot\"/>")
            }
            let before = series.isCompared ? " (\(legend.before): \(point.beforeText))" : ""
            drawing.box(
                x: x - step / 2, y: Self.plot.top, width: step,
                height: Self.plot.bottom - Self.plot.top, style: "c-hit",
                tip: "\(point.label): \(point.text)\(before)", round: 0)
        }
    }

    private func legend(_ drawing: inout Drawing) {
        drawing.line(from: (64, 12), to: (88, 12), style: "c-line")
        drawing.text(legend.now, x: 94, y: 16)
        drawing.line(from: (214, 12), to: (238, 12), style: "c-before")
        drawing.text(legend.before, x: 244, y: 16)
    }
}
