import Foundation
import TestSupport
import Testing

@testable import Store

@Suite final class FolderLockTests: DataFolderSuite {
    @Test func secondOneIsTurnedAway() throws {
        let lock = try FolderLock(folder, purpose: "serve on 127.0.0.1:8080")
        let error = failure { _ = try FolderLock(folder, purpose: "fold") }
        let process = ProcessInfo.processInfo.processIdentifier
        #expect(
            error?.description == "the data folder \(folder.path) is in use by "
                + "saletrail serve on 127.0.0.1:8080 (process \(process))")
        #expect(error?.hint.contains("--data DIR") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func isFreeAgainAfterwards() throws {
        for purpose in ["a long purpose that comes first", "fold", "serve"] {
            let lock = try FolderLock(folder, purpose: purpose)
            let note = try String(contentsOfFile: folder.lock, encoding: .utf8)
            #expect(note.hasPrefix("saletrail \(purpose) (process"))
            withExtendedLifetime(lock) {}
        }
        #expect(try Data(contentsOf: URL(filePath: folder.lock)).isEmpty)
        #expect(try TemporaryFolder.mode(folder.lock) == 0o600)
    }

    /// A process that knows nothing of SaleTrail holds it until it is killed.
    @Test func otherProcessHoldsIt() throws {
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/flock")
        // -F: no second process, which would keep the lock when the first is killed.
        holder.arguments = [
            "-F", folder.lock, "/bin/sh", "-c", "echo held > \(folder.path)/sign; exec sleep 30",
        ]
        try holder.run()
        while !FileManager.default.fileExists(atPath: folder.path + "/sign") { usleep(5000) }
        let error = failure { _ = try FolderLock(folder, purpose: "fold") }
        #expect(error?.description.hasSuffix("is in use by another process") == true)
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
        _ = try FolderLock(folder, purpose: "fold")
    }

    @Test func onlyOneOfManyThreadsGetsIt() throws {
        let held = Shared<[FolderLock]>([])
        let folder = folder
        onThreads(8) { number in
            guard let lock = try? FolderLock(folder, purpose: "\(number)") else { return }
            held.change { $0.append(lock) }
        }
        #expect(held.value.count == 1)
    }

    @Test func missingFolderIsNamed() throws {
        let missing = DataFolder(path: temporary.path + "/none")
        let error = failure { _ = try FolderLock(missing, purpose: "fold") }
        #expect(
            error?.description == "cannot open \(missing.lock): No such file or directory")
    }
}
