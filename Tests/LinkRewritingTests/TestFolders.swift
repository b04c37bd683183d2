import Foundation

/// The folders that tests read, found from this file.
enum TestFolders {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let package = tests.deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = tests.appendingPathComponent("Fixtures")
    static let samples = package.appendingPathComponent("sample-campaigns")
    /// Test material that lies beside the package and is not part of it.
    static let shared = package.deletingLastPathComponent().appendingPathComponent("shared")
    static let html5lib = shared.appendingPathComponent("html5lib")
    static let newsletters = shared.appendingPathComponent("newsletters")

    static func exists(_ folder: URL) -> Bool {
        let exists = FileManager.default.fileExists(atPath: folder.path)
        if !exists { print("Skipped: no folder \(folder.lastPathComponent) beside the package") }
        return exists
    }

    /// The files below `folder` whose names end so, in order.
    static func files(_ folder: URL, ending: String) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? [])
            .filter { $0.lastPathComponent.hasSuffix(ending) }
            .sorted { $0.path < $1.path }
    }

    static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}
