import Foundation
import Testing

/// `saletrail report` as a process, on a small made-up history.
@Suite(.serialized)
final class ReportCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.run("bench", "fill", "--clicks", "2000", "--sales", "60", "--contacts", "100")
    }

    private func report(_ words: String...) throws -> Program.Outcome {
        try program.run(words: ["report", words[0], "--account", "1"] + words.dropFirst())
    }

    @Test func everyReportOfTheListWorks() throws {
        let list = try program.run("report", "list")
        let names = list.output.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/saletrail report ([a-z-]+) --account/#).map {
                String($0.output.1)
            }
        }
        #expect(names.count == 14)
        for name in names {
            for format in ["text", "csv", "json", "html", "markdown"] {
                let outcome = try report(name, "--format", format, "--lang", "es")
                #expect(outcome.status == 0, "\(name) \(format): \(outcome.errors)")
                #expect(outcome.output.count > 40, "\(name) \(format)")
            }
        }
    }

    @Test func excelGetsWhatItReads() throws {
        let csv = try report("products", "--lang", "es", "--format", "csv", "--excel").output
        #expect(csv.hasPrefix("\u{FEFF}Producto;Ventas;Unidades;Ingresos;Ingresos (moneda)\r\n"))
        #expect(csv.contains(#/\r\nProduct [0-9]+;[0-9]+;[0-9]+;[0-9]+,[0-9]{2};EUR\r\n/#))
    }

    @Test func pagesAreFoundByWhatThePageBeforeSaid() throws {
        let first = try report("products", "--limit", "2", "--format", "csv")
        let cursor = try #require(first.errors.split(separator: " ").last).dropLast()
        let second = try report(
            "products", "--limit", "2", "--format", "csv", "--cursor", String(cursor))
        let whole = try report("products", "--limit", "4", "--format", "csv")
        let rows = [first, second].flatMap { $0.output.split(separator: "\r\n").dropFirst() }
        #expect(rows == Array(whole.output.split(separator: "\r\n").dropFirst()))
    }

    @Test func writesAFileOrNothing() throws {
        let path = program.folder + "/days.svg"
        let outcome = try report("days", "--format", "svg", "--out", path)
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        let picture = try program.text("days.svg")
        #expect(picture.hasPrefix("<svg ") && picture.contains("role=\"img\""))
        let nowhere = try report("days", "--out", program.folder + "/none/days.txt")
        #expect(nowhere.status == 74 && nowhere.errors.contains("cannot write"))
        let left = try FileManager.default.contentsOfDirectory(atPath: program.folder)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test(arguments: [
        (["product"], "did you mean products?"), (["nonsense"], "saletrail report list"),
        (["links", "--period", "tomorrow"], "yesterday, 7d"),
        (["links", "--filter", "colour=red"], "product, list, contact"),
        (["links", "--filter", "link=3"], "together with campaign"),
        (["links", "--sort", "colour"], "clicks"), (["sales", "--sort", "remarks"], "date"),
        (["days", "--cursor", "page2"], "next"),
        (["days", "--format", "svg", "--chart", "x"], "by_day"),
        (["days", "--campaign", "none"], "saletrail rewrite"),
        (["days", "--filter", "list=vip"], "nothing"),
    ])
    func mistakesGetAWayOut(words: [String], way: String) throws {
        let outcome = try program.run(
            words: ["report", words[0], "--account", "1"] + words.dropFirst())
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains("\nTry: ") || outcome.errors.contains("Try: "))
        #expect(outcome.errors.contains(way), "\(outcome.errors)")
    }
}
