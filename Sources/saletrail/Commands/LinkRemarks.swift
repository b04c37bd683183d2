import LinkRewriting
import Mailing
import Reporting

/// What there is to say about a newsletter besides the table of its links.
struct LinkRemarks {
    /// Probably a mistake, or a risk.
    var warnings: [String]
    var notes: [String]

    /// For machines.
    var table: ReportTable {
        let rows = warnings.map { ("warning", $0) } + notes.map { ("note", $0) }
        return ReportTable(
            key: "remarks", title: "Remarks",
            columns: [
                Column(key: "kind", title: "Kind", kind: .text),
                Column(key: "text", title: "Text", kind: .text),
            ], rows: rows.map { [.text($0), .text($1)] })
    }

    /// For a person: one line for each, with those about single links.
    func tell(_ links: [LinkOutcome], _ console: Console) {
        for link in links {
            for warning in link.warnings {
                console.note("Warning: link \(link.position): \(warning)")
            }
        }
        for warning in warnings { console.note("Warning: \(warning)") }
        for note in notes { console.note(note) }
    }
}
