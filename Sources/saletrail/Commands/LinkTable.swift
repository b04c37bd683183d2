import LinkRewriting
import Mailing
import Model
import Reporting

/// What was done with each link of a newsletter, or would be, as tables for the sender.
struct LinkTable {
    /// Heading of what is done: `Done`, `Would happen`.
    let done: String
    /// Whether the links have numbers in a campaign.
    let hasNumbers: Bool
    /// Machines read explanations in each row; for people each is told once, below.
    let explainsRows: Bool

    /// For machines with all remarks; people read those below.
    func tables(_ links: [LinkOutcome], _ remarks: LinkRemarks) -> [ReportTable] {
        if explainsRows { return [main(links), remarks.table] }
        return [main(links), reasons(links)].filter { $0.key == "links" || !$0.rows.isEmpty }
    }

    private func main(_ links: [LinkOutcome]) -> ReportTable {
        let tracked = links.count { $0.action != .kept }
        return ReportTable(
            key: "links", title: "Links", columns: fields.map(\.column),
            rows: links.map { link in fields.map { $0.cell(link) } },
            note: "Tracked: \(tracked) of \(Count(Int64(links.count), "link"))."
                + (hasNumbers
                    ? " # is the place in the newsletter, Link the number in reports." : ""),
            whenEmpty: "The newsletter has no links.")
    }

    private struct Field {
        let column: Column
        let cell: (LinkOutcome) -> Cell

        init(_ key: String, _ title: String, text: @escaping (LinkOutcome) -> String) {
            column = Column(key: key, title: title, kind: .text)
            cell = { link in
                let text = text(link)
                return text.isEmpty ? .empty : .text(text)
            }
        }

        init(_ key: String, _ title: String, number: @escaping (LinkOutcome) -> Int64?) {
            column = Column(key: key, title: title, kind: .integer)
            cell = { link in number(link).map { .integer($0) } ?? .empty }
        }
    }

    private var fields: [Field] {
        let position = Field("position", "#", number: { Int64($0.position) })
        let number = Field(
            "link", "Link", number: { $0.number.map { Int64(clamping: $0.value) } })
        let rest = [
            Field("action", done, text: { Self.action($0) }), Field("text", "Text", text: \.text),
            Field("destination", "Destination", text: \.url),
            Field("reason", "Reason", text: \.reason),
            Field("warnings", "Warnings", text: { Self.warnings($0) }),
        ]
        return [position] + (hasNumbers ? [number] : []) + rest
            + (explainsRows ? [Field("why", "Why", text: { Self.why($0) })] : [])
    }

    private static func action(_ link: LinkOutcome) -> String {
        switch link.action {
        case .sales: "clicks and sales"
        case .clicks: "clicks only"
        case .kept: "kept"
        }
    }

    private static func warnings(_ link: LinkOutcome) -> String {
        link.warnings.map(\.name).joined(separator: " ")
    }

    private static func why(_ link: LinkOutcome) -> String {
        ([link.why] + link.warnings.map(\.description)).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private func reasons(_ links: [LinkOutcome]) -> ReportTable {
        let kept = links.compactMap(\.keptFor)
        let occurring = KeepReason.allCases.filter(kept.contains)
        return ReportTable(
            key: "reasons", title: "Reasons",
            columns: [
                Column(key: "reason", title: "Reason", kind: .text),
                Column(key: "why", title: "Why", kind: .text),
            ], rows: occurring.map { [.text($0.rawValue), .text($0.explanation)] })
    }
}
