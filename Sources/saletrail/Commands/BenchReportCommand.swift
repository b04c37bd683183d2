import Model
import Reporting
import Service
import Store

/// `saletrail bench report`: how long reports take.
struct BenchReportCommand: Command {
    static let help = CommandHelp(
        "bench report", "Measure how long reports take.",
        options: [
            .account, Option(name: "campaign", value: "KEY", help: "one campaign (default: all)"),
            Option(name: "rounds", value: "N", help: "how often each is measured (default 20)"),
            .format(["text", "json"]),
        ],
        example: "saletrail bench report --account 1 --campaign bench-1 --data /tmp/trial",
        notes: """
            report: the SALES report with a list of 100 sales. page: 100 sales from a place
            anywhere in the table. Milliseconds, each on a connection of its own.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let rounds = try arguments.value("rounds", expecting: "a number from 1 to 1000") {
            Int($0).flatMap { (1...1000).contains($0) ? $0 : nil }
        }
        var request = ReportRequest(account: try arguments.account(), kind: .sales)
        request.filters.campaigns = arguments.all("campaign")
        _ = try failing { () throws(StoreError) in try FoldedTables(arguments.folder) }
        let bench = try BenchReport(request, arguments.folder)
        var random = SplitMix(state: 1)
        var (reports, pages): ([Double], [Double]) = ([], [])
        for _ in 0..<(rounds ?? 20) {
            reports.append(try bench.report())
            pages.append(try bench.page(&random))
        }
        (reports, pages) = (reports.sorted(), pages.sorted())
        let rows = [("report", reports), ("page", pages)].map { name, times -> [Cell] in
            [.text(name)]
                + [0, times.count / 2, times.count - 1].map { .text(milliseconds(times[$0])) }
        }
        let table = ReportTable(
            key: "bench_report", title: "Reports, in milliseconds",
            columns: [
                Column(key: "what", title: "What", kind: .text),
                Column(key: "best", title: "Best", kind: .text),
                Column(key: "median", title: "Median", kind: .text),
                Column(key: "worst", title: "Worst", kind: .text),
            ], rows: rows)
        try console.print(table, clock: .utc, format: format)
    }

    private static func milliseconds(_ seconds: Double) -> String {
        String(Double(Int(seconds * 1e5)) / 100)
    }
}

private struct BenchReport {
    private let folder: DataFolder
    private let sales: ReportMaker
    private let filter: SalesFilter
    private let first: SaleLine?
    private let last: SaleLine?

    init(_ request: ReportRequest, _ folder: DataFolder) throws(Failure) {
        self.folder = folder
        let control = try failing { () throws(StoreError) in try ControlStore(folder) }
        sales = try failing { () throws(ReportingError) in
            try ReportMaker(request, control: control, at: SystemClock.now())
        }
        (filter, first, last) = try failing { () throws(StoreError) in
            let campaign = try request.filters.campaign.map { key throws(StoreError) in
                try control.campaign(key, of: request.account).id
            }
            let filter = SalesFilter(account: request.account, campaign: campaign)
            let reader = try ReportReader(folder)
            return (
                filter, try reader.sales(filter, limit: 1).first, try reader.lastSale(filter)
            )
        }
    }

    /// Seconds.
    func report() throws(Failure) -> Double {
        try timed { (reader) throws(ReportingError) in _ = try sales.make(from: reader) }
    }

    func page(_ random: inout SplitMix) throws(Failure) -> Double {
        guard let first, let last else { return 0 }
        let span = Int(last.day.number - first.day.number) + 1
        let day = Day(number: first.day.number + Int64(random.below(span)))
        let place = SaleCursor(
            day: day, at: Instant(milliseconds: day.number * 86_400_000 + 43_200_000), seq: 0)
        return try timed { (reader) throws(StoreError) in
            _ = try reader.sales(filter, after: place, limit: 100)
        }
    }

    private func timed<Cause: FailureCause>(
        _ body: (ReportReader) throws(Cause) -> Void
    ) throws(Failure) -> Double {
        let reader = try failing { () throws(StoreError) in try ReportReader(folder) }
        let clock = ContinuousClock()
        let start = clock.now
        try failing { () throws(Cause) in try body(reader) }
        return (clock.now - start) / .seconds(1)
    }
}
