import Foundation
import Model
import TestSupport
import Testing

@testable import Store

/// Backups of folders in which something is damaged or missing.
@Suite struct BackupDamageTests {
    private func backUp(_ ledger: Ledger) throws -> (Backup.Summary, path: String) {
        let path = ledger.temporary.path + "/copy"
        return (try Backup.make(of: ledger.folder, at: path) { _, _ in }, path)
    }

    private func restore(_ path: String, _ ledger: Ledger) throws -> DataFolder {
        let back = DataFolder(path: ledger.temporary.path + "/back")
        _ = try Backup.restore(path, to: back, replacing: false, at: Sample.now) { _, _ in }
        return back
    }

    @Test(arguments: [0, 5]) func aDamagedSegmentIsTakenAlong(page: Int) throws {
        let ledger = try Damage.twoSegments()
        try Damage.overwrite(page: page, of: 1, in: ledger.folder)
        let (summary, path) = try backUp(ledger)
        #expect(summary.damaged == ["journal/000001.sqlite"] && summary.gaps.isEmpty)
        #expect(summary.lastEvent == 610)
        let back = try restore(path, ledger)
        for folder in [DataFolder(path: path), back] {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: folder.path + "/journal/000001.sqlite",
                    andPath: ledger.folder.path + "/journal/000001.sqlite"))
            #expect(
                try JournalTests.content(folder, limit: 1000)
                    == JournalTests.content(ledger.folder, limit: 1000))
        }
    }

    @Test func damagedReportTablesAreTakenAlong() throws {
        let ledger = try Damage.twoSegments()
        try UpkeepTests.run(.refold, ledger)
        let file = ledger.folder.path + "/report.2.sqlite"
        let size = Int(Files.size(file))
        let handle = try FileHandle(forUpdating: URL(filePath: file))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: size))
        try handle.close()
        let (summary, path) = try backUp(ledger)
        #expect(summary.damaged == ["report.sqlite"])
        #expect(Files.size(try restore(path, ledger).report) == size)
    }

    @Test func missingEventsAreSaid() throws {
        let ledger = try Damage.twoSegments()
        try Connection(path: JournalSegment.path(1, in: ledger.folder), mode: .readWrite)
            .execute("DELETE FROM event WHERE seq IN (5, 7)")
        let (summary, path) = try backUp(ledger)
        #expect(summary.gaps == ["journal/000001.sqlite": 2] && summary.damaged.isEmpty)
        #expect(try JournalTests.content(restore(path, ledger), limit: 1000).count == 608)
    }

    /// What was whole when it was backed up, and is not any more.
    @Test func aBackupThatWasDamagedLaterIsRefused() throws {
        let ledger = try Damage.twoSegments()
        let (_, path) = try backUp(ledger)
        try Damage.overwrite(page: 5, of: 1, in: DataFolder(path: path))
        let error = failure { _ = try restore(path, ledger) }
        #expect(
            error?.description.contains("000001.sqlite is no whole backup: it cannot be") == true)
        try Files.removeDatabase(path + "/journal/000001.sqlite")
        #expect(failure { _ = try restore(path, ledger) }?.description.contains("missing") == true)
    }

    @Test func theOperatorsListIsInIt() throws {
        let ledger = try Damage.twoSegments()
        _ = try PrivateFile.create(ledger.folder.bots, Array("curl\n".utf8))
        let (_, path) = try backUp(ledger)
        #expect(try PrivateFile.read(restore(path, ledger).bots) == Array("curl\n".utf8))
    }
}
