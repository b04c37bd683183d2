import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct BackupTests {
    @Test func comesBackWhole() throws {
        let ledger = try UpkeepTests.twoDays()
        _ = try KeyStore(ledger.folder).load(at: Sample.now)
        try UpkeepTests.run(.refold, ledger)
        let rows = try ledger.rows(withRollUps: true)
        let path = ledger.temporary.path + "/copy"
        let summary = try Backup.make(of: ledger.folder, at: path) { _, _ in }
        #expect(summary.lastEvent == 24 && summary.files == 4)
        #expect(!Files.exists(path + ".part"))
        #expect(try TemporaryFolder.mode(path + "/keys/ring") == 0o600)
        let back = DataFolder(path: ledger.temporary.path + "/back")
        let kept = try Backup.restore(
            path, to: back, replacing: false, at: Sample.now
        ) { _, _ in }
        #expect(kept == nil)
        #expect(try PrivateFile.read(back.keyRing) == PrivateFile.read(ledger.folder.keyRing))
        try Connection(path: ledger.folder.report, mode: .readWrite).execute("DELETE FROM click")
        try Files.removeFolder(ledger.folder.path)
        try Files.rename(back.path, to: ledger.folder.path)
        #expect(try ledger.rows(withRollUps: true) == rows)
        _ = try Fold(ledger.folder).catchUp()
        #expect(try VerificationTests.differences(ledger) == [])
    }

    /// While events come in and are folded: the journal's copy is never behind the tables'.
    @Test func fitsTogetherUnderWrites() throws {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        ledger.journal.close()
        let writer = try JournalWriter(ledger.folder)
        let isRunning = Shared(true)
        let folder = ledger.folder
        let done = DispatchGroup()
        for work in [
            { _ = JournalWriterTests.submit(UInt64.random(in: 1000...999_999), to: writer) },
            { _ = try? Fold(folder).catchUp() },
        ] as [@Sendable () -> Void] {
            done.enter()
            Thread {
                while isRunning.value { work() }
                done.leave()
            }.start()
        }
        for number in 0..<5 {
            let path = ledger.temporary.path + "/copy\(number)"
            let summary = try Backup.make(of: folder, at: path) { _, _ in }
            let copy = DataFolder(path: path)
            #expect(try ReportReader(copy).foldedSeq() <= summary.lastEvent)
            _ = try Fold(copy).catchUp()
            #expect(try ReportReader(copy).foldedSeq() == summary.lastEvent)
        }
        isRunning.change { $0 = false }
        done.wait()
        writer.close()
    }

    @Test func nothingIsReplacedUnasked() throws {
        let ledger = try UpkeepTests.twoDays()
        let path = ledger.temporary.path + "/copy"
        _ = try Backup.make(of: ledger.folder, at: path) { _, _ in }
        let again = failure { _ = try Backup.make(of: ledger.folder, at: path) { _, _ in } }
        #expect(again?.description == path + " exists already")
        func restore(_ replacing: Bool) throws -> String? {
            try Backup.restore(
                path, to: ledger.folder, replacing: replacing, at: Sample.now
            ) { _, _ in }
        }
        #expect(failure { _ = try restore(false) }?.hint.contains("--yes") == true)
        let lock = try FolderLock(ledger.folder, purpose: "serve")
        #expect(failure { _ = try restore(true) }?.description.contains("in use") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func whatWasThereIsKept() throws {
        let ledger = try UpkeepTests.twoDays()
        let path = ledger.temporary.path + "/copy"
        _ = try Backup.make(of: ledger.folder, at: path) { _, _ in }
        try ledger.append(Sample.click(500))
        let kept = try Backup.restore(
            path, to: ledger.folder, replacing: true, at: Sample.now
        ) { _, _ in }
        let old = DataFolder(path: try #require(kept))
        #expect(try JournalReader(old).lastSeq() == 25)
        #expect(try JournalReader(ledger.folder).lastSeq() == 24)
    }

    @Test func brokenBackupIsRefused() throws {
        let ledger = try UpkeepTests.twoDays()
        let path = ledger.temporary.path + "/copy"
        _ = try Backup.make(of: ledger.folder, at: path) { _, _ in }
        let back = DataFolder(path: ledger.temporary.path + "/back")
        func restored() -> StoreError? {
            failure {
                _ = try Backup.restore(path, to: back, replacing: false, at: Sample.now) { _, _ in }
            }
        }
        try Connection(path: path + "/journal/000001.sqlite", mode: .readWrite)
            .execute("DELETE FROM event WHERE seq = 5")
        #expect(restored()?.description.contains("events are missing") == true)
        try Files.remove(path + "/backup.txt")
        #expect(restored()?.description.contains("it has no backup.txt") == true)
        #expect(!back.exists)
    }

    @Test func threeAutomaticCopiesAreKept() throws {
        let temporary = try TemporaryFolder()
        let connection = try temporary.database("control.sqlite")
        try Migrations(steps: ["CREATE TABLE a (n INTEGER)"]).bring(connection)
        let copies = AutomaticBackup(folder: temporary.path + "/backups")
        for steps in 2...6 {
            let all = ["CREATE TABLE a (n INTEGER)"] + (2...steps).map { "CREATE TABLE t\($0) (n)" }
            try Migrations(steps: all).bring(connection, backup: copies)
        }
        let names = try Files.names(in: temporary.path + "/backups").sorted()
        #expect(names.count == 3 && names.allSatisfy { $0.hasPrefix("control-v") })
        // A new database has nothing to keep.
        let fresh = try temporary.database("fresh.sqlite")
        try Migrations(steps: ["CREATE TABLE a (n INTEGER)"]).bring(fresh, backup: copies)
        #expect(try Files.names(in: temporary.path + "/backups").count == 3)
    }
}
