import Foundation
import Model
import Testing

@testable import Store

@Suite struct PruningTests {
    static let cut = Sample.now + .seconds(3600)

    static func pruned() throws -> Ledger {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        try UpkeepTests.run(.prune(before: cut), ledger)
        return ledger
    }

    @Test func totalsStayAndRowsGo() throws {
        let whole = try UpkeepTests.figures(UpkeepTests.twoDays())
        let ledger = try Self.pruned()
        #expect(try UpkeepTests.figures(ledger) == whole)
        let reader = try ReportReader(ledger.folder)
        let clicks = try reader.clicks(.installation, after: 0, limit: 100)
        #expect(clicks.map(\.seq) == [13, 14, 17, 18, 21, 22])
        #expect(try ledger.sales().isEmpty)
        #expect(try JournalReader(ledger.folder).entry(12)?.seq == nil)
        #expect(try JournalReader(ledger.folder).read(after: 0, limit: 1).map(\.seq) == [13])
        #expect(try JournalReader(ledger.folder).lastSeq() == 24)
        let counts = try reader.setAside(UpkeepTests.filter)
        #expect(counts.map(\.count) == [6, 6, 3])
    }

    /// The second day's hits repeat the first day's orders, of which only checksums are left.
    @Test func refoldAfterPruningGivesTheSame() throws {
        let ledger = try Self.pruned()
        let before = try (UpkeepTests.figures(ledger), ledger.rows(withRollUps: true))
        try UpkeepTests.run(.refold, ledger)
        #expect(try UpkeepTests.figures(ledger) == before.0)
        let after = try ledger.rows(withRollUps: true)
        #expect(after == before.1)
        #expect(after.contains { $0.hasPrefix("set_aside") && $0.contains("repeat") })
    }

    @Test func pruningTwiceIsPruningOnce() throws {
        let ledger = try Self.pruned()
        let before = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.prune(before: Self.cut), ledger)
        #expect(try ledger.rows(withRollUps: true) == before)
        try UpkeepTests.run(.prune(before: Sample.now + .seconds(900_000)), ledger)
        #expect(try JournalReader(ledger.folder).read(after: 0, limit: 10).isEmpty)
        #expect(try UpkeepTests.figures(ledger)[.total]?[.number(0)]?.clicks == 6)
    }

    /// What comes after all was pruned has the next number.
    @Test func numbersGoOn() throws {
        let ledger = try Self.pruned()
        try UpkeepTests.run(.prune(before: Sample.now + .seconds(900_000)), ledger)
        let journal = try Journal(ledger.folder)
        try journal.append([JournalEntry(Sample.click(99))])
        #expect(try JournalReader(ledger.folder).lastSeq() == 25)
        #expect(try UpkeepTests.figures(ledger)[.total]?[.number(0)]?.clicks == 7)
    }

    @Test func namesOfThoseWhoAreGoneGo() throws {
        let ledger = try Self.pruned()
        #expect(try Erased.files(holding: "gone", in: ledger.folder).isEmpty)
        #expect(try !Erased.files(holding: "bob", in: ledger.folder).isEmpty)
    }

    @Test func orderOfBeforeIsStillARepeat() throws {
        let ledger = try Self.pruned()
        let journal = try Journal(ledger.folder)
        try journal.append([JournalEntry(Sample.hit("ref=1", at: Sample.now + .seconds(99_999)))])
        #expect(try ledger.verdicts()[25] == .setAside(.repeated))
    }
}

/// Looks for bytes in all files of a folder.
enum Erased {
    static func files(holding text: String, in folder: DataFolder) throws -> [String] {
        let all = try #require(FileManager.default.enumerator(atPath: folder.path))
        return all.compactMap { $0 as? String }.filter { name in
            let data = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
            return data.range(of: Data(text.utf8)) != nil
        }
    }
}
