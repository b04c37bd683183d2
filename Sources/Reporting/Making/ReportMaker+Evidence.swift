import Model
import Store

/// How sales found their click, what went back, and who shares them.
extension ReportMaker {
    func evidenceTables(_ figures: EvidenceFigures) -> [ReportTable] {
        [rungTable(figures), moneyTable(figures)]
            + (figures.credits.isEmpty ? [] : [creditTable(figures.credits)])
    }

    private func rungTable(_ figures: EvidenceFigures) -> ReportTable {
        let all = figures.rungs.values.reduce(figures.unattributed, +)
        let found = Rung.allCases.compactMap { rung in
            figures.rungs[rung].map { (name: rung.rawValue, count: $0) }
        }
        let rows = found + [(name: texts[.noEvidence], count: figures.unattributed)]
        return ReportTable(
            key: "evidence", title: texts[.titleEvidence],
            columns: [
                column("rung", .rung, .text), column("sales", .sales, .integer),
                column("share_of_sales", .share, .share),
                column("explanation", .explanation, .text),
            ],
            rows: rows.filter { $0.count > 0 }.map { row in
                [
                    .text(row.name), .integer(row.count), share(row.count, all),
                    .text(texts[ReportText(Rung(rawValue: row.name))]),
                ]
            },
            note: evidenceNote(figures), whenEmpty: texts[.emptyPeriod])
    }

    private func evidenceNote(_ figures: EvidenceFigures) -> String? {
        let thirdParty = figures.rungs[.thirdPartyCookie] ?? 0
        let isFine =
            thirdParty + figures.unattributed == 0 || account.isSameSite
            || account.sales.landingParameter != nil
        return isFine ? nil : texts(.noteThirdParty, account.id.description)
    }

    private func moneyTable(_ figures: EvidenceFigures) -> ReportTable {
        let currencies = figures.gross.keys.sorted { $0.code < $1.code }
        return ReportTable(
            key: "refunds", title: texts[.tableRefunds],
            columns: [
                column("currency", .currency, .text), column("gross", .gross, .money),
                column("refunded", .refunded, .money), column("net", .net, .money),
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
            whenEmpty: texts[.emptyAmounts])
    }

    private func creditTable(_ credits: [CreditFigures]) -> ReportTable {
        let keys = campaignKeys
        return ReportTable(
            key: "credits", title: texts[.tableCredits],
            columns: [
                column("campaign", .campaign, .text), column("link", .link, .integer),
                column("sales", .sales, .integer), column("assisted", .assisted, .integer),
                column("credited", .credited, .money),
            ],
            rows: credits.map { credit in
                [
                    .text(keys[credit.campaign] ?? credit.campaign.description),
                    .integer(Int64(clamping: credit.link.value)), .integer(credit.sales),
                    .integer(credit.sales - credit.leading),
                    credit.amount.map(Cell.money) ?? .empty,
                ]
            },
            note: texts[.noteAssisted])
    }

    /// With a word on each reason.
    func asideTable(_ source: some ReportSource) throws(StoreError) -> ReportTable {
        var table = setAsideTable(try source.setAside(filter))
        if campaign != nil { table.note = texts[.noteCampaignOnly] }
        return table
    }

    func setAsideTable(_ counts: [SetAsideCount]) -> ReportTable {
        ReportTable(
            key: "set_aside", title: texts[.titleSetAside],
            columns: [
                column("what", .what, .text), column("reason", .reason, .text),
                column("count", .count, .integer),
                column("explanation", .explanation, .text),
            ],
            rows: counts.map { count in
                let what = count.what == .clicks ? ReportText.asideClicks : .asideSaleHits
                return [
                    .text(texts[what]), .text(count.reason), .integer(count.count),
                    text(count.explanation.map { texts[$0] }),
                ]
            },
            whenEmpty: texts[.emptyAside])
    }

    var campaignKeys: [CampaignID: String] {
        Dictionary(uniqueKeysWithValues: campaigns.map { ($0.id, $0.key) })
    }
}
