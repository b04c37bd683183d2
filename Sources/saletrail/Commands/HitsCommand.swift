import Model
import Reporting
import Store

/// `saletrail hits`: the sale hits that came, and what became of each.
struct HitsCommand: Command {
    static let help = CommandHelp(
        "hits", "List the newest sale hits with their verdict.",
        options: [
            Option(
                name: "account", value: "EMPID",
                help: "one sub-account (default: all, and hits that name none)"),
            Option(
                name: "set-aside", value: nil,
                help: "only hits that no campaign was credited with: set aside\n"
                    + "(no sale) or unattributed (a sale of no campaign)"),
            Option(name: "unattributed", value: nil, help: "of these, only the unattributed ones"),
            Option(name: "limit", value: "N", help: "at most so many (default 50)"),
            .format(["text", "json"]),
        ],
        example: "saletrail hits --account 4071 --set-aside")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let limit = try arguments.value("limit", expecting: "a number from 1 to 100000") {
            Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil }
        }
        let scope = try arguments["account"].map { text throws(Failure) in
            SubAccountScope.only(try Arguments.account(text))
        }
        let hits = try failing { () throws(StoreError) in
            _ = try ControlStore(arguments.folder)
            return try FoldedTables(arguments.folder).reader.hits(
                scope ?? .installation, selection(arguments), limit: limit ?? 50)
        }
        try console.print(table(hits), clock: .utc, format: format)
    }

    private static func selection(_ arguments: Arguments) -> HitSelection {
        if arguments.has("unattributed") { return .unattributed }
        return arguments.has("set-aside") ? .uncredited : .all
    }

    private static func table(_ hits: [HitLine]) -> ReportTable {
        ReportTable(
            key: "hits", title: "Sale hits, newest first (times in UTC)",
            columns: [
                Column(key: "hit", title: "Hit", kind: .integer),
                Column(key: "date", title: "Date", kind: .instant),
                Column(key: "emp_id", title: "empId", kind: .text),
                Column(key: "verdict", title: "Verdict", kind: .text),
                Column(key: "reason", title: "Reason", kind: .text),
                Column(key: "host", title: "Host", kind: .text),
                Column(key: "query", title: "Query", kind: .text),
            ],
            rows: hits.map { hit in
                let (verdict, reason) = hit.verdict.words
                return [
                    .integer(hit.seq), .instant(hit.at),
                    hit.account.map { .text($0.description) } ?? .empty,
                    .text(verdict), reason.map(Cell.text) ?? .empty, .text(hit.host),
                    .text(hit.query),
                ]
            },
            whenEmpty: "No hits. Has the thank-you page with the tag been opened?")
    }
}
