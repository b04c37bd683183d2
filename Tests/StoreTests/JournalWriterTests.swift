import Foundation
import Model
import Testing

@testable import Store

@Suite final class JournalWriterTests: DataFolderSuite {
    /// Click ids in the order of the journal.
    func content() throws -> [Int64] { try JournalTests.content(folder).map { $0[1] } }

    /// Hands one entry over and waits for its answer.
    static func submit(_ number: UInt64, to writer: JournalWriter) -> Bool {
        let answer = Shared<Bool?>(nil)
        let answered = DispatchSemaphore(value: 0)
        writer.submit(JournalTests.entries(number...number)) { isDurable in
            answer.change { $0 = isDurable }
            answered.signal()
        }
        answered.wait()
        return answer.value ?? false
    }

    @Test func everyThreadsEntriesAreDurableAndInOrder() throws {
        let commits = Shared<[Int64]>([])
        let writer = try JournalWriter(
            folder, onCommit: { newest in commits.change { $0.append(newest) } })
        let answers = Shared<[UInt64: Int]>([:])
        onThreads(4) { thread in
            for number in 0..<200 as Range<UInt64> {
                let id = UInt64(thread + 1) * 10_000 + number * 2
                writer.submit(JournalTests.entries(id...id + 1)) { isDurable in
                    answers.change { $0[id, default: 0] += isDurable ? 1 : 1000 }
                }
            }
        }
        writer.close()
        #expect(answers.value.count == 800 && answers.value.values.allSatisfy { $0 == 1 })
        let ids = try content()
        #expect(ids.count == 1600 && Set(ids).count == 1600)
        for thread in 1...4 as ClosedRange<Int64> {
            let own = ids.filter { $0 / 10_000 == thread }
            #expect(own == Array(thread * 10_000..<thread * 10_000 + 400))
        }
        #expect((1...800).contains(commits.value.count))
        #expect(commits.value.last == 1600 && commits.value == commits.value.sorted())
    }

    /// The answer comes after the commit: whoever has it finds the event.
    @Test func answeredMeansCommitted() throws {
        let writer = try JournalWriter(folder)
        let folder = folder
        let missing = Shared<[UInt64]>([])
        for number in 1...40 as ClosedRange<UInt64> {
            writer.submit(JournalTests.entries(number...number)) { _ in
                let last = (try? JournalReader(folder).lastSeq()) ?? 0
                if last < Int64(number) { missing.change { $0.append(number) } }
            }
        }
        writer.close()
        #expect(missing.value == [])
    }

    @Test func closingCommitsWhatWaits() throws {
        let writer = try JournalWriter(folder)
        let answers = Shared<[Bool]>([])
        for number in 1...500 as ClosedRange<UInt64> {
            writer.submit(JournalTests.entries(number...number)) { isDurable in
                answers.change { $0.append(isDurable) }
            }
        }
        writer.close()
        #expect(answers.value == [Bool](repeating: true, count: 500))
        #expect(try content() == Array(1...500))
        #expect(!Self.submit(501, to: writer))
        writer.close()
        #expect(try content().count == 500)
    }

    /// After closing no connection is left: the folder's lock may go to another process.
    @Test func closingClosesTheFile() throws {
        let writer = try JournalWriter(folder)
        #expect(Self.submit(1, to: writer))
        writer.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.journal)
        #expect(files == ["000001.sqlite"])
        withExtendedLifetime(writer) {}
    }

    @Test func tooMuchIsRefusedAtOnce() throws {
        let writer = try JournalWriter(folder)
        let gate = DispatchSemaphore(value: 0)
        let reached = DispatchSemaphore(value: 0)
        // The writer's thread is held here, so that what follows waits.
        writer.submit(JournalTests.entries(1...1)) { _ in
            reached.signal()
            gate.wait()
        }
        reached.wait()
        let one = JournalTests.entries(2...2)
        let answers = Shared<[String: Bool]>([:])
        let fill = [JournalEntry](repeating: one[0], count: JournalWriter.queueLimit - 1)
        for (name, entries) in [("fill", fill), ("last", one), ("over", one)] {
            writer.submit(entries) { isDurable in answers.change { $0[name] = isDurable } }
        }
        #expect(answers.value == ["over": false])
        gate.signal()
        writer.close()
        #expect(answers.value == ["fill": true, "last": true, "over": false])
        #expect(try JournalReader(folder).lastSeq() == Int64(JournalWriter.queueLimit) + 1)
    }

    @Test func refusalIsAnsweredAndOver() throws {
        let errors = Shared<[String]>([])
        let writer = try JournalWriter(
            folder, onFailure: { error in errors.change { $0.append(error.description) } })
        #expect(Self.submit(1, to: writer))
        let other = try Connection(path: JournalSegment.path(1, in: folder), mode: .readWrite)
        try other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END")
        for number in 2...4 as ClosedRange<UInt64> { #expect(!Self.submit(number, to: writer)) }
        // Told once, not for every batch.
        #expect(errors.value.count == 1 && errors.value.allSatisfy { $0.hasSuffix("full") })
        try other.execute("DROP TRIGGER full")
        #expect(Self.submit(5, to: writer))
        writer.close()
        #expect(try content() == [1, 5])
        #expect(try JournalTests.content(folder).map { $0[0] } == [1, 2])
    }

    /// The journal cannot be opened again after a failure until its folder is back.
    @Test func missingFolderIsAnsweredAndOver() throws {
        let writer = try JournalWriter(folder)
        #expect(Self.submit(1, to: writer))
        let other = try Connection(path: JournalSegment.path(1, in: folder), mode: .readWrite)
        try other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END")
        #expect(!Self.submit(2, to: writer))
        try other.execute("DROP TRIGGER full")
        try FileManager.default.moveItem(atPath: folder.journal, toPath: folder.path + "/away")
        #expect(!Self.submit(3, to: writer))
        try FileManager.default.moveItem(atPath: folder.path + "/away", toPath: folder.journal)
        #expect(Self.submit(4, to: writer))
        writer.close()
        #expect(try content() == [1, 4])
    }
}
