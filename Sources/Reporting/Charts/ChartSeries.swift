import Model

/// The numbers of a chart, taken from its table, and how they read.
struct ChartSeries {
    struct Point {
        let label: String
        /// On an axis there is less room.
        let shortLabel: String
        let value: Int64
        let text: String
        let before: Int64
        let beforeText: String
    }

    let points: [Point]
    let isCompared: Bool
    /// How a number of the axis reads.
    let axis: Axis

    /// What an axis counts in.
    enum Axis {
        case count
        case money(Currency)
    }

    /// Rows shown as bars; the rest would be too many to read.
    static let mostBars = 12

    /// `nil` where the table or its columns are not there, or nothing in it is above 0.
    init?(_ chart: ReportChart, _ report: Report) {
        guard let table = report.table(chart.table), let label = table.index(chart.label),
            let value = table.index(chart.value)
        else { return nil }
        let before = chart.comparison.flatMap(table.index)
        let texts = CellText(report)
        var points = table.rows.map { row in
            Self.point(row[label], row[value], before.map { row[$0] }, texts)
        }
        if chart.form == .line { points = Self.filled(table.rows, label, points, texts, value) }
        if chart.form == .bars { points = Self.longest(points) }
        guard points.contains(where: { $0.value > 0 || $0.before > 0 }) else { return nil }
        self.points = points
        isCompared = before != nil
        let money = table.rows.lazy.compactMap { row -> Currency? in
            if case .money(let money) = row[value] { money.currency } else { nil }
        }.first
        axis = money.map { .money($0) } ?? .count
    }

    var highest: Int64 { points.reduce(0) { max($0, $1.value, $1.before) } }

    private static func point(
        _ label: Cell, _ value: Cell, _ before: Cell?, _ texts: CellText
    ) -> Point {
        let short = if case .day(let day) = label { texts.format.shortDay(day) } else { "" }
        return Point(
            label: texts.text(label), shortLabel: short, value: value.size,
            text: texts.text(value), before: before?.size ?? 0,
            beforeText: before.map { texts.text($0) } ?? "")
    }

    /// Days without a row had nothing: a line must not jump over them.
    private static func filled(
        _ rows: [[Cell]], _ label: Int, _ points: [Point], _ texts: CellText, _ value: Int
    ) -> [Point] {
        var byDay: [Int64: Point] = [:]
        for (row, point) in zip(rows, points) {
            if case .day(let day) = row[label] { byDay[day.number] = point }
        }
        guard let first = byDay.keys.min(), let last = byDay.keys.max() else { return points }
        let nothing = rows.first.map { texts.text($0[value].zero) } ?? "0"
        return (first...last).map { number in
            byDay[number]
                ?? Point(
                    label: texts.text(.day(Day(number: number))),
                    shortLabel: texts.format.shortDay(Day(number: number)), value: 0,
                    text: nothing, before: 0, beforeText: nothing)
        }
    }

    private static func longest(_ points: [Point]) -> [Point] {
        let ranked = points.enumerated().filter { $0.element.value > 0 }.sorted { left, right in
            (right.element.value, left.offset) < (left.element.value, right.offset)
        }
        return ranked.prefix(mostBars).map(\.element)
    }
}

extension ReportTable {
    func index(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }
}

extension Cell {
    /// What a chart draws: nothing below 0.
    fileprivate var size: Int64 {
        switch self {
        case .integer(let number): max(0, number)
        case .money(let money): max(0, money.minorUnits)
        default: 0
        }
    }

    fileprivate var zero: Cell {
        if case .money(let money) = self {
            .money(Money(minorUnits: 0, currency: money.currency))
        } else {
            .integer(0)
        }
    }
}
