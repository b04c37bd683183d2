import Model

/// The columns that every table of figures ends with: sales, units, and one revenue for each
/// currency, the sub-account's first. Currencies are never added together.
struct FigureColumns {
    let currencies: [Currency]
    private let own: Currency

    init(account: SubAccount, currencies found: [Currency]) {
        own = account.currency
        let others = found.filter { $0 != account.currency }.sorted { $0.code < $1.code }
        currencies = [account.currency] + others
    }

    var columns: [Column] {
        [
            Column(key: "sales", title: "Sales", kind: .integer),
            Column(key: "units", title: "Units", kind: .integer),
        ] + currencies.map { money("revenue", "Revenue", $0) }
    }

    func cells(_ figures: Figures) -> [Cell] {
        [.integer(figures.sales), .integer(figures.units)]
            + currencies.map { revenue(figures, $0) }
    }

    /// Over the sales that came with an amount.
    var averageColumns: [Column] { currencies.map { money("average_order", "Average order", $0) } }

    func averageCells(_ figures: Figures) -> [Cell] {
        currencies.map { currency in
            guard let amount = figures.revenue[currency],
                let sales = figures.salesByCurrency[currency], sales > 0
            else { return .empty }
            let average = (Double(amount) / Double(sales)).rounded()
            return .money(Money(minorUnits: Int64(average), currency: currency))
        }
    }

    private func money(_ key: String, _ title: String, _ currency: Currency) -> Column {
        currency == own
            ? Column(key: key, title: title, kind: .money)
            : Column(
                key: "\(key)_\(currency.code.lowercased())", title: "\(title) \(currency)",
                kind: .money)
    }

    private func revenue(_ figures: Figures, _ currency: Currency) -> Cell {
        .money(Money(minorUnits: figures.revenue[currency] ?? 0, currency: currency))
    }
}
