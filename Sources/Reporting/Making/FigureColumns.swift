import Model

/// The columns that every table of figures ends with: clicks, sales, units, and one revenue for
/// each currency, the sub-account's first. Currencies are never added together.
struct FigureColumns {
    /// What of the clicks is shown.
    enum Clicks {
        case none, count
        /// And distinct contacts among them.
        case unique
        /// And their share of this total.
        case sharing(Int64)
    }

    let texts: ReportTexts
    let currencies: [Currency]
    /// Whether the figures are set beside earlier ones.
    let isCompared: Bool
    private let own: Currency

    init(account: SubAccount, currencies found: [Currency], texts: ReportTexts, isCompared: Bool) {
        own = account.currency
        let others = Set(found).subtracting([own]).sorted { $0.code < $1.code }
        currencies = [own] + others
        self.texts = texts
        self.isCompared = isCompared
    }

    func columns(_ clicks: Clicks) -> [Column] { clickColumns(clicks) + saleColumns }

    func clickColumns(_ clicks: Clicks) -> [Column] {
        let count = Column(key: "clicks", title: texts[.clicks], kind: .integer)
        let unique = Column(key: "unique_clickers", title: texts[.uniqueClickers], kind: .integer)
        switch clicks {
        case .none: return []
        case .count: return [count]
        case .unique: return [count, unique]
        case .sharing:
            return [
                count, Column(key: "share_of_clicks", title: texts[.share], kind: .share), unique,
            ]
        }
    }

    var saleColumns: [Column] {
        [
            Column(key: "sales", title: texts[.sales], kind: .integer),
            Column(key: "units", title: texts[.units], kind: .integer),
        ] + currencies.map { money("revenue", .revenue, .revenueIn, $0) }
    }

    func cells(_ figures: Figures, _ clicks: Clicks) -> [Cell] {
        clickCells(figures, clicks) + saleCells(figures)
    }

    func clickCells(_ figures: Figures, _ clicks: Clicks) -> [Cell] {
        let (count, unique) = (Cell.integer(figures.clicks), Cell.integer(figures.uniqueClickers))
        switch clicks {
        case .none: return []
        case .count: return [count]
        case .unique: return [count, unique]
        case .sharing(let total):
            return [count, .share(numerator: figures.clicks, denominator: total), unique]
        }
    }

    func saleCells(_ figures: Figures) -> [Cell] {
        [.integer(figures.sales), .integer(figures.units)]
            + currencies.map { revenue(figures, $0) }
    }

    /// Over the sales that came with an amount.
    var averageColumns: [Column] {
        currencies.map { money("average_order", .averageOrder, .averageOrderIn, $0) }
    }

    func averageCells(_ figures: Figures) -> [Cell] {
        currencies.map { currency in
            guard let amount = figures.revenue[currency],
                let sales = figures.salesByCurrency[currency], sales > 0
            else { return .empty }
            let average = (Double(amount) / Double(sales)).rounded()
            return .money(Money(minorUnits: Int64(average), currency: currency))
        }
    }

    private func money(
        _ key: String, _ title: ReportText, _ titleIn: ReportText, _ currency: Currency
    ) -> Column {
        currency == own
            ? Column(key: key, title: texts[title], kind: .money)
            : Column(
                key: "\(key)_\(currency.code.lowercased())",
                title: texts(titleIn, currency.code), kind: .money)
    }

    private func revenue(_ figures: Figures, _ currency: Currency) -> Cell {
        .money(Money(minorUnits: figures.revenue[currency] ?? 0, currency: currency))
    }
}

/// What figures were before, and what became of them.
extension FigureColumns {
    func earlierColumns(_ clicks: Clicks) -> [Column] {
        guard isCompared else { return [] }
        var measures: [(String, ReportText, Column.Kind)] = [("clicks", .clicks, .integer)]
        if case .none = clicks { measures = [] }
        measures += [("sales", .sales, .integer), ("revenue", .revenue, .money)]
        return measures.flatMap { key, title, kind in
            [
                Column(key: key + "_before", title: texts(.before, texts[title]), kind: kind),
                Column(key: key + "_change", title: texts(.change, texts[title]), kind: .change),
            ]
        }
    }

    func earlierCells(_ figures: Figures, _ before: Figures, _ clicks: Clicks) -> [Cell] {
        guard isCompared else { return [] }
        var cells: [Cell] = []
        if case .none = clicks {
        } else {
            cells += [
                .integer(before.clicks), .change(from: before.clicks, to: figures.clicks),
            ]
        }
        let (old, new) = (before.revenue[own] ?? 0, figures.revenue[own] ?? 0)
        return cells + [
            .integer(before.sales), .change(from: before.sales, to: figures.sales),
            .money(Money(minorUnits: old, currency: own)), .change(from: old, to: new),
        ]
    }
}
