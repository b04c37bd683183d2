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
        let request = SalesReportRequest(
            account: try arguments.account(), campaign: arguments["campaign"], saleLimit: 100)
        let bench = try failing { () throws(StoreError) in
            _ = try FoldedTables(arguments.folder)
            return try BenchReport(request, arguments.folder)
        }
        let (reports, pages) = try failing { () throws(StoreError) in
            var random = SplitMix(state: 1)
            var (reports, pages): ([Double], [Double]) = ([], [])
            for _ in 0..<(rounds ?? 20) {
                reports.append(try bench.report())
                pages.append(try bench.page(&random))
            }
            return (reports.sorted(), pages.sorted())
        }
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
    private let sales: SalesReport
    private let filter: SalesFilter
    private let first: SaleLine?
    private let last: SaleLine?

    init(_ request: SalesReportRequest, _ folder: DataFolder) throws(StoreError) {
        self.folder = folder
        let control = try ControlStore(folder)
        sales = try SalesReport(request, control: control)
        let campaign = try request.campaign.map { key throws(StoreError) in
            try control.campaign(key, of: request.account).id
        }
        filter = SalesFilter(account: request.account, campaign: campaign)
        let reader = try ReportReader(folder)
        first = try reader.sales(filter, limit: 1).first
        last = try reader.lastSale(filter)
    }

    /// Seconds.
    func report() throws(StoreError) -> Double {
        let reader = try ReportReader(folder)
        return try timed { () throws(StoreError) in
            _ = try reader.snapshot { () throws(StoreError) in
                try sales.make(from: reader, at: SystemClock.now())
            }
        }
    }

    func page(_ random: inout SplitMix) throws(StoreError) -> Double {
        guard let first, let last else { return 0 }
        let span = Int(last.day.number - first.day.number) + 1
        let day = Day(number: first.day.number + Int64(random.below(span)))
        let place = SaleCursor(
            day: day, at: Instant(milliseconds: day.number * 86_400_000 + 43_200_000), seq: 0)
        let reader = try ReportReader(folder)
        return try timed { () throws(StoreError) in
            _ = try reader.sales(filter, after: place, limit: 100)
        }
    }

    private func timed(_ body: () throws(StoreError) -> Void) throws(StoreError) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try body()
        return (clock.now - start) / .seconds(1)
    }
}
