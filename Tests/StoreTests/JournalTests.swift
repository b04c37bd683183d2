import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite final class JournalTests: DataFolderSuite {
    /// Entries whose click ids are the numbers.
    static func entries(_ numbers: ClosedRange<UInt64>) -> [JournalEntry] {
        numbers.map { JournalEntry(Sample.click($0)) }
    }

    /// Number and click id of all that a new reader finds.
    static func content(_ folder: DataFolder, limit: Int = 1000) throws -> [[Int64]] {
        let reader = JournalReader(folder)
        var found: [[Int64]] = []
        while true {
            let batch = try reader.read(after: found.last?[0] ?? 0, limit: limit)
            if batch.isEmpty { return found }
            for stored in batch {
                guard case .click(let click) = stored.entry.event else { return [] }
                found.append([stored.seq, Int64(click.id.value)])
            }
        }
    }

    static func numbered(_ numbers: ClosedRange<Int64>) -> [[Int64]] { numbers.map { [$0, $0] } }

    @Test(arguments: [1, 3, 7, 1000]) func readsWhatWasAppended(limit: Int) throws {
        let journal = try Journal(folder)
        #expect(try Self.content(folder) == [])
        try journal.append(Self.entries(1...3))
        try journal.append([])
        try journal.append(Self.entries(4...10))
        #expect(try Self.content(folder, limit: limit) == Self.numbered(1...10))
        #expect(try JournalReader(folder).lastSeq() == 10)
        #expect(try JournalReader(folder).read(after: 10, limit: limit).isEmpty)
    }

    @Test(arguments: [1, 2, 5] as [Int64]) func numbersGoOnOverSegments(segmentLimit: Int64) throws
    {
        var journal = try Journal(folder, segmentLimit: segmentLimit)
        var count: Int64 = 0
        for size in [1, 1, 3, 2, 5, 1, 1] as [UInt64] {
            let first = UInt64(count) + 1
            try journal.append(Self.entries(first...first + size - 1))
            count += Int64(size)
            if count % 2 == 0 { journal = try Journal(folder, segmentLimit: segmentLimit) }
        }
        #expect(try JournalSegment.numbers(in: folder).count > 2)
        for limit in [1, 2, 1000] {
            #expect(try Self.content(folder, limit: limit) == Self.numbered(1...14))
        }
        #expect(try JournalReader(folder).lastSeq() == 14)
        for after in 0...13 as ClosedRange<Int64> {
            let next = try JournalReader(folder).read(after: after, limit: 1)
            #expect(next.map(\.seq) == [after + 1])
        }
    }

    @Test func segmentsHoldWhatTheyMay() throws {
        let journal = try Journal(folder, segmentLimit: 3)
        for number in 1...7 as ClosedRange<UInt64> {
            try journal.append(Self.entries(number...number))
        }
        let numbers = try JournalSegment.numbers(in: folder)
        let firsts = try numbers.map { number in
            let path = JournalSegment.path(number, in: folder)
            return try JournalSegment.firstSeq(Connection(path: path, mode: .readOnly))
        }
        #expect(numbers == [1, 2, 3] && firsts == [1, 4, 7])
        #expect(JournalSegment.path(12, in: folder) == folder.journal + "/000012.sqlite")
    }

    @Test func readerFollowsTheWriter() throws {
        let journal = try Journal(folder, segmentLimit: 4)
        let reader = JournalReader(folder)
        var seen: [Int64] = []
        for number in 1...20 as ClosedRange<UInt64> {
            try journal.append(Self.entries(number...number))
            if number % 3 == 0 {
                while true {
                    let batch = try reader.read(after: seen.last ?? 0, limit: 2)
                    if batch.isEmpty { break }
                    seen += batch.map(\.seq)
                }
                #expect(seen == Array(1...Int64(number)))
            }
        }
    }

    /// A segment may get its last event between two looks of the reader and then have a successor.
    @Test func readerBesideTheWriterPassesNothingOver() throws {
        let (folder, count) = (folder, 150 as Int64)
        let journal = try Journal(folder, segmentLimit: 1)
        let isReading = Shared(true)
        let found = Shared<[[Int64]]>([])
        let done = DispatchGroup()
        for _ in 0..<2 {
            done.enter()
            Thread {
                let reader = JournalReader(folder)
                var seen: [Int64] = []
                while isReading.value, seen.last != count {
                    let batch = try? reader.read(after: seen.last ?? 0, limit: 5)
                    seen += (batch ?? []).map(\.seq)
                }
                found.change { $0.append(seen) }
                done.leave()
            }.start()
        }
        for number in 1...UInt64(count) { try journal.append(Self.entries(number...number)) }
        if done.wait(timeout: .now() + 60) == .timedOut { isReading.change { $0 = false } }
        done.wait()
        #expect(found.value == [Array(1...count), Array(1...count)])
    }

    /// The process ended after the file of the next segment was made and before its tables were.
    @Test(arguments: [false, true]) func emptyNextSegmentIsNotTheBeginning(hasTables: Bool) throws {
        do {
            let journal = try Journal(folder)
            try journal.append(Self.entries(1...5))
        }
        let next = try Connection(
            path: JournalSegment.path(2, in: folder), mode: .readWriteCreate)
        if hasTables { try JournalSegment.migrations.bring(next) }
        #expect(try Self.content(folder) == Self.numbered(1...5))
        #expect(try JournalReader(folder).lastSeq() == 5)
        let journal = try Journal(folder)
        try journal.append(Self.entries(6...7))
        #expect(try Self.content(folder) == Self.numbered(1...7))
    }

    @Test func failedAppendLeavesNothingAndRecovers() throws {
        let journal = try Journal(folder)
        try journal.append(Self.entries(1...2))
        // A trigger refuses what a full disk would.
        let other = try Connection(path: JournalSegment.path(1, in: folder), mode: .readWrite)
        try other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON event WHEN new.seq > 4 "
                + "BEGIN SELECT RAISE(ABORT, 'full'); END")
        let error = failure { try journal.append(Self.entries(3...6)) }
        #expect(error?.description.hasSuffix("full") == true)
        #expect(try Self.content(folder) == Self.numbered(1...2))
        try other.execute("DROP TRIGGER full")
        try journal.append(Self.entries(3...6))
        #expect(try Self.content(folder) == Self.numbered(1...6))
    }

    @Test func appendIsNotSeenBeforeItsCommit() throws {
        let journal = try Journal(folder)
        let folder = folder
        let seen = Shared<[Int]>([])
        let entries = Self.entries(1...50).lazy.map { entry in
            let count = (try? Self.content(folder).count) ?? -1
            seen.change { $0.append(count) }
            return entry
        }
        try journal.append(entries)
        #expect(seen.value == [Int](repeating: 0, count: 50))
        #expect(try Self.content(folder).count == 50)
    }

    /// `NORMAL` would lose answered events in a power cut.
    @Test func settingsKeepWhatWasAnswered() throws {
        let connection = try JournalSegment.openForWriting(1, firstSeq: 1, in: folder)
        let expected = [
            ("journal_mode", "wal"), ("synchronous", "2"), ("wal_autocheckpoint", "0"),
            ("journal_size_limit", "67108864"), ("mmap_size", "0"), ("temp_store", "2"),
        ]
        for (name, value) in expected {
            let found = try connection.first("PRAGMA \(name)") { $0.text(0) }
            #expect(found == value || (name == "mmap_size" && found == nil), "\(name)")
        }
    }

    @Test func tidyEmptiesTheLog() throws {
        let journal = try Journal(folder)
        try journal.append(Self.entries(1...100))
        let log = JournalSegment.path(1, in: folder) + "-wal"
        let size = { try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int }
        try journal.tidy()
        #expect(try size() ?? 0 > 0)
        try journal.tidy(truncating: true)
        #expect(try size() == 0)
        #expect(try Self.content(folder) == Self.numbered(1...100))
    }

    @Test func missingFolderIsNamed() {
        let missing = DataFolder(path: temporary.path + "/none")
        for error in [
            failure { _ = try Journal(missing) },
            failure { _ = try JournalReader(missing).read(after: 0, limit: 1) },
        ] {
            #expect(
                error?.description == "cannot list \(missing.journal): No such file or directory")
        }
    }
}
