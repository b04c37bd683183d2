/// A small picture of how a number went, in a line of text or in a cell.
package struct Sparkline: Sendable {
    private let values: [Int64]

    /// Values below 0 are drawn as 0.
    package init(_ values: [Int64]) { self.values = values.map { max(0, $0) } }

    /// Most signs or points: longer series are added up in groups.
    private static let most = 30

    private var points: [Int64] {
        let size = max(1, (values.count + Self.most - 1) / Self.most)
        return stride(from: 0, to: values.count, by: size).map { start in
            values[start..<min(values.count, start + size)].reduce(0, +)
        }
    }

    /// Of eight block signs: for a terminal.
    var text: String {
        let signs = Array("▁▂▃▄▅▆▇█")
        let points = points
        guard let highest = points.max(), highest > 0 else { return CellText.none }
        return String(points.map { signs[Int($0 * 7 / highest)] })
    }

    /// An `svg` element, hidden from assistive technology: the numbers of its row say more.
    package var svg: String {
        let points = points
        guard let highest = points.max(), highest > 0, points.count > 1 else { return "–" }
        let places = points.enumerated().map { place, value in
            let x = 1 + 98 * Double(place) / Double(points.count - 1)
            let y = 19 - 18 * Double(value) / Double(highest)
            return SVGChart.number(x) + "," + SVGChart.number(y)
        }.joined(separator: " ")
        return """
            <svg class="spark" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">\
            <polygon points="1,19 \(places) 99,19" \
            class="c-area"/><polyline points="\(places)" class="c-line" \
            vector-effect="non-scaling-stroke"/></svg>
            """
    }
}
