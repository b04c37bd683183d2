import Foundation
import Mailing

/// What a merge has done, in words.
struct MergeSummary {
    let outcome: MergeOutcome
    let list: ContactList
    let request: MergeRequest
    /// Tracked links of each mail.
    let links: Int
    let milliseconds: Int64

    var warnings: [String] {
        var lines: [String] = []
        if list.repeated > 0 {
            let skipped = Count(Int64(list.repeated), "line")
            lines.append("skipped \(skipped) with a contact that had come before.")
        }
        if list.encoding == .windows1252 {
            lines.append("the contact list is not UTF-8; it was read as windows-1252 (Latin-1).")
        }
        if outcome.addressesInLinks > 0 {
            let mails = Count(Int64(outcome.addressesInLinks), "mail")
            lines.append("in \(mails) an address stands in a link; addresses do not belong there.")
        }
        return lines
    }

    var text: String {
        let there = place
        if outcome.written == 0, outcome.found > 0 {
            return "\(Count(Int64(outcome.found), noun)) in \(there) already: nothing to do. "
                + "--restart writes them anew."
        }
        let before = outcome.found > 0 ? " (\(outcome.found) were there already)" : ""
        return "\(Count(Int64(outcome.written), noun)) in \(there)\(before), each with "
            + "\(Count(Int64(links), "tracked link")); \(size)\(speed)."
    }

    /// Told to stop: how far it came, and how it goes on.
    var stopped: Failure {
        let done = outcome.written + outcome.found
        let way =
            request.destination == .standardOutput
            ? "the same command with --after \(outcome.last ?? "CONTACT_ID") goes on"
            : "run the same command again to go on"
        return Failure("stopped at \(done) of \(list.count) contacts", try: way, .tryAgain)
    }

    private var noun: String { request.form.isMessage ? "message" : "newsletter" }

    private var place: String {
        switch request.destination {
        case .folder(let path), .file(let path): path
        case .standardOutput: "standard output"
        }
    }

    private var size: String {
        let (unit, name) = outcome.bytes < 1_000_000_000 ? (1e6, "MB") : (1e9, "GB")
        return String(format: "%.1f %@", Double(outcome.bytes) / unit, name)
    }

    /// " in 2.9 s, 68376/s"; nothing where it was over before it could be measured.
    private var speed: String {
        guard milliseconds >= 1000 else { return "" }
        let seconds = String(format: "%.1f", Double(milliseconds) / 1000)
        return " in \(seconds) s, \(outcome.written * 1000 / Int(milliseconds))/s"
    }
}
