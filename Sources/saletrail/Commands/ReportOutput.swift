import Foundation
import Model
import Reporting

/// Where and how a report goes out.
struct ReportOutput {
    let format: String
    private let arguments: Arguments
    private let console: Console

    init(_ arguments: Arguments, _ console: Console) throws(Failure) {
        format = try arguments.format(ReportOptions.formats)
        self.arguments = arguments
        self.console = console
        _ = try localDialect()
    }

    /// `main`: the table that CSV has, if none was named.
    func show(_ report: Report, main: String) throws(Failure) {
        let text =
            switch format {
            case "csv": try csv(report, main)
            case "json": JSONRenderer().render(report)
            case "html": HTMLRenderer().render(report)
            case "svg": try svg(report)
            case "markdown": MarkdownRenderer().render(report)
            default: TextRenderer().render(report)
            }
        try write { put throws(Failure) in try put(Array(text.utf8)) }
        if let next = report.next { console.note("More: --cursor \(next)") }
    }

    /// Calls `body` with what takes the bytes: a file that is there whole at the end, or
    /// standard output.
    func write(_ body: ((([UInt8]) throws(Failure) -> Void)) throws(Failure) -> Void)
        throws(Failure)
    {
        guard let path = arguments["out"] else {
            return try body { (bytes) throws(Failure) in try console.print(bytes) }
        }
        let part = path + ".part"
        guard FileManager.default.createFile(atPath: part, contents: nil),
            let file = FileHandle(forWritingAtPath: part)
        else { throw Self.unwritable(path) }
        do throws(Failure) {
            try body { (bytes) throws(Failure) in
                do { try file.write(contentsOf: bytes) } catch { throw Self.unwritable(path) }
            }
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
        guard (try? file.close()) != nil, rename(part, path) == 0 else {
            throw Self.unwritable(path)
        }
    }

    private static func unwritable(_ path: String) -> Failure {
        Failure(
            "cannot write \(path)", try: "check that its folder exists and is not full",
            .inputOutput)
    }

    private func csv(_ report: Report, _ main: String) throws(Failure) -> String {
        let key = arguments["table"] ?? main
        guard let table = report.table(key) else {
            let known = report.tables.map(\.key).joined(separator: ", ")
            throw .usage("--table \(key): the report has no such table", try: known)
        }
        return try renderer(report).render(table, clock: report.clock)
    }

    private func renderer(_ report: Report) throws(Failure) -> CSVRenderer {
        CSVRenderer(
            dialect: try dialect(report.language), header: header(report.language))
    }

    func header(_ language: Language) -> CSVRenderer.Header {
        arguments.has("excel") ? .titles(language) : .keys
    }

    func dialect(_ language: Language) throws(Failure) -> CSVRenderer.Dialect {
        if let chosen = try localDialect() { return chosen }
        return arguments.has("excel") || language == .spanish ? .semicolon : .comma
    }

    private func localDialect() throws(Failure) -> CSVRenderer.Dialect? {
        try arguments.value("csv-locale", expecting: "point or comma") {
            ["point": CSVRenderer.Dialect.comma, "comma": .semicolon][$0]
        }
    }

    private func svg(_ report: Report) throws(Failure) -> String {
        let key = arguments["chart"]
        guard let chart = report.charts.first(where: { key == nil || $0.key == key }) else {
            let known = report.charts.map(\.key).joined(separator: ", ")
            throw .usage(
                key.map { "--chart \($0): the report has no such picture" }
                    ?? "this report has no picture",
                try: known.isEmpty ? "--format html" : known)
        }
        return SVGChart(report).file(chart)
    }
}
