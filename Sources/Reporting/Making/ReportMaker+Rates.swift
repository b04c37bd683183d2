import Model
import Store

/// Revenue in the sub-account's own currency, at its own rates: beside the amounts as they were
/// paid, which stay as they are.
extension ReportMaker {
    /// Nothing where the sub-account has no rates, or sold in no other currency.
    func rateTables(_ figures: ComparedFigures) -> [ReportTable] {
        let lines = ConvertedRevenue(figures, rates, own: account.currency).lines
        guard !rates.isEmpty, lines.contains(where: { $0.net.currency != account.currency }) else {
            return []
        }
        let own = account.currency
        return [
            ReportTable(
                key: "converted", title: texts(.tableConverted, own.code),
                columns: [
                    column("currency", .currency, .text), column("since", .rateSince, .day),
                    column("rate", .rate, .text), column("net", .net, .money),
                    Column(
                        key: "converted", title: texts(.revenueIn, own.code), kind: .money),
                ],
                rows: lines.map { cells($0) } + [totalRow(lines)], note: texts[.noteConverted])
        ]
    }

    private func cells(_ line: ConvertedRevenue.Line) -> [Cell] {
        [
            .text(line.net.currency.code), line.rate.map { .day($0.since) } ?? .empty,
            .text(line.rate?.rate.description ?? (line.converted == nil ? "" : "1")),
            .money(line.net), line.converted.map(Cell.money) ?? .empty,
        ]
    }

    /// Empty where a part has no rate: the rest would pass for all.
    private func totalRow(_ lines: [ConvertedRevenue.Line]) -> [Cell] {
        let parts = lines.compactMap(\.converted?.minorUnits)
        let isWhole = parts.count == lines.count
        let sum = parts.reduce(into: Int64(0)) { $0 = $0.addingReportingOverflow($1).partialValue }
        return [
            .text(texts[.all]), .empty, .empty, .empty,
            isWhole ? .money(Money(minorUnits: sum, currency: account.currency)) : .empty,
        ]
    }
}

/// Revenue by currency and the rate of its days.
struct ConvertedRevenue {
    struct Line {
        /// `nil` for the own currency, and for days before the first rate.
        let rate: DatedRate?
        let net: Money
        /// `nil` where there is no rate.
        let converted: Money?
    }

    /// By currency, then by rate; the own currency first.
    let lines: [Line]

    init(_ figures: ComparedFigures, _ rates: [DatedRate], own: Currency) {
        var sums: [Key: Int64] = [:]
        for row in figures.rows(.day) {
            guard case .number(let day) = row.key else { continue }
            for (currency, amount) in row.now.revenue where amount != 0 {
                let rate =
                    currency == own
                    ? nil
                    : rates.last { $0.currency == currency && $0.since.number <= day }
                sums[Key(currency: currency, rate: rate), default: 0] += amount
            }
        }
        let keys = sums.keys.sorted { left, right in
            (left.currency == own ? 0 : 1, left.currency.code, left.rate?.since.number ?? .min)
                < (
                    right.currency == own ? 0 : 1, right.currency.code,
                    right.rate?.since.number ?? .min
                )
        }
        lines = keys.map { key in
            let net = Money(minorUnits: sums[key] ?? 0, currency: key.currency)
            let converted = key.currency == own ? net : key.rate?.rate.converted(net, to: own)
            return Line(rate: key.rate, net: net, converted: converted)
        }
    }

    private struct Key: Hashable {
        let currency: Currency
        let rate: DatedRate?
    }
}
