import Foundation
import Testing

/// A small file system in memory in place of a folder, with what the folder held.
final class Mount {
    private let path: String

    /// Whether this process may mount: root, and not in a container that forbids it.
    static let isAllowed = {
        let probe = FileManager.default.temporaryDirectory.path + "/saletrail-mount-\(getpid())"
        return (try? Mount(making: probe, kilobytes: 64)) != nil
    }()

    init(_ folder: String, kilobytes: Int) throws {
        path = folder
        let aside = folder + ".aside"
        try FileManager.default.moveItem(atPath: folder, toPath: aside)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try mount("size=\(kilobytes)k")
        for name in try FileManager.default.contentsOfDirectory(atPath: aside) {
            try FileManager.default.copyItem(
                atPath: aside + "/" + name, toPath: folder + "/" + name)
        }
    }

    private init(making folder: String, kilobytes: Int) throws {
        path = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try mount("size=\(kilobytes)k")
    }

    deinit { run("umount", "-l", path) }

    func resize(kilobytes: Int) throws { try mount("remount,size=\(kilobytes)k") }

    /// Lets no more than so much be added to what is there.
    func leave(kilobytes: Int) throws {
        let size = try FileManager.default.attributesOfFileSystem(forPath: path)
        let (all, free) = (size[.systemSize] as? NSNumber, size[.systemFreeSize] as? NSNumber)
        let used = try #require(all).intValue - #require(free).intValue
        try resize(kilobytes: used / 1024 + kilobytes)
    }

    private func mount(_ options: String) throws {
        guard run("mount", "-t", "tmpfs", "-o", options, "saletrail", path) == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    @discardableResult
    private func run(_ words: String...) -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
