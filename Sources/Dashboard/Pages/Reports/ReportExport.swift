import HTTPServer
import Model
import Reporting
import Store

/// A report as a file, whole: with the filters and the order of the page it is asked from.
enum ReportExport {
    /// Checks what is asked for, and leaves the making to a thread of its own.
    static func send(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let kind = ReportKind(rawValue: visit.request.captured(1)),
            let format = ExportFormat(rawValue: visit.request.captured(2))
        else { throw .notFound }
        var request = try visit.reportRequest(kind)
        let isLimited = visit.request.query.text(ReportRequest.Name.limit.rawValue) != nil
        if !isLimited { request.limit = ReportRequest.limits.upperBound }
        let (wanted, now) = (request, visit.now)
        let table = visit.request.query.text("table")
        _ = try visit.reporting { () throws(ReportingError) in
            let control = try visit.controlForReports()
            return try ReportMaker(wanted, control: control, at: now)
        }
        return .later { stores, reply in
            let file = ExportFile(request: wanted, format: format, table: table)
            do throws(ReportingError) {
                try file.send(stores, at: now, reply)
            } catch {
                reply.answer(.plain(503, headers: [("Retry-After", "5")]))
            }
        }
    }
}

extension AccountVisit {
    fileprivate func controlForReports() throws(ReportingError) -> ControlStore {
        do throws(StoreError) { return try stores.control() } catch { throw .store(error) }
    }
}

/// One such file on its way.
struct ExportFile: Sendable {
    let request: ReportRequest
    let format: ExportFormat
    /// Key of the table for forms that hold one; `nil`: the report's last, which lists most.
    let table: String?

    func send(_ stores: Stores, at now: Instant, _ reply: LateReply) throws(ReportingError) {
        let (control, reader) = try open(stores)
        let maker = try ReportMaker(request, control: control, at: now)
        if let dialect = format.dialect, isListOfSales {
            return try stream(maker, reader, dialect, reply)
        }
        let report = try maker.make(from: reader)
        guard let text = rendered(report) else { return reply.answer(.plain(404)) }
        reply.answer(Response(status: 200, headers: fields, body: Array(text.utf8)))
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
        request.kind == .sales && (table ?? "sales") == "sales" && request.sort == nil
            && request.limit == ReportRequest.limits.upperBound
    }

    private func stream(
        _ maker: ReportMaker, _ reader: ReportReader, _ dialect: CSVRenderer.Dialect,
        _ reply: LateReply
    ) throws(ReportingError) {
        var csv = CSVStream(maker.saleColumns, dialect: dialect, clock: maker.clock)
        let stream = reply.stream(Response(status: 200, headers: fields))
        do throws(Interruption) {
            try maker.eachSale(from: reader, reading: { _ in .unreadable }) {
                rows throws(Interruption) in
                for row in rows { csv.append(row) }
                guard stream.send(csv.bytes) else { throw .gone }
                csv.removeAll()
            }
        } catch {
            // Let go without an end, so that nobody takes a part for the whole.
            return
        }
        _ = stream.send(csv.bytes)
        stream.end()
    }

    private enum Interruption: Error { case unreadable, gone }

    private func rendered(_ report: Report) -> String? {
        switch format {
        case .json: return JSONRenderer().render(report)
        case .html: return HTMLRenderer().render(report)
        case .csv, .excel:
            let found = table.map(report.table) ?? report.tables.last
            guard let found, let dialect = format.dialect else { return nil }
            return CSVRenderer(dialect: dialect).render(found, clock: report.clock)
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
            + (format.dialect == nil ? [] : [table].compactMap(\.self))
        return parts.joined(separator: "-") + "." + format.ending
    }
}

extension ExportFormat {
    fileprivate var dialect: CSVRenderer.Dialect? {
        switch self {
        case .csv: .comma
        case .excel: .semicolon
        case .json, .html: nil
        }
    }

    fileprivate var ending: String { self == .excel ? "csv" : rawValue }

    fileprivate var contentType: String {
        switch self {
        case .csv, .excel: "text/csv; charset=utf-8"
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        }
    }
}
