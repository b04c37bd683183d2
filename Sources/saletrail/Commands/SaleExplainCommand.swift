import Attribution
import Model
import Reporting
import Store

/// `saletrail sale explain ID`: why a sale went where it went, or nowhere.
struct SaleExplainCommand: Command {
    static let help = CommandHelp(
        "sale explain", "Tell step by step why a sale was credited as it was, or not counted.",
        operands: [Operand(name: "ID")],
        options: [
            Option(
                name: "account", value: "EMPID",
                help: "the sub-account; ID is then the shop's order id"),
            .format(["text", "json"]),
        ],
        example: "saletrail sale explain 17",
        notes: """
            ID is the number of the hit as saletrail hits lists it, or with --account the order id.
            Judged by today's settings: where one was changed since, it says what folding again
            would give.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let text = arguments.operand(0) ?? ""
        let account = try arguments["account"].map { text throws(Failure) in
            try Arguments.account(text)
        }
        let explanation = try failing { () throws(StoreError) -> SaleExplanation? in
            let control = try ControlStore(arguments.folder)
            let reader = try FoldedTables(arguments.folder).reader
            let number =
                try account.map { id throws(StoreError) in
                    try reader.hit(order: text, of: id)
                } ?? Int64(text)
            guard let number else { return nil }
            let scope = account.map { SubAccountScope.only($0) } ?? .installation
            return try reader.explain(number, scope, control: control)
        }
        guard let explanation else {
            throw .usage("there is no sale hit \(text)", try: "saletrail hits lists them")
        }
        let report = Report(
            title: "Hit \(text)", facts: facts(explanation),
            tables: [reports(explanation), steps(explanation)], clock: .utc)
        try console.print(console.rendered(report, format: format))
    }

    private static func facts(_ sale: SaleExplanation) -> [Report.Fact] {
        [
            fact("account", "Sub-account", sale.account?.description ?? "none"),
            fact("order_id", "Order", sale.orderID ?? "none"),
            fact("result", "Result", result(sale)),
            fact("gross", "Gross", money(sale.gross)),
            fact("refunded", "Refunded", money(sale.refunded)),
            fact("net", "Net", money(sale.net)),
            fact("notes", "Notes", sale.notes.map(\.rawValue).joined(separator: " ")),
            fact("query", "Query", sale.query),
        ]
    }

    private static func result(_ sale: SaleExplanation) -> String {
        guard let state = sale.state else { return "no sale" }
        return state.rawValue + (sale.credits.isEmpty ? ", of no campaign" : ", credited")
    }

    private static func reports(_ sale: SaleExplanation) -> ReportTable {
        ReportTable(
            key: "reports", title: "What was reported (times in UTC)",
            columns: [
                Column(key: "hit", title: "Hit", kind: .integer),
                Column(key: "date", title: "Date", kind: .instant),
                Column(key: "by", title: "By", kind: .text),
                Column(key: "trust", title: "Vouched for by", kind: .text),
                Column(key: "status", title: "Status", kind: .text),
                Column(key: "amount", title: "Amount", kind: .text),
                Column(key: "taken_as", title: "Taken as", kind: .text),
            ],
            rows: sale.reports.map { report in
                [
                    .integer(report.seq), .instant(report.at), .text(report.form.word),
                    .text(word(report.trust)), .text(report.status.rawValue),
                    .text(money(report.amount)), .text(report.setAside?.rawValue ?? "the sale"),
                ]
            })
    }

    private static func steps(_ sale: SaleExplanation) -> ReportTable {
        ReportTable(
            key: "steps", title: "How its click was looked for",
            columns: [
                Column(key: "looked_at", title: "Looked at", kind: .text),
                Column(key: "finding", title: "Finding", kind: .text),
            ],
            rows: sale.steps.map {
                [.text($0.subject.description), .text($0.outcome.description)]
            },
            whenEmpty: "Not looked for: what was reported is no sale.")
    }

    private static func fact(_ key: String, _ label: String, _ text: String) -> Report.Fact {
        Report.Fact(key: key, label: label, value: .text(text))
    }

    private static func money(_ money: Money?) -> String {
        money.map { "\($0.decimal) \($0.currency)" } ?? ""
    }

    private static func word(_ trust: HitTrust) -> String {
        switch trust {
        case .nobody: "nobody"
        case .badSignature: "nobody (wrong signature)"
        case .signature: "the shop's signature"
        case .token: "the shop's token"
        }
    }
}
