import Model
import Reporting

/// Compares the reports with what was played: a demo that shows wrong numbers must fail.
struct DemoCheck {
    private let stage: DemoStage
    private let ledger: DemoLedger

    init(_ stage: DemoStage, _ ledger: DemoLedger) {
        self.stage = stage
        self.ledger = ledger
    }

    func run(_ console: Console) throws(Failure) {
        var differences: [String] = []
        var checked = 0
        for sent in stage.mailings + [stage.waitingMailing].compactMap(\.self) {
            let report = try stage.report(sent.account, campaign: sent.campaign.key)
            let played = ledger.campaigns[sent.campaign.id] ?? .init()
            for (name, expected, shown) in comparisons(played, report) {
                checked += 1
                if expected == shown { continue }
                differences.append(
                    "\(sent.account) \(sent.campaign.key): \(name) is \(shown), played \(expected)")
            }
        }
        differences += try outsideCampaigns()
        guard differences.isEmpty else {
            throw Failure(
                "the report differs from what was played: "
                    + differences.joined(separator: "; "), try: "report this", .failed)
        }
        console.note("Checked: \(checked + 2) numbers of the report equal what was played.")
    }

    private func comparisons(
        _ played: DemoLedger.Played, _ report: Report
    ) -> [(String, Int64, Int64)] {
        let totals: [(String, Int64, Int64)] = [
            ("clicks", played.clicks, number(report, "clicks")),
            ("unique", Int64(played.clickers.count), number(report, "unique_clickers")),
            ("sales", played.sales, number(report, "sales")),
            ("units", played.units, number(report, "units")),
            ("revenue", played.cents, number(report, "revenue")),
            ("clicks by link", played.clicks, sum(report, "links", "clicks")),
            ("sales by link", played.sales, sum(report, "links", "sales")),
            ("revenue by product", played.cents, sum(report, "products", "revenue")),
            ("clicks by day", played.clicks, sum(report, "days", "clicks")),
            ("amounts of sales", played.cents, sum(report, "sales", "amount")),
        ]
        return totals + setAside(played, report)
    }

    private func setAside(
        _ played: DemoLedger.Played, _ report: Report
    ) -> [(String, Int64, Int64)] {
        let rows = report.table("set_aside")?.rows ?? []
        let shown = Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (text(row[0]) + " " + text(row[1]), value(row[2]))
            })
        let reasons = Set(played.setAside.keys).union(shown.keys).sorted()
        return reasons.map { ($0, played.setAside[$0] ?? 0, shown[$0] ?? 0) }
    }

    /// What belongs to no campaign: sales without a cookie, and the shop that is not activated.
    private func outsideCampaigns() throws(Failure) -> [String] {
        let shop = try stage.report(DemoStage.shop, campaign: nil)
        let credited = ledger.campaigns.values.reduce(0) { $0 + $1.sales }
        let unattributed = number(shop, "sales") - credited
        let waiting = try stage.report(DemoStage.waiting, campaign: nil)
        let early = sum(waiting, "set_aside", "count")
        return [
            ("sales without a cookie", ledger.unattributed, unattributed),
            ("hits not activated", ledger.notActivated, early),
        ].filter { $0.1 != $0.2 }.map { "\($0.0): \($0.2), played \($0.1)" }
    }

    private func number(_ report: Report, _ column: String) -> Int64 {
        sum(report, "totals", column)
    }

    private func sum(_ report: Report, _ key: String, _ column: String) -> Int64 {
        guard let table = report.table(key),
            let index = table.columns.firstIndex(where: { $0.key == column })
        else { return 0 }
        return table.rows.reduce(0) { $0 + value($1[index]) }
    }

    private func value(_ cell: Cell) -> Int64 {
        switch cell {
        case .integer(let number): number
        case .money(let money): money.minorUnits
        default: 0
        }
    }

    private func text(_ cell: Cell) -> String {
        if case .text(let text) = cell { text } else { "" }
    }
}
