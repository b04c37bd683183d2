import HTTPServer
import Model
import Reporting
import Store

/// A report as a file, whole: with the filters and the order of the page it is asked from.
struct ReportExport: Sendable {
    private let request: ReportRequest
    private let format: ExportFormat
    /// Key of the table or of the chart, for forms that hold one.
    private let part: String
    private let made: Instant

    /// Checks what is asked for, and leaves the making to a thread of its own.
    static func send(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let kind = ReportKind(rawValue: visit.request.captured(1)),
            let format = ExportFormat(rawValue: visit.request.captured(2))
        else { throw .notFound }
        var request = try visit.reportRequest(kind)
        let isLimited = visit.request.query.text(ReportRequest.Name.limit.rawValue) != nil
        if !isLimited { request.limit = ReportRequest.limits.upperBound }
        // What can be wrong shows in the first row.
        var sample = request
        sample.limit = 1
        let control = try storing { () throws(StoreError) in try visit.stores.control() }
        let report = try visit.reporting { () throws(ReportingError) in
            try ReportMaker(sample, control: control, at: visit.now).make(from: visit.reader())
        }
        let known = format == .svg ? report.charts.map(\.key) : report.tables.map(\.key)
        let asked = visit.request.query.text(format == .svg ? "chart" : "table")
        guard let part = asked ?? known.first(where: { $0 == kind.mainTable }) ?? known.first,
            known.contains(part)
        else { throw .notFound }
        let export = ReportExport(
            request: request, format: format, part: part, made: visit.now)
        return export.answer
    }

    private var answer: Answer {
        .stream(
            Response(status: 200, headers: fields),
            StreamSource { streaming in
                do throws(ReportingError) {
                    try send(streaming)
                } catch {
                    // Let go without an end, so that nobody takes a part for the whole.
                }
            })
    }

    private func send(_ streaming: Streaming) throws(ReportingError) {
        let (control, reader) = try open(streaming.stores)
        let maker = try ReportMaker(request, control: control, at: made)
        if let csv = format.csv(request.language), isListOfSales {
            return stream(maker, reader, csv, streaming.stream)
        }
        let text = rendered(try maker.make(from: reader))
        if streaming.stream.send(Array(text.utf8)) { streaming.stream.end() }
    }

    private func open(
        _ stores: Stores
    ) throws(ReportingError) -> (ControlStore, ReportReader) {
        do throws(StoreError) {
            return (try stores.control(), try stores.reports())
        } catch {
            throw .store(error)
        }
    }

    /// There may be millions of them, in no order but their own.
    private var isListOfSales: Bool {
        request.kind == .sales && part == ReportKind.sales.mainTable && request.sort == nil
            && request.cursor == nil && request.limit == ReportRequest.limits.upperBound
    }

    private func stream(
        _ maker: ReportMaker, _ reader: ReportReader, _ csv: CSVRenderer, _ stream: ResponseStream
    ) {
        var sales = SalesCSV(maker, dialect: csv.dialect, header: csv.header)
        do throws(Interruption) {
            try maker.eachSaleRow(
                from: reader, reading: unreadable, { sales.append($0) },
                endPage: { () throws(Interruption) in
                    guard stream.send(sales.bytes) else { throw .gone }
                    sales.removeAll()
                })
        } catch {
            return
        }
        stream.end()
    }

    private enum Interruption: Error { case unreadable, gone }

    private func unreadable(_ error: StoreError) -> Interruption { .unreadable }

    private func rendered(_ report: Report) -> String {
        switch format {
        case .json: return JSONRenderer().render(report)
        case .markdown: return MarkdownRenderer().render(report)
        case .html: return HTMLRenderer().render(report)
        case .svg:
            let chart = report.charts.first { $0.key == part }
            return chart.map(SVGChart(report).file) ?? ""
        case .csv, .excel:
            let table = report.table(part)
            return table.map {
                (format.csv(report.language) ?? CSVRenderer()).render($0, clock: report.clock)
            } ?? ""
        }
    }

    private var fields: [(String, String)] {
        [
            ("Content-Type", format.contentType),
            ("Content-Disposition", FileName(name).disposition),
            ("Cache-Control", "no-store"),
        ]
    }

    private var name: String {
        let parts =
            [request.account.description, request.kind.rawValue] + request.filters.campaigns
            + (format.holdsOnePart ? [part] : [])
        return parts.joined(separator: "-") + "." + format.ending
    }
}

extension ExportFormat {
    /// Its name for a person.
    var title: String {
        switch self {
        case .csv, .json, .html, .svg: rawValue.uppercased()
        case .excel: "Excel"
        case .markdown: "Markdown"
        }
    }

    /// For programs with the names that never change, for Excel with those that people read.
    fileprivate func csv(_ language: Language) -> CSVRenderer? {
        switch self {
        case .csv: CSVRenderer()
        case .excel: CSVRenderer(dialect: .semicolon, header: .titles(language))
        case .json, .markdown, .html, .svg: nil
        }
    }

    fileprivate var holdsOnePart: Bool { [.svg, .csv, .excel].contains(self) }

    fileprivate var ending: String {
        switch self {
        case .excel: "csv"
        case .markdown: "md"
        case .csv, .json, .html, .svg: rawValue
        }
    }

    fileprivate var contentType: String {
        switch self {
        case .csv, .excel: "text/csv; charset=utf-8"
        case .json: "application/json"
        case .markdown: "text/markdown; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .svg: "image/svg+xml"
        }
    }
}
