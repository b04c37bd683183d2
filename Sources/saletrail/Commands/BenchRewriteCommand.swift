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
            Option(
                name: "stream", value: "BYTES",
                help: "instead, stream the newsletters again and again up to so many bytes"),
            .format(["text", "json"]),
        ],
        example: "saletrail bench rewrite sample-campaigns --rounds 20",
        notes: """
            PATH is a newsletter, or a folder whose .html files are all taken. One thread, all
            rules on, one fixed transition link, nothing is stored. A MB is a million bytes of
            input. With --stream they are one long newsletter, fed in pieces of 64 KiB; then the
            peak of resident memory counts, too. Only a release build tells anything:
            swift run -c release saletrail …
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let rounds = try arguments.value("rounds", expecting: "a number from 1 to 1000") {
            Int($0).flatMap { (1...1000).contains($0) ? $0 : nil }
        }
        let sample = try RewritingSample(path: arguments.operand(0) ?? "", console)
        #if DEBUG
            console.note("Warning: this is a debug build; its speed says nothing.")
        #endif
        let length = try arguments.value("stream", expecting: "a number of bytes") {
            Int($0).flatMap { $0 > 0 ? $0 : nil }
        }
        if let length {
            let stream = StreamMeasurement(sample.newsletters, length: length)
            return try console.print(stream.table, clock: .utc, format: format)
        }
        let speeds = (0..<(rounds ?? 10)).map { _ in sample.bytesPerSecond() }
        try console.print(table(sample, speeds.sorted()), clock: .utc, format: format)
    }

    /// `speeds` in bytes per second, ascending.
    private static func table(_ sample: RewritingSample, _ speeds: [Double]) -> ReportTable {
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
