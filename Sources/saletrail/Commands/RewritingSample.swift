import Foundation
import LinkRewriting

/// Newsletters held in memory, and how they are rewritten for the measurement.
struct RewritingSample {
    private(set) var newsletters: [[UInt8]] = []
    private(set) var byteCount = 0
    private(set) var linkCount = 0
    private(set) var trackedCount = 0

    /// As a real one of the same length: 25 bytes of host, 34 of stamp, two digits.
    static let link = TransitionValue(
        url: "https://track.shop.example/c/eaaqcvtuhqbf3kzpxw5mdn2yalr7go4is6/12")
    static let rules = RewritingRules(ownHosts: ["track.shop.example"])
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
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue, let below = FileManager.default.enumerator(atPath: path)
        else { return [path] }
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
