import Foundation
import Model
import Reporting
import Store

/// `saletrail live`: sale hits as they come, one a line.
struct LiveCommand: Command {
    static let help = CommandHelp(
        "live", "Show sale hits as they come, with their verdict, until Ctrl-C.",
        options: [
            Option(
                name: "account", value: "EMPID",
                help: "one sub-account (default: all, and hits that name none)"),
            Option(name: "set-aside", value: nil, help: "only hits that no campaign earned"),
            Option(name: "for", value: "SECONDS", help: "end by itself (default: never)"),
        ],
        example: "saletrail live --account 4071",
        notes: "Times are in UTC. Works beside the service, and shows what came since it began.")

    /// Between two looks, in seconds.
    private static let pause: TimeInterval = 0.3
    /// Hits of one look: more than come in a pause on one machine's screen.
    private static let limit = 1000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let scope = try arguments["account"].map { text throws(Failure) in
            SubAccountScope.only(try Arguments.account(text))
        }
        let seconds = try arguments.value("for", expecting: "a number of seconds") {
            Double($0).flatMap { $0 >= 0 && $0 < 1e9 ? $0 : nil }
        }
        let end = seconds.map { Date(timeIntervalSinceNow: $0) } ?? .distantFuture
        let selection: HitSelection = arguments.has("set-aside") ? .uncredited : .all
        var newest = try look(arguments, scope ?? .installation, .all).first?.seq ?? 0
        console.note("Waiting for sale hits …")
        while Date() < end {
            Thread.sleep(forTimeInterval: pause)
            let hits = try look(arguments, scope ?? .installation, selection)
            for hit in hits.reversed() where hit.seq > newest { try console.print(line(hit)) }
            newest = max(newest, hits.first?.seq ?? 0)
        }
    }

    private static func look(
        _ arguments: Arguments, _ scope: SubAccountScope, _ selection: HitSelection
    ) throws(Failure) -> [HitLine] {
        try failing { () throws(StoreError) in
            try FoldedTables(arguments.folder).reader.hits(scope, selection, limit: limit)
        }
    }

    private static func line(_ hit: HitLine) -> String {
        let time = ReportClock.utc(hit.at)
        let (verdict, reason) = hit.verdict.words
        let words = [
            time, "\(hit.seq)", hit.account?.description ?? "–", verdict, reason ?? "–", hit.host,
            hit.query,
        ]
        // A control character in a query must not reach the terminal.
        return TerminalText(words.joined(separator: "  ")).text + "\n"
    }
}
