import Model
import Reporting
import Service
import Store

/// `saletrail report sales`: the SALES tables of a campaign or of a whole sub-account.
struct ReportSalesCommand: Command {
    private static let formats = ["text", "csv", "json", "html"]

    static let help = CommandHelp(
        "report sales", "Show what a campaign sold: totals, links, products, days, contacts.",
        options: [
            .account,
            Option(name: "campaign", value: "KEY", help: "one campaign (default: all)"),
            Option(name: "from", value: "YYYY-MM-DD", help: "first day, in the shop's time zone"),
            Option(name: "to", value: "YYYY-MM-DD", help: "last day, included"),
            .format(formats),
            Option(
                name: "limit", value: "N",
                help: "list at most so many sales (default: 1000 as text, else all);\n"
                    + "totals always count all"),
            Option(
                name: "table", value: "KEY",
                help:
                    "for csv: totals, links, campaigns, products, days,\nevidence, refunds, "
                    + "credits, set_aside or sales "
                    + "(default)"),
            Option(
                name: "bots", value: "include|exclude",
                help: "whether clicks that are set aside count (default exclude)"),
            Option(
                name: "csv-locale", value: "point|comma",
                help: "comma: semicolons and decimal commas, as a European Excel expects"),
        ],
        example: "saletrail report sales --account 4071 --campaign spring-2026 --format text",
        notes: "Works while the service runs and when it does not.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(formats)
        let (from, through) = (try day("from", arguments), try day("to", arguments))
        if let from, let through, through < from {
            throw .usage("--to \(through) is before --from \(from)", try: "swap them")
        }
        var request = ReportRequest(
            account: try arguments.account(), kind: .sales,
            period: .days(from: from, through: through))
        request.filters.campaigns = arguments.all("campaign")
        request.filters.countsBots = try bots(arguments)
        request.limit = try limit(arguments) ?? (format == "text" ? 1000 : .max)
        let control = try failing { () throws(StoreError) in try ControlStore(arguments.folder) }
        let sales = try failing { () throws(ReportingError) in
            try ReportMaker(request, control: control, at: SystemClock.now())
        }
        let tables = try failing { () throws(StoreError) in try FoldedTables(arguments.folder) }
        if !tables.isCurrent {
            console.note("Warning: the service has not folded the newest events yet.")
        }
        if format == "csv", (arguments["table"] ?? "sales") == "sales", !arguments.has("limit") {
            return try stream(sales, tables.reader, arguments, console)
        }
        let report = try failing { () throws(ReportingError) in
            try sales.make(from: tables.reader)
        }
        try console.print(try rendered(report, format, arguments))
    }

    /// Row by row: there may be millions.
    private static func stream(
        _ sales: ReportMaker, _ reader: ReportReader, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        var csv = CSVStream(
            sales.saleColumns, dialect: try dialect(arguments), clock: sales.clock)
        try sales.eachSale(from: reader, reading: \.failure) { rows throws(Failure) in
            for row in rows { csv.append(row) }
            try console.print(csv.bytes)
            csv.removeAll()
        }
        try console.print(csv.bytes)
    }

    private static func rendered(
        _ report: Report, _ format: String, _ arguments: Arguments
    ) throws(Failure) -> String {
        switch format {
        case "csv": try csv(report, arguments)
        case "json": JSONRenderer().render(report)
        case "html": HTMLRenderer().render(report)
        default: TextRenderer().render(report)
        }
    }

    private static func csv(
        _ report: Report, _ arguments: Arguments
    ) throws(Failure) -> String {
        let key = arguments["table"] ?? "sales"
        guard let table = report.table(key) else {
            let known = report.tables.map(\.key).joined(separator: ", ")
            throw .usage("--table \(key): the report has no such table", try: known)
        }
        return CSVRenderer(dialect: try dialect(arguments)).render(table, clock: report.clock)
    }

    private static func dialect(_ arguments: Arguments) throws(Failure) -> CSVRenderer.Dialect {
        try arguments.value("csv-locale", expecting: "point or comma") {
            ["point": CSVRenderer.Dialect.comma, "comma": .semicolon][$0]
        } ?? .comma
    }

    private static func bots(_ arguments: Arguments) throws(Failure) -> Bool {
        try arguments.value("bots", expecting: "include or exclude") {
            ["include": true, "exclude": false][$0]
        } ?? false
    }

    private static func limit(_ arguments: Arguments) throws(Failure) -> Int? {
        try arguments.value("limit", expecting: "a number from 0 to 1000000000") {
            Int($0).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
        }
    }

    private static func day(_ option: String, _ arguments: Arguments) throws(Failure) -> Day? {
        try arguments.value(option, expecting: "a day as 2026-11-21") { Day(iso: $0) }
    }
}
