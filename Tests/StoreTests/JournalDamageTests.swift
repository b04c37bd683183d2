import Foundation
import TestSupport
import Testing

@testable import Store

/// Journal files that are not what SQLite wrote.
@Suite struct JournalDamageTests {
    let temporary: TemporaryFolder
    let folder: DataFolder
    let told = Shared<[String]>([])

    init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.data
        try folder.create()
    }

    private func journal(after folded: Int64 = 0, segmentLimit: Int64 = 4000) throws -> Journal {
        let told = told
        return try Journal(folder, after: folded, segmentLimit: segmentLimit) { error in
            told.change { $0.append(error.description) }
        }
    }

    private func damage(_ number: Int, page: Int) throws {
        try Damage.overwrite(page: page, of: number, in: folder)
    }

    private func fill(_ numbers: ClosedRange<UInt64>, segmentLimit: Int64 = 4000) throws {
        let journal = try journal(segmentLimit: segmentLimit)
        for number in numbers { try journal.append(JournalTests.entries(number...number)) }
    }

    private func ids(limit: Int = 1000) throws -> [Int64] {
        try JournalTests.content(folder, limit: limit).map { $0[1] }
    }

    @Test func aFileThatIsNoDatabaseIsLeft() throws {
        try fill(1...20)
        try damage(1, page: 0)
        let journal = try journal()
        #expect(told.value.count == 1 && told.value[0].contains("000001.sqlite is damaged"))
        try journal.append(JournalTests.entries(21...25))
        #expect(try ids() == Array(21...25))
        // Above whatever the damaged file may hold.
        #expect(try JournalTests.content(folder)[0][0] == 1 << 32 + 1)
        #expect(try JournalReader(folder).read(after: 20, limit: 1).first?.seq == 1 << 32 + 1)
        #expect(try JournalReader(folder).lastSeq() == 1 << 32 + 5)
    }

    @Test func theNextIsLeftToo() throws {
        try fill(1...20)
        for number in 1...2 {
            try damage(number, page: 0)
            try journal().append(JournalTests.entries(UInt64(number)...UInt64(number)))
        }
        #expect(try JournalTests.content(folder) == [[2 << 32 + 1, 2]])
        #expect(told.value.count == 2)
    }

    @Test func damageFoundByAnAppendIsLeft() throws {
        let journal = try journal()
        try journal.append(JournalTests.entries(1...1))
        let other = try Connection(path: JournalSegment.path(1, in: folder), mode: .readWrite)
        // An index whose root is no page of an index: what an insert meets then.
        try other.execute(
            "CREATE INDEX i ON event (at); PRAGMA writable_schema=ON; "
                + "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'i'")
        #expect(failure { try journal.append(JournalTests.entries(2...2)) }?.isDamage == true)
        try journal.append(JournalTests.entries(3...3))
        #expect(try ids().contains(3) && told.value.count == 1)
    }

    @Test(arguments: [1, 7, 1000]) func aPageOfEventsIsPassedOver(limit: Int) throws {
        try fill(1...1000)
        try damage(1, page: 9)
        let told = told
        let reader = JournalReader(folder) { error in
            told.change { $0.append(error.description) }
        }
        var found: [Int64] = []
        while case let batch = try reader.read(after: found.last ?? 0, limit: limit),
            !batch.isEmpty
        {
            found += batch.map(\.seq)
        }
        let lost = Set(1...1000).subtracting(found)
        #expect((1...120).contains(lost.count) && found == found.sorted())
        #expect(Set(found).count == found.count && found.last == 1000)
        let (first, last) = (lost.min() ?? 0, lost.max() ?? 0)
        #expect(lost.count == Int(last - first) + 1)
        #expect(told.value.count == 1)
        #expect(told.value.first?.hasSuffix("events \(first) to \(last) cannot be read") == true)
    }

    @Test func aDamagedFileBetweenOthersIsPassedOver() throws {
        try fill(1...12, segmentLimit: 4)
        try damage(2, page: 0)
        #expect(try ids() == [1, 2, 3, 4, 9, 10, 11, 12])
    }

    /// The journal's newest events are gone, but the report has them.
    @Test func numbersThatWereFoldedAreNotGivenAgain() throws {
        try fill(1...5)
        let journal = try journal(after: 9)
        try journal.append(JournalTests.entries(6...6))
        #expect(try JournalReader(folder).read(after: 9, limit: 10).map(\.seq) == [10])
        #expect(told.value.count == 1 && told.value[0].contains("ends at event 5, of which 9"))
    }

    /// A power cut while the next file was made: its rollback journal is still to be undone, which
    /// a reader may not do.
    @Test func aFileThatWasBeingMadeIsNotInTheWay() throws {
        try fill(1...5)
        let path = JournalSegment.path(2, in: folder)
        do {
            let other = try Connection(path: temporary.path + "/made", mode: .readWriteCreate)
            try other.execute("CREATE TABLE a (b); PRAGMA cache_spill=ON; PRAGMA cache_size=1")
            try other.execute("BEGIN")
            for _ in 0..<50 { try other.execute("INSERT INTO a VALUES (zeroblob(4000))") }
            for end in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: temporary.path + "/made" + end, toPath: path + end)
            }
        }
        #expect(try ids() == Array(1...5))
        #expect(try JournalReader(folder).lastSeq() == 5)
        try fill(6...7)
        #expect(try ids() == Array(1...7))
    }
}
