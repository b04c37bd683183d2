import Model
import Reporting
import Service
import Store

/// `saletrail report NAME`: any report.
struct ReportCommand: Command {
    static let help = CommandHelp(
        "report", "Show one of the reports that saletrail report list names.",
        operands: [Operand(name: "NAME")],
        options: ReportOptions.shared(
            limit: "at most so many rows (default: 100 as text, else all)",
            table: "for csv: which table (default: the report's own)"),
        example: "saletrail report products --account 4071 --period 30d --compare weekdays",
        notes: """
            NAME is one of \(ReportKind.allCases.map(\.rawValue).prefix(8).joined(separator: ", ")),
            \(ReportKind.allCases.map(\.rawValue).dropFirst(8).joined(separator: ", ")).
            Without a period: all days of a campaign, else the last 30.
            """)

    /// Rows of a table that can be read in a terminal.
    private static let readable = 100

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let name = arguments.operand(0) ?? ""
        guard let kind = ReportKind(rawValue: name) else {
            let near = Spelling.nearest(to: name, among: ReportKind.allCases.map(\.rawValue))
            throw .usage(
                "there is no report \(name)",
                try: near.map { "did you mean \($0)?" } ?? "saletrail report list")
        }
        let output = try ReportOutput(arguments, console)
        let limit = output.format == "text" ? readable : Int.max
        let request = try ReportOptions.request(kind, arguments, unlimited: limit)
        let made = try MadeReport(request, arguments, console)
        let report = try made.report()
        try output.show(
            report,
            main: report.tables.first { $0.key == kind.mainTable }?.key
                ?? report.tables.first?.key ?? "")
    }
}

/// `saletrail report list`: what reports there are.
struct ReportListCommand: Command {
    static let help = CommandHelp(
        "report list", "List the reports, each with an example.",
        options: [.format(["text", "json"])], example: "saletrail report list",
        usesDataFolder: true)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let table = ReportTable(
            key: "reports", title: "Reports",
            columns: [
                Column(key: "report", title: "Report", kind: .text),
                Column(key: "shows", title: "Shows", kind: .text),
                Column(key: "example", title: "Example", kind: .text),
            ],
            rows: ReportKind.allCases.map { kind in
                [
                    .text(kind.rawValue), .text(kind.summary),
                    .text("saletrail report \(kind.rawValue) --account 4071 \(kind.words)"),
                ]
            })
        try console.print(table, clock: .utc, format: format)
    }
}

extension ReportKind {
    /// In one line.
    fileprivate var summary: String {
        switch self {
        case .overview: "totals, revenue by day, campaigns"
        case .sales: "a campaign's totals, links, products, days, and who bought"
        case .links: "clicks and sales of each link"
        case .products: "sales of each product"
        case .days: "clicks and sales of each day"
        case .hours: "by hour of the day and day of the week"
        case .contacts: "who bought, and for how much"
        case .devices: "clicks of phones, tablets and computers"
        case .evidence: "how sales found their click; gross and refunds"
        case .setAside: "what was kept but not counted, and why"
        case .compare: "campaigns side by side"
        case .timeToPurchase: "how long after the click the sale came"
        case .buyers: "new buyers and those who came back"
        case .funnel: "mailed, clicked, bought"
        }
    }

    /// What a first try of it needs.
    fileprivate var words: String {
        switch self {
        case .overview, .days: "--period 30d --compare weekdays"
        case .sales, .links, .funnel, .timeToPurchase: "--campaign spring-2026"
        case .products: "--sort -revenue --format csv --excel"
        case .compare: "--campaign spring-2026 --campaign summer-2026"
        case .hours, .devices, .evidence, .setAside: "--period month"
        case .contacts, .buyers: "--period year"
        }
    }
}

/// A request on its way to a report: from folded tables, that say so when they are behind.
struct MadeReport {
    let maker: ReportMaker
    let reader: ReportReader
    private let kind: ReportKind

    init(_ request: ReportRequest, _ arguments: Arguments, _ console: Console) throws(Failure) {
        kind = request.kind
        let control = try failing { () throws(StoreError) in try ControlStore(arguments.folder) }
        do throws(ReportingError) {
            maker = try ReportMaker(request, control: control, at: SystemClock.now())
        } catch {
            throw ReportOptions.failure(error, request.kind)
        }
        let tables = try failing { () throws(StoreError) in try FoldedTables(arguments.folder) }
        if !tables.isCurrent {
            console.note("Warning: the service has not folded the newest events yet.")
        }
        reader = tables.reader
    }

    func report() throws(Failure) -> Report {
        do throws(ReportingError) {
            return try maker.make(from: reader)
        } catch {
            throw ReportOptions.failure(error, kind)
        }
    }
}
