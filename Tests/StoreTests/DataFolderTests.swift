import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct DataFolderTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    @Test func isForItsOwnerOnly() throws {
        let folder = DataFolder(path: temporary.path + "/a/b")
        #expect(!folder.exists)
        try folder.create()
        for path in ["/a", "/a/b", "/a/b/journal", "/a/b/keys"] {
            #expect(try TemporaryFolder.mode(temporary.path + path) == 0o700)
        }
        #expect(!folder.exists)
        _ = try ControlStore(folder, creating: true)
        #expect(folder.exists)
    }

    @Test func creatingAgainChangesNothing() throws {
        let folder = temporary.data
        try folder.create()
        try Data([1]).write(to: URL(filePath: folder.journal + "/note"))
        try folder.create()
        #expect(FileManager.default.fileExists(atPath: folder.journal + "/note"))
        // A closing slash makes no difference.
        try DataFolder(path: folder.path + "/").create()
    }

    @Test func fileInTheWayIsNamed() throws {
        let file = temporary.path + "/file"
        try Data().write(to: URL(filePath: file))
        let error = failure { try DataFolder(path: file + "/data").create() }
        #expect(
            error?.description == "cannot create folder \(file)/data: Not a directory")
        #expect(error?.hint.contains("--data DIR") == true)
    }

    /// The reason is mkdir's own: `/sys` is there, but nobody may make folders in it.
    @Test func reasonIsTheRealOne() throws {
        let error = failure { try DataFolder(path: "/sys/saletrail").create() }
        let text = try #require(error?.description)
        #expect(text.hasPrefix("cannot create folder /sys/saletrail: "))
        #expect(!text.hasSuffix("No such file or directory"), "\(text)")
    }
}
