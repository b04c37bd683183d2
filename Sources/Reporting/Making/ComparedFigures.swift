import Model
import Store

/// Figures by group, beside those of the days they are compared with.
struct ComparedFigures {
    /// One row of a table of figures.
    typealias Row = (key: FigureKey, now: Figures, before: Figures)

    private let now: FigureTable
    private let before: FigureTable
    /// How many days lie between a day and the one it is compared with.
    private let shift: Int64
    let columns: FigureColumns

    init(_ now: FigureTable, before: FigureTable?, shift: Int64, _ maker: ReportMaker) {
        self.now = now
        self.before = before ?? [:]
        self.shift = shift
        let totals = [now, self.before].compactMap { $0[.total]?.values.first }
        columns = FigureColumns(
            account: maker.account, currencies: totals.flatMap(\.revenue.keys),
            texts: maker.texts, isCompared: before != nil)
    }

    var total: Figures { now[.total]?.values.first ?? Figures() }
    var totalBefore: Figures { before[.total]?.values.first ?? Figures() }

    func figures(_ group: FigureGroup, _ key: FigureKey) -> Figures {
        now[group]?[key] ?? Figures()
    }

    func row(_ group: FigureGroup, _ key: FigureKey) -> Row {
        var earlier = key
        if group == .day, case .number(let day) = key { earlier = .number(day - shift) }
        return (key, figures(group, key), before[group]?[earlier] ?? Figures())
    }

    /// Every key that has figures now or before, in no order.
    func rows(_ group: FigureGroup) -> [Row] {
        let earlier = (before[group] ?? [:]).keys.map { key -> FigureKey in
            if group == .day, case .number(let day) = key { return .number(day + shift) }
            return key
        }
        return Set((now[group] ?? [:]).keys).union(earlier).map { row(group, $0) }
    }

    /// Most sales first, then by name.
    func ranked(_ group: FigureGroup) -> [Row] {
        rows(group).sorted { left, right in
            (right.now.sales, right.now.clicks, left.key.name)
                < (left.now.sales, left.now.clicks, right.key.name)
        }
    }
}

extension ReportMaker {
    func figures(
        _ source: some ReportSource, by groups: [FigureGroup]
    ) throws(StoreError) -> ComparedFigures {
        let now = try source.figures(filter, by: groups)
        let earlier = try before.map { filter throws(StoreError) in
            try source.figures(filter, by: groups)
        }
        let shift = (filter.days.first?.number ?? 0) - (before?.days.first?.number ?? 0)
        return ComparedFigures(now, before: earlier, shift: before == nil ? 0 : shift, self)
    }

    /// Clicks are shown where the filters can choose them.
    func clicks(_ wanted: FigureColumns.Clicks) -> FigureColumns.Clicks {
        filter.conditions.isEmpty ? wanted : .none
    }
}

extension FigureKey {
    var name: String {
        switch self {
        case .none: ""
        case .number(let number): String(number)
        case .text(let text): text
        }
    }

    init(_ number: some BinaryInteger) { self = .number(Int64(clamping: number)) }
}
