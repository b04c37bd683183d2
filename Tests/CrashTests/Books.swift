import Foundation
import Model
import Testing

@testable import Store

/// What a data folder holds, read with nobody serving it.
struct Books {
    /// Beside what clients were told.
    struct Told {
        let books: Books
        let answers: Answers
    }

    /// How often each contact's click and each order's sale is in the journal.
    private(set) var clicks: [String: Int] = [:]
    private(set) var sales: [String: Int] = [:]
    /// What SQLite found wrong with the journal's and the report's files.
    private(set) var damage: [String] = []
    private(set) var lastSeq: Int64 = 0
    private(set) var foldedSeq: Int64 = 0
    /// Clicks, unique clickers and sales of the report.
    private(set) var reported: [Int] = []

    /// The report is asked for first: it folds what is not folded yet.
    ///
    /// `data` is another data folder than the site's own.
    init(_ site: Site, data: String? = nil) throws {
        let data = data ?? site.data
        let report = try site.run(
            "report", "sales", "--account", "4071", "--format", "csv", "--table", "totals",
            "--data", data)
        let rows = report.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        reported = try ["clicks", "unique_clickers", "sales"].map { name in
            let column = try #require(rows.first?.firstIndex { $0 == name })
            return try #require(rows.dropFirst().first.flatMap { Int($0[column]) })
        }
        try read(DataFolder(path: data))
    }

    private mutating func read(_ folder: DataFolder) throws {
        let reader = JournalReader(folder)
        while true {
            let batch = try reader.read(after: lastSeq, limit: 1000)
            for stored in batch { note(stored) }
            if batch.isEmpty { break }
        }
        foldedSeq = try ReportReader(folder).foldedSeq()
        for number in try JournalSegment.numbers(in: folder) {
            check(JournalSegment.path(number, in: folder))
        }
        check(folder.report)
    }

    private mutating func note(_ stored: StoredEntry) {
        lastSeq = stored.seq
        switch stored.entry.event {
        case .click(let click):
            if case .reference(let contact) = click.contact { clicks[contact, default: 0] += 1 }
        case .saleHit(let hit):
            let order = hit.query.firstMatch(of: /order_id=([^&]*)/).map { String($0.1) }
            sales[order ?? "", default: 0] += 1
        case nil: damage.append("event \(stored.seq)")
        }
    }

    private mutating func check(_ path: String) {
        do {
            let found = try Connection(path: path, mode: .readOnly)
                .all("PRAGMA integrity_check") { $0.text(0) }
            if found != ["ok"] { damage += found.map { path + ": " + $0 } }
        } catch {
            // A file that was being made holds nothing yet, and only a writer can undo it.
            if !error.needsRollback { damage.append("\(error)") }
        }
    }

    /// What was answered and is not there, or is there twice.
    func losses(of answers: Answers) -> [String] {
        let lost =
            answers.clicks.filter { clicks[$0] == nil }.map { "click " + $0 }
            + answers.sales.filter { sales[$0] == nil }.map { "sale " + $0 }
        let twice =
            clicks.filter { $0.value > 1 }.keys.map { "twice: click " + $0 }
            + sales.filter { $0.value > 1 }.keys.map { "twice: sale " + $0 }
        return lost + twice
    }

    func holds(_ promise: Promise) -> Bool {
        switch promise {
        case .click(let contact): clicks[contact] == 1
        case .sale(let order): sales[order] == 1
        }
    }

    /// All that must be so whatever happened.
    func expectComplete(_ answers: Answers, _ comment: Comment? = nil) {
        #expect(losses(of: answers) == [], comment)
        expectConsistent(comment)
    }

    func expectConsistent(_ comment: Comment? = nil) { #expect(contradictions == [], comment) }

    /// Files that are not whole, events that are not folded, a report that counts something else
    /// than the journal holds.
    var contradictions: [String] {
        let counted = [clicks.count, clicks.count, sales.count]
        return damage + (foldedSeq == lastSeq ? [] : ["folded \(foldedSeq) of \(lastSeq)"])
            + (reported == counted ? [] : ["reported \(reported), kept \(counted)"])
    }
}
