import Foundation
import Model
import Testing

@testable import Store

/// Segments that rotate, end, or cannot be read.
@Suite struct JournalDamageTests {
    let temporary: TemporaryFolder
    let folder: DataFolder

    init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.data
        try folder.create()
    }

    func spoil(_ number: Int, at offset: UInt64 = 0) throws {
        let path = JournalSegment.path(number, in: folder)
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(repeating: 0x55, count: 4096))
        try file.close()
    }

    @Test func damagedNewestSegmentIsSetAside() throws {
        do {
            let journal = try Journal(folder, segmentLimit: 3)
            try journal.append(JournalTests.entries(1...3))
            try journal.append(JournalTests.entries(4...5))
        }
        try spoil(2)
        let told = Shared<[String]>([])
        let journal = try Journal(folder, segmentLimit: 3) { error in
            told.change { $0.append(error.description) }
        }
        try journal.append(JournalTests.entries(6...6))
        #expect(told.value.count == 1 && told.value.allSatisfy { $0.contains("000002.sqlite") })
        let names = try Files.names(in: folder.journal).filter { !$0.contains("-") }.sorted()
        #expect(names == ["000001.sqlite", "000002.sqlite.damaged", "000003.sqlite"])
        // Numbers that the damaged segment had are not given again.
        let content = try JournalTests.content(folder)
        #expect(content.map { $0[1] } == [1, 2, 3, 6])
        #expect(try #require(content.last)[0] > 3 + 3 + Int64(JournalWriter.queueLimit))
    }

    @Test func allDamagedIsANewJournal() throws {
        do {
            let journal = try Journal(folder, segmentLimit: 1)
            for number in 1...3 as ClosedRange<UInt64> {
                try journal.append(JournalTests.entries(number...number))
            }
        }
        for number in 1...3 { try spoil(number) }
        let journal = try Journal(folder, segmentLimit: 1)
        try journal.append(JournalTests.entries(9...9))
        #expect(try JournalTests.content(folder).map { $0[1] } == [9])
    }

    /// The service goes on after its open segment turns out to be damaged.
    @Test func damageWhileWritingIsLeftBehind() throws {
        let journal = try Journal(folder)
        try journal.append(JournalTests.entries(1...2000))
        try journal.tidy(truncating: true)
        journal.close()
        let size = UInt64(Files.size(JournalSegment.path(1, in: folder)))
        // The last leaf of the table: where the next event goes.
        for page in 1..<size / 4096 { try spoil(1, at: page * 4096) }
        let next = try Journal(folder)
        try next.append(JournalTests.entries(5000...5000))
        #expect(try JournalTests.content(folder).map { $0[1] } == [5000])
    }

    @Test func rotatesWhenAskedUnlessEmpty() throws {
        let writer = try JournalWriter(folder)
        try writer.rotate()
        #expect(try JournalSegment.numbers(in: folder) == [1])
        #expect(JournalWriterTests.submit(1, to: writer))
        try writer.rotate()
        try writer.rotate()
        #expect(try JournalSegment.numbers(in: folder) == [1, 2])
        try writer.append(JournalTests.entries(2...3))
        writer.close()
        try writer.rotate()
        #expect(try JournalTests.content(folder) == JournalTests.numbered(1...3))
    }

    @Test(arguments: [(0, 1), (86_399, 1), (86_400, 2), (-900_000, 1)])
    func rotatesByTime(seconds: Int, count: Int) throws {
        let journal = try Journal(folder)
        try journal.append([JournalEntry(Sample.click(1))])
        // A clock that goes back ends nothing.
        try journal.append([JournalEntry(Sample.click(2, at: Sample.now + .seconds(seconds)))])
        try journal.append([JournalEntry(Sample.click(3, at: Sample.now + .seconds(seconds)))])
        #expect(try JournalSegment.numbers(in: folder).count == count)
        #expect(try JournalTests.content(folder).count == 3)
        let again = try Journal(folder)
        try again.append([JournalEntry(Sample.click(4))])
        #expect(try JournalSegment.numbers(in: folder).count == count)
    }

    @Test func rewritesWhatItIsTold() throws {
        let journal = try Journal(folder)
        try journal.append(JournalTests.entries(1...10))
        try journal.rotate()
        try journal.append(JournalTests.entries(11...12))
        do {
            let open = JournalReader(folder)
            #expect(try open.read(after: 0, limit: 2).count == 2)
            // Somebody reads: it waits.
            let rewrite = SegmentRewrite(1, in: folder)
            #expect(try !rewrite.step { $0 })
            #expect(try open.read(after: 0, limit: 2).count == 2)
        }
        let later = SegmentRewrite(1, in: folder)
        let other = JournalReader(folder)
        while try !later.step({ $0.seq % 2 == 0 ? $0 : nil }) {}
        #expect(try JournalTests.content(folder).map { $0[0] } == [2, 4, 6, 8, 10, 11, 12])
        #expect(try other.read(after: 0, limit: 1).map(\.seq) == [2])
    }
}
