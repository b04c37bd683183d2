import Foundation
import LinkRewriting
import Reporting

/// One long newsletter rewritten as a stream: how fast, and with how much memory.
struct StreamMeasurement {
    private var byteCount = 0
    private var writtenCount = 0
    private var linkCount = 0
    private var mostKept = 0
    private var seconds = 0.0
    /// What the stream would tell of the newsletter, or why it stopped.
    private var remark = ""

    private static let pieceSize = 65_536

    /// Repeats `newsletters` until `length` bytes are rewritten.
    init(_ newsletters: [[UInt8]], length: Int) {
        let source = Array(newsletters.joined())
        let clock = ContinuousClock()
        let start = clock.now
        do throws(RewritingError) {
            try run(source, length: length)
        } catch {
            remark = error.description
        }
        let parts = (clock.now - start).components
        seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }

    private mutating func run(_ source: [UInt8], length: Int) throws(RewritingError) {
        var stream = NewsletterStream(rules: RewritingSample.rules)
        while byteCount < length {
            let start = byteCount % source.count
            let end = min(source.count, start + min(Self.pieceSize, length - byteCount))
            take(try stream.feed(Array(source[start..<end])))
            byteCount += end - start
            mostKept = max(mostKept, stream.keptCount)
        }
        take(try stream.finish())
        remark = stream.warnings.last?.description ?? ""
    }

    private mutating func take(_ passage: NewsletterPassage) {
        linkCount += passage.links.count
        writtenCount += passage.rewritten { _ in RewritingSample.link }.count
    }

    var table: ReportTable {
        let figures: [(key: String, title: String, value: Int)] = [
            ("bytes", "Bytes", byteCount), ("written", "Written", writtenCount),
            ("links", "Links", linkCount), ("mb_s", "MB/s", Int(Double(byteCount) / seconds / 1e6)),
            ("kept_bytes", "Most kept", mostKept),
            ("peak_memory_kb", "Peak memory KB", Self.peakMemory),
        ]
        let columns = figures.map { Column(key: $0.key, title: $0.title, kind: .integer) }
        return ReportTable(
            key: "bench_stream", title: "Rewriting as a stream, one thread",
            columns: columns + [Column(key: "remark", title: "Remark", kind: .text)],
            rows: [figures.map { .integer(Int64($0.value)) } + [.text(remark)]])
    }

    /// The most memory that was resident, in KiB (proc(5), VmHWM); 0 if the system does not tell.
    private static var peakMemory: Int {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = (status ?? "").split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
