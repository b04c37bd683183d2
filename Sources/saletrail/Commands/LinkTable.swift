import Mailing
import Model
import Reporting

/// What was done with each link of a newsletter, as a table for the sender.
enum LinkTable {
    static func make(_ links: [LinkOutcome]) -> ReportTable {
        let tracked = links.count { $0.number != nil }
        return ReportTable(
            key: "links", title: "Links",
            columns: [
                Column(key: "link", title: "#", kind: .integer),
                Column(key: "action", title: "Done", kind: .text),
                Column(key: "text", title: "Text", kind: .text),
                Column(key: "destination", title: "Destination", kind: .text),
                Column(key: "reason", title: "Reason", kind: .text),
                Column(key: "why", title: "Why", kind: .text),
            ],
            rows: links.map { link in
                [
                    link.number.map { .integer(Int64(clamping: $0.value)) } ?? .empty,
                    .text(done(link)), .text(link.text), .text(link.url),
                    link.reason.isEmpty ? .empty : .text(link.reason),
                    .text(
                        ([link.why] + link.warnings).filter { !$0.isEmpty }.joined(separator: " ")),
                ]
            },
            note: "Tracked: \(tracked) of \(Count(Int64(links.count), "link")).",
            whenEmpty: "The newsletter has no links.")
    }

    private static func done(_ link: LinkOutcome) -> String {
        switch link.action {
        case .sales: "clicks and sales"
        case .clicks: "clicks only"
        case .kept: "kept"
        }
    }
}
