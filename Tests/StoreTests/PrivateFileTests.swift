import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct PrivateFileTests {
    let temporary: TemporaryFolder
    let path: String

    init() throws {
        temporary = try TemporaryFolder()
        path = temporary.path + "/file"
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: temporary.path) }
    }

    @Test(arguments: [0, 1, 4096, 4097, 100_000]) func roundTrips(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try PrivateFile.read(path) == nil)
        #expect(try PrivateFile.create(path, bytes))
        #expect(try PrivateFile.read(path) == bytes)
        #expect(try TemporaryFolder.mode(path) == 0o600)
        #expect(try names == ["file"])
    }

    @Test func neverReplaces() throws {
        #expect(try PrivateFile.create(path, [1]))
        #expect(try !PrivateFile.create(path, [2]))
        #expect(try PrivateFile.read(path) == [1])
        #expect(try names == ["file"])
    }

    /// Threads share the process id: their drafts must not meet.
    @Test func oneOfManyThreadsMakesIt() throws {
        for round in 0..<30 {
            let path = path + "\(round)"
            let made = Shared<[UInt8]>([])
            let seen = Shared<Set<[UInt8]>>([])
            onThreads(8) { number in
                let bytes = [UInt8](repeating: UInt8(number), count: 2000 + number)
                if (try? PrivateFile.create(path, bytes)) == true {
                    made.change { $0.append(UInt8(number)) }
                }
                let found = (try? PrivateFile.read(path)).flatMap(\.self) ?? []
                seen.change { $0.insert(found) }
            }
            let winner = try #require(made.value.first)
            #expect(made.value.count == 1)
            let isWhole = seen.value == [[UInt8](repeating: winner, count: 2000 + Int(winner))]
            #expect(isWhole, "\(seen.value.map(\.count)) bytes seen")
        }
        #expect(try names.count == 30)
    }

    /// A draft that a crash left may be the same file as a copy somebody keeps.
    @Test func leftoverDraftsAreNotTouched() throws {
        let draft = path + ".new-\(ProcessInfo.processInfo.processIdentifier)"
        try Data([9]).write(to: URL(filePath: draft))
        try FileManager.default.linkItem(atPath: draft, toPath: temporary.path + "/backup")
        #expect(try PrivateFile.create(path, [1]))
        #expect(try PrivateFile.read(temporary.path + "/backup") == [9])
    }

    @Test func errorsSayWhatAndWhere() throws {
        let missing = temporary.path + "/none/file"
        let error = failure { _ = try PrivateFile.create(missing, [1]) }
        #expect(error?.description == "cannot create \(missing): No such file or directory")
        let folder = failure { _ = try PrivateFile.read(temporary.path) }
        #expect(folder?.description == "cannot read \(temporary.path): Is a directory")
    }
}
