import Model
import Reporting
import Store

/// `saletrail report sales`: the SALES tables of a campaign or of a whole sub-account.
struct ReportSalesCommand: Command {
    static let help = CommandHelp(
        "report sales", "Show what a campaign sold: totals, links, products, days, contacts.",
        options: ReportOptions.shared(
            limit: "list at most so many sales (default: 1000 as text,\n"
                + "else all); totals always count all",
            table: "for csv: totals, links, campaigns, products, days,\n"
                + "evidence, refunds, credits, set_aside or sales (default)"),
        example: "saletrail report sales --account 4071 --campaign spring-2026 --format text",
        notes: """
            Works while the service runs and when it does not. Without a period: all days. Sales
            can be sorted by \(SaleValue.allCases.map(\.rawValue).joined(separator: ", ")) and date.
            """)

    /// Sales that can be read in a terminal.
    private static let readable = 1000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let output = try ReportOutput(arguments, console)
        let request = try ReportOptions.request(
            .sales, arguments, unlimited: output.format == "text" ? readable : .max)
        let made = try MadeReport(request, arguments, console)
        let isWhole = request.limit == .max && request.sort == nil && request.cursor == nil
        if output.format == "csv", isWhole, (arguments["table"] ?? "sales") == "sales" {
            return try stream(made, output, request.language)
        }
        try output.show(try made.report(), main: "sales")
    }

    /// Row by row: there may be millions.
    private static func stream(
        _ made: MadeReport, _ output: ReportOutput, _ language: Language
    ) throws(Failure) {
        let sales = made.maker
        var csv = SalesCSV(
            sales, dialect: try output.dialect(language), header: output.header(language))
        try output.write { put throws(Failure) in
            try sales.eachSaleRow(from: made.reader, reading: \.failure) {
                csv.append($0)
            } endPage: { () throws(Failure) in
                try put(csv.bytes)
                csv.removeAll()
            }
        }
    }
}
