import Model
import Reporting
import Store

/// `saletrail export clicks`: everything out again, as JSON lines.
struct ExportCommand: Command {
    private static let kinds = ["events", "clicks", "sales", "contacts"]

    static let help = CommandHelp(
        "export", "Write events, clicks, sales or contacts as JSON lines.",
        operands: [Operand(name: "WHAT")],
        options: [
            Option(
                name: "account", value: "EMPID",
                help: "one sub-account; for events and clicks default all")
        ],
        example: "saletrail export sales --account 4071 > sales.jsonl",
        notes: """
            WHAT: events (all that came, as the journal has it), clicks, sales (as judged) or
            contacts. One JSON object a line; amounts are texts, times are in UTC. Reads in small
            pieces: the service goes on, and memory does not grow.
            """)

    /// Rows read at once: a read must not stand in the way of the service's log for long.
    private static let page = 10_000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let what = arguments.operand(0) ?? ""
        guard kinds.contains(what) else {
            throw .usage("export \(what): unknown", try: kinds.joined(separator: ", "))
        }
        let account = try arguments["account"].map { text throws(Failure) in
            try Arguments.account(text)
        }
        switch what {
        case "events": try events(account, arguments, console)
        case "clicks": try clicks(account, arguments, console)
        case "sales": try sales(try named(account), arguments, console)
        default: try contacts(try named(account), arguments, console)
        }
    }

    private static func named(_ account: SubAccountID?) throws(Failure) -> SubAccountID {
        guard let account else { throw .usage("--account is missing", try: "--account EMPID") }
        return account
    }

    private static func events(
        _ account: SubAccountID?, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        _ = try failing { () throws(StoreError) in try ControlStore(arguments.folder) }
        let journal = JournalReader(arguments.folder)
        try pages(console) { (last: StoredEntry?) throws(StoreError) in
            try journal.read(after: last?.seq ?? 0, limit: page)
        } append: { lines, event in
            if account == nil || event.entry.account == account { lines.append(event) }
        }
    }

    private static func clicks(
        _ account: SubAccountID?, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        let reader = try failing { () throws(StoreError) in
            try FoldedTables(arguments.folder).reader
        }
        let scope = account.map { SubAccountScope.only($0) } ?? .installation
        try pages(console) { (last: ClickLine?) throws(StoreError) in
            try reader.clicks(scope, after: last?.seq ?? 0, limit: page)
        } append: {
            $0.append($1)
        }
    }

    private static func sales(
        _ account: SubAccountID, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        let reader = try failing { () throws(StoreError) in
            try FoldedTables(arguments.folder).reader
        }
        let filter = SalesFilter(account: account)
        try pages(console) { (last: SaleLine?) throws(StoreError) in
            try reader.sales(filter, after: last?.cursor, limit: page)
        } append: {
            $0.append($1)
        }
    }

    private static func contacts(
        _ account: SubAccountID, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        let control = try failing { () throws(StoreError) in try ControlStore(arguments.folder) }
        try pages(console) { (last: Contact?) throws(StoreError) in
            try control.contacts(
                of: account, after: Int64(clamping: last?.number.value ?? 0), limit: page)
        } append: {
            $0.append($1)
        }
    }

    /// Reads page after page and prints each before the next is read.
    private static func pages<Line>(
        _ console: Console, read: (Line?) throws(StoreError) -> [Line],
        append: (inout JSONLines, Line) -> Void
    ) throws(Failure) {
        var last: Line?
        var lines = JSONLines()
        while true {
            let found = try failing { () throws(StoreError) in try read(last) }
            guard let end = found.last else { return }
            last = end
            for line in found { append(&lines, line) }
            try console.print(lines.bytes)
            lines.removeAll()
        }
    }
}
