import Model
import Reporting
import Store

/// `saletrail audit list`: who changed what, and when.
struct AuditListCommand: Command {
    static let help = CommandHelp(
        "audit list", "List the newest changes: who, what, when.",
        options: [
            Option(name: "account", value: "EMPID", help: "of one sub-account (default: all)"),
            Option(name: "limit", value: "N", help: "at most so many (default 50)"),
            .format(["text", "json"]),
        ],
        example: "saletrail audit list --account 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let limit = try arguments.value("limit", expecting: "a number from 1 to 100000") {
            Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil }
        }
        let account = try arguments["account"].map { text throws(Failure) in
            try Arguments.account(text)
        }
        let entries = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).audit(of: account, limit: limit ?? 50)
        }
        try console.print(table(entries), clock: .utc, format: format)
    }

    private static func table(_ entries: [AuditEntry]) -> ReportTable {
        ReportTable(
            key: "audit", title: "Changes, newest first (times in UTC)",
            columns: [
                Column(key: "date", title: "Date", kind: .instant),
                Column(key: "who", title: "Who", kind: .text),
                Column(key: "what", title: "What", kind: .text),
                Column(key: "emp_id", title: "empId", kind: .text),
                Column(key: "subject", title: "Of", kind: .text),
            ],
            rows: entries.map { entry in
                [
                    .instant(entry.at), .text(entry.actor.text), .text(entry.action.rawValue),
                    entry.account.map { .text($0.description) } ?? .empty, .text(entry.subject),
                ]
            },
            whenEmpty: "No change yet.")
    }
}

extension Actor {
    fileprivate var text: String {
        switch self {
        case .commandLine: "command line"
        case .user(_, let name): name
        }
    }
}
