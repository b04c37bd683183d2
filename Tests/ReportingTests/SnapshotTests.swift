import Foundation
import Testing

@testable import Reporting

/// Every output of one report against a file that a person has looked at. Rewritten with
/// `SALETRAIL_SNAPSHOTS=write swift test --filter SnapshotTests`.
@Suite struct SnapshotTests {
    static let outputs: [(name: String, render: @Sendable (Report) -> String)] = [
        ("sales.txt", { TextRenderer().render($0) }),
        ("sales.json", { JSONRenderer().render($0) }),
        ("sales.html", { HTMLRenderer().render($0) }),
        ("sales-comma.csv", { csv($0, "sales", .comma) }),
        ("sales-semicolon.csv", { csv($0, "sales", .semicolon) }),
        ("links-semicolon.csv", { csv($0, "links", .semicolon) }),
    ]

    static func csv(_ report: Report, _ key: String, _ dialect: CSVRenderer.Dialect) -> String {
        report.table(key).map { CSVRenderer(dialect: dialect).render($0, clock: report.clock) }
            ?? ""
    }

    @Test(arguments: outputs.indices) func rendersAsBefore(index: Int) throws {
        let (name, render) = Self.outputs[index]
        let rendered = Data(try render(SampleReport().report).utf8)
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots").appending(path: name)
        if ProcessInfo.processInfo.environment["SALETRAIL_SNAPSHOTS"] == "write" {
            try rendered.write(to: file)
        }
        // Compared as bytes: as texts, CR LF and LF, or two spellings of é, could pass as equal.
        #expect(try Data(contentsOf: file) == rendered, "\(name) differs from its snapshot")
    }
}
