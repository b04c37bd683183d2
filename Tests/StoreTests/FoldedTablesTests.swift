import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct FoldedTablesTests {
    @Test func foldsWhereNobodyServes() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1), Sample.hit())
        for _ in 0..<2 {
            let tables = try FoldedTables(ledger.folder)
            #expect(tables.isCurrent)
            #expect(try tables.reader.foldedSeq() == 2)
        }
        // The lock is free again.
        _ = try FolderLock(ledger.folder, purpose: "serve")
    }

    @Test func doesNotFoldBesideAService() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1))
        try ledger.fold()
        let lock = try FolderLock(ledger.folder, purpose: "serve")
        #expect(try FoldedTables(ledger.folder).isCurrent)
        try ledger.append(Sample.click(2))
        let late = try FoldedTables(ledger.folder, patience: .milliseconds(50))
        #expect(!late.isCurrent)
        #expect(try late.reader.foldedSeq() == 1)
        withExtendedLifetime(lock) {}
    }

    @Test func waitsForTheService() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1))
        try ledger.fold()
        let lock = try FolderLock(ledger.folder, purpose: "serve")
        try ledger.append(Sample.hit(setAside: .notActivated))
        try ledger.control.admit(
            .notActivated, account: Ledger.shop, since: Sample.now, until: Sample.now)
        let folder = ledger.folder
        let service = Thread {
            Thread.sleep(forTimeInterval: 0.1)
            _ = try? Fold(folder).catchUp()
        }
        service.start()
        let tables = try FoldedTables(folder, patience: .seconds(20))
        #expect(tables.isCurrent)
        #expect(try tables.reader.foldedSeq() == 2)
        #expect(try tables.reader.foldedAdmission() == 1)
        withExtendedLifetime(lock) {}
    }

    /// An admission alone is something to wait for.
    @Test func waitsForAdmissions() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.hit(setAside: .notActivated))
        try ledger.fold()
        let lock = try FolderLock(ledger.folder, purpose: "serve")
        try ledger.control.admit(
            .notActivated, account: Ledger.shop, since: Sample.now, until: Sample.now)
        #expect(try !FoldedTables(ledger.folder, patience: .milliseconds(50)).isCurrent)
        withExtendedLifetime(lock) {}
    }

    /// The holder of the lock has only just begun: its tables come in a moment.
    @Test func waitsForTheFirstTables() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1))
        let lock = try FolderLock(ledger.folder, purpose: "fold")
        let folder = ledger.folder
        let other = Thread {
            Thread.sleep(forTimeInterval: 0.1)
            _ = try? Fold(folder).catchUp()
        }
        other.start()
        #expect(try FoldedTables(folder, patience: .seconds(20)).isCurrent)
        withExtendedLifetime(lock) {}
    }

    /// Asking a wrong folder for a report must not leave files in it.
    @Test func wrongFolderStaysAsItIs() throws {
        let temporary = try TemporaryFolder()
        let error = failure { _ = try FoldedTables(DataFolder(path: temporary.path)) }
        #expect(error?.description.contains("saletrail account add makes it") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
        let none = failure { _ = try FoldedTables(temporary.data) }
        #expect(none?.description.contains("cannot open data folder") == true)
    }

    @Test func unfinishedTablesAreNotRead() throws {
        let ledger = try Ledger.shop()
        _ = try Connection(path: ledger.folder.report, mode: .readWriteCreate)
            .execute("PRAGMA user_version=0; CREATE TABLE x (n INTEGER)")
        let error = failure { _ = try ReportReader(ledger.folder) }
        #expect(error?.description.hasSuffix("its tables are not complete") == true)
    }
}
