import Model
import Store

/// How sales found their click, what went back, and who shares them.
extension SalesReport {
    func evidenceTables(_ figures: EvidenceFigures) -> [ReportTable] {
        [rungTable(figures), moneyTable(figures)]
            + (figures.credits.isEmpty ? [] : [creditTable(figures.credits)])
    }

    private func rungTable(_ figures: EvidenceFigures) -> ReportTable {
        let all = figures.rungs.values.reduce(figures.unattributed, +)
        let found = Rung.allCases.compactMap { rung in
            figures.rungs[rung].map { (name: rung.rawValue, count: $0) }
        }
        let rows = found + [(name: "(none)", count: figures.unattributed)].filter { $0.count > 0 }
        let thirdParty = figures.rungs[.thirdPartyCookie] ?? 0
        return ReportTable(
            key: "evidence", title: "How sales found their click",
            columns: [
                Column(key: "rung", title: "By", kind: .text),
                Column(key: "sales", title: "Sales", kind: .integer),
                Column(key: "share_of_sales", title: "Share", kind: .share),
            ],
            rows: rows.map { row in
                [
                    .text(row.name), .integer(row.count),
                    .share(numerator: row.count, denominator: all),
                ]
            },
            note: thirdParty + figures.unattributed == 0 || account.isSameSite
                || account.sales.landingParameter != nil
                ? nil
                : "The tracking domain is another site than the shop: few browsers send its "
                    + "cookie. saletrail account activate \(account.id) tells what helps.",
            whenEmpty: "No sales in this period.")
    }

    private func moneyTable(_ figures: EvidenceFigures) -> ReportTable {
        let currencies = figures.gross.keys.sorted { $0.code < $1.code }
        return ReportTable(
            key: "refunds", title: "Gross, refunds and net",
            columns: [
                Column(key: "currency", title: "Currency", kind: .text),
                Column(key: "gross", title: "Gross", kind: .money),
                Column(key: "refunded", title: "Refunded", kind: .money),
                Column(key: "net", title: "Net", kind: .money),
            ],
            rows: currencies.map { currency in
                let gross = figures.gross[currency] ?? 0
                let refunded = figures.refunded[currency] ?? 0
                let net = gross.subtractingReportingOverflow(refunded).partialValue
                return [.text(currency.code)]
                    + [gross, refunded, net].map {
                        .money(Money(minorUnits: $0, currency: currency))
                    }
            },
            whenEmpty: "No sales with an amount in this period.")
    }

    private func creditTable(_ credits: [CreditFigures]) -> ReportTable {
        let keys = Dictionary(uniqueKeysWithValues: campaigns.map { ($0.id, $0.key) })
        return ReportTable(
            key: "credits", title: "Sales that several clicks share",
            columns: [
                Column(key: "campaign", title: "Campaign", kind: .text),
                Column(key: "link", title: "Link", kind: .integer),
                Column(key: "sales", title: "Sales", kind: .integer),
                Column(key: "assisted", title: "Assisted", kind: .integer),
                Column(key: "credited", title: "Credited", kind: .money),
            ],
            rows: credits.map { credit in
                [
                    .text(keys[credit.campaign] ?? credit.campaign.description),
                    .integer(Int64(clamping: credit.link.value)), .integer(credit.sales),
                    .integer(credit.sales - credit.leading),
                    credit.amount.map(Cell.money) ?? .empty,
                ]
            },
            note: "Assisted: sales that stand at another click in the other tables, where each "
                + "counts once.")
    }
}
