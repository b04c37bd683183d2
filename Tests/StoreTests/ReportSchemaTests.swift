import Foundation
import Model
import TestSupport
import Testing

@testable import Store

/// Report tables of earlier versions.
@Suite struct ReportSchemaTests {
    /// As the version before the last step left them.
    private func makeOlder(_ ledger: Ledger) throws {
        let connection = try Connection(path: ledger.folder.report, mode: .readWrite)
        try connection.execute("ALTER TABLE contact_click DROP COLUMN is_past")
        try connection.execute("PRAGMA user_version=5")
    }

    @Test func prunedTablesAreCopiedFirst() throws {
        let ledger = try PruningTests.pruned()
        let figures = try UpkeepTests.figures(ledger)
        for _ in 0..<2 {
            try makeOlder(ledger)
            #expect(try UpkeepTests.figures(ledger) == figures)
        }
        let copies = try Files.names(in: ledger.folder.backups)
        #expect(copies.count == 1 && copies[0].hasPrefix("report-v5-"))
        let copy = try Connection(path: ledger.folder.backups + "/" + copies[0], mode: .readOnly)
        #expect(try copy.first("SELECT sum(clicks) FROM click_day") { $0.integer(0) } == 6)
    }

    /// They can be made again from the journal.
    @Test func otherTablesAreNot() throws {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        let rows = try ledger.rows(withRollUps: true)
        try makeOlder(ledger)
        try ledger.fold()
        #expect(try ledger.rows(withRollUps: true) == rows)
        #expect(!Files.exists(ledger.folder.backups))
    }
}
