import Foundation
import Model
import TestSupport
import Testing

@testable import Store

/// Pruning and erasure of a folder with damaged journal files.
@Suite struct UpkeepDamageTests {
    private func run(_ task: UpkeepTask, _ ledger: Ledger) throws -> String {
        try UpkeepTests.client(ledger).run(task) { _, _ in }
    }

    private let erase = UpkeepTask.erase(account: Ledger.shop, reference: "ana")

    @Test func whatCanBeReadIsErasedAndTheRestGoes() throws {
        let ledger = try Damage.twoSegments()
        let figures = try UpkeepTests.figures(ledger)
        try Damage.overwrite(page: 5, of: 1, in: ledger.folder)
        let remark = try run(erase, ledger)
        #expect(remark.contains("000001.sqlite is damaged: events "))
        #expect(remark.contains("gone with the old file"))
        #expect(try Erased.files(holding: "ana", in: ledger.folder).isEmpty)
        #expect(try UpkeepTests.figures(ledger) == figures)
        // The new file is whole, and what could be read is in it.
        let path = JournalSegment.path(1, in: ledger.folder)
        let left = try Connection(path: path, mode: .readOnly)
            .first("SELECT count(*) FROM event") { $0.integer(0) }
        #expect((400..<600).contains(left ?? 0))
    }

    @Test func aFileThatCannotBeReadStaysAndIsSaid() throws {
        let ledger = try Damage.twoSegments()
        try Damage.overwrite(page: 0, of: 1, in: ledger.folder)
        #expect(try run(erase, ledger).contains("000001.sqlite cannot be read and may still name"))
        let left = try Erased.files(holding: "ana", in: ledger.folder)
        #expect(left == ["journal/000001.sqlite"])
        // Once it is gone, or repaired, there is nothing more to be said.
        try Files.removeDatabase(JournalSegment.path(1, in: ledger.folder))
        try ledger.append(Sample.click(9999, contact: .reference("ana")))
        ledger.journal.close()
        #expect(try run(erase, ledger).isEmpty)
    }

    @Test(arguments: [0, 5]) func anOldDamagedFileIsPruned(page: Int) throws {
        let ledger = try Damage.twoSegments()
        let figures = try UpkeepTests.figures(ledger)
        try Damage.overwrite(page: page, of: 1, in: ledger.folder)
        let remark = try run(.prune(before: PruningTests.cut), ledger)
        #expect(remark.contains("could not be read") == (page == 0))
        #expect(!Files.exists(JournalSegment.path(1, in: ledger.folder)))
        #expect(try UpkeepTests.figures(ledger) == figures)
        #expect(try ledger.fold().clicks(.installation, after: 0, limit: 100).count == 10)
    }

    @Test(arguments: [0, 5]) func aYoungDamagedFileStaysAndIsSaid(page: Int) throws {
        let ledger = try Ledger.shop()
        for id in 1...600 as ClosedRange<UInt64> {
            let at = Sample.now + (id > 300 ? .seconds(86_400) : .zero)
            try ledger.append(Sample.click(id, at: at))
        }
        try ledger.journal.rotate()
        try ledger.append(Sample.click(1000, at: Sample.now + .seconds(86_400)))
        try ledger.fold()
        ledger.journal.close()
        try Damage.overwrite(page: page, of: 1, in: ledger.folder)
        let remark = try run(.prune(before: PruningTests.cut), ledger)
        #expect(remark.contains("000001.sqlite"))
        #expect(remark.contains("until all of it is old"))
        #expect(Files.exists(JournalSegment.path(1, in: ledger.folder)))
        #expect(try UpkeepTests.figures(ledger)[.total]?[.number(0)]?.clicks == 601)
    }

    /// Numbers jump by 2³² behind a damaged file: as many steps as rows, not as numbers.
    @Test func aJumpOfNumbersIsOneStep() throws {
        let ledger = try Damage.twoSegments()
        try Damage.overwrite(page: 0, of: 3, in: ledger.folder)
        let journal = try Journal(ledger.folder)
        try journal.append([JournalEntry(Sample.click(5000, at: Sample.now + .seconds(90_000)))])
        try journal.append([JournalEntry(Sample.click(5001, at: Sample.now + .seconds(900_000)))])
        journal.close()
        try ledger.fold()
        #expect(try JournalReader(ledger.folder).lastSeq() > 1 << 32)
        let fold = try Fold(ledger.folder)
        try fold.catchUp()
        let pruning = Pruning(
            before: Sample.now + .seconds(100_000), fold: fold,
            journal: IdleJournal(ledger.folder))
        var steps = 0
        while try !pruning.step() {
            steps += 1
            _ = try fold.step()
            try #require(steps < 50)
        }
        #expect(
            try ledger.fold().clicks(.installation, after: 0, limit: 100).map(\.id.value) == [5001])
        #expect(try UpkeepTests.figures(ledger)[.total]?[.number(0)]?.clicks == 612)
    }
}
