import Foundation
import Model
import Testing

@testable import Store

/// Segments that end, and segments that are written anew.
@Suite final class JournalRotationTests: DataFolderSuite {
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
