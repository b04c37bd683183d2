import Foundation
import LinkRewriting
import Reporting

/// `saletrail bench rewrite PATH`: how fast links are rewritten, without disk and store.
struct BenchRewriteCommand: Command {
    static let help = CommandHelp(
        "bench rewrite", "Measure how fast newsletters are rewritten in memory.",
        operands: [Operand(name: "PATH")],
        options: [
            Option(name: "rounds", value: "N", help: "how often it is measured (default 10)"),
            .format(["text", "json"]),
        ],
        example: "saletrail bench rewrite sample-campaigns --rounds 20",
        notes: """
            PATH is a newsletter, or a folder whose .html files are all taken. One thread, all
            rules on, one fixed transition link, nothing is stored. A MB is a million bytes of
            input. Only a release build tells anything: swift run -c release saletrail …
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let rounds = try arguments.value("rounds", expecting: "a number from 1 to 1000") {
            Int($0).flatMap { (1...1000).contains($0) ? $0 : nil }
        }
        let sample = try Sample(path: arguments.operand(0) ?? "", console)
        #if DEBUG
            console.note("Warning: this is a debug build; its speed says nothing.")
        #endif
        let speeds = (0..<(rounds ?? 10)).map { _ in sample.bytesPerSecond() }
        try console.print(table(sample, speeds.sorted()), clock: .utc, format: format)
    }

    /// `speeds` in bytes per second, ascending.
    private static func table(_ sample: Sample, _ speeds: [Double]) -> ReportTable {
        let middle = speeds.count / 2
        let median =
            speeds.count.isMultiple(of: 2)
            ? (speeds[middle - 1] + speeds[middle]) / 2 : speeds[middle]
        let figures: [(key: String, title: String, cell: Cell)] = [
            ("files", "Files", .integer(Int64(sample.newsletters.count))),
            ("bytes", "Bytes", .integer(Int64(sample.byteCount))),
            ("links", "Links", .integer(Int64(sample.linkCount))),
            ("tracked", "Tracked", .integer(Int64(sample.trackedCount))),
            ("rounds", "Rounds", .integer(Int64(speeds.count))),
            ("best_mb_s", "Best MB/s", .integer(Int64(speeds[speeds.count - 1] / 1e6))),
            ("median_mb_s", "Median MB/s", .integer(Int64(median / 1e6))),
            ("best_gb_s", "Best GB/s", .text(gigabytes(speeds[speeds.count - 1]))),
            ("median_gb_s", "Median GB/s", .text(gigabytes(median))),
        ]
        return ReportTable(
            key: "bench_rewrite", title: "Rewriting in memory, one thread",
            columns: figures.map { figure in
                let isText = if case .text = figure.cell { true } else { false }
                return Column(
                    key: figure.key, title: figure.title, kind: isText ? .text : .integer)
            },
            rows: [figures.map(\.cell)])
    }

    private static func gigabytes(_ speed: Double) -> String { String(format: "%.3f", speed / 1e9) }
}

/// Newsletters held in memory, and how they are rewritten for the measurement.
private struct Sample {
    private(set) var newsletters: [[UInt8]] = []
    private(set) var byteCount = 0
    private(set) var linkCount = 0
    private(set) var trackedCount = 0

    /// As a real one of the same length: 25 bytes of host, 34 of stamp, two digits.
    private static let link = TransitionValue(
        url: "https://track.shop.example/c/eaaqcvtuhqbf3kzpxw5mdn2yalr7go4is6/12")
    private static let rules = RewritingRules(ownHosts: ["track.shop.example"])
    /// A round takes at least this long, so that the clock's grain does not matter.
    private static let shortestRound: Duration = .milliseconds(200)

    /// Reads what is there; files that are no newsletter are named and left out.
    init(path: String, _ console: Console) throws(Failure) {
        for file in Self.files(path) {
            let html = try InputFile.read(file, called: "newsletter")
            do throws(RewritingError) {
                let links = try Newsletter(html: html, rules: Self.rules).links
                newsletters.append(html)
                byteCount += html.count
                linkCount += links.count
                trackedCount += links.count { $0.isTracked }
            } catch {
                console.note("Left out: \(file): \(error)")
            }
        }
        guard !newsletters.isEmpty else {
            throw Failure("\(path) holds no newsletter", try: Self.hint, .badInput)
        }
    }

    private static let hint = "give an .html file, or a folder that holds some"

    /// The file itself, or the .html files below a folder, in order.
    private static func files(_ path: String) -> [String] {
        guard let below = FileManager.default.enumerator(atPath: path) else { return [path] }
        let names = below.compactMap { $0 as? String }.filter {
            $0.hasSuffix(".html") || $0.hasSuffix(".htm")
        }
        return names.sorted().map { path + "/" + $0 }
    }

    /// One round: all newsletters, again and again.
    func bytesPerSecond() -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var passes = 0
        var written = 0
        repeat {
            for html in newsletters { written += Self.rewrite(html) }
            passes += 1
        } while clock.now - start < Self.shortestRound
        // What is written is looked at, so that no optimiser leaves the writing out.
        precondition(written >= passes)
        let parts = (clock.now - start).components
        let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        return Double(byteCount * passes) / seconds
    }

    private static func rewrite(_ html: [UInt8]) -> Int {
        do throws(RewritingError) {
            return try Newsletter(html: html, rules: rules).rewritten { _ in link }.count
        } catch {
            preconditionFailure("it was rewritten before: \(error)")
        }
    }
}
