import CLinux
import Glibc

/// The right to write the journal and the report tables: one process at a time.
///
/// SQLite before 3.51.3 can corrupt a WAL database that two connections write or checkpoint at
/// the same instant, so a second writer is kept out, not queued. The kernel drops the lock when
/// the process ends, however it ends.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Microseconds between two tries.
    private static let pause: UInt32 = 20_000

    /// Takes the lock, or says who has it; `purpose` is what others are told, and `patience` how
    /// long a holder is waited for.
    package init(
        _ folder: DataFolder, purpose: String, patience: Duration = .zero
    ) throws(StoreError) {
        let file = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw .file(
                doing: "open", path: folder.lock, reason: String(cString: strerror(errno)))
        }
        let end = ContinuousClock.now.advanced(by: patience)
        var isTaken = flock(file, LOCK_EX | LOCK_NB) != 0
        while isTaken && ContinuousClock.now < end {
            usleep(Self.pause)
            isTaken = flock(file, LOCK_EX | LOCK_NB) != 0
        }
        guard !isTaken else {
            let holder = Self.holder(file)
            close(file)
            throw .inUse(path: folder.path, holder: holder)
        }
        descriptor = file
        let note = Array("saletrail \(purpose) (process \(getpid()))".utf8)
        ftruncate(file, 0)
        _ = note.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    }

    /// The lock, or `nil` while another process has it.
    static func ifFree(_ folder: DataFolder, purpose: String) throws(StoreError) -> FolderLock? {
        do throws(StoreError) {
            return try FolderLock(folder, purpose: purpose)
        } catch {
            if case .inUse = error { return nil }
            throw error
        }
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func holder(_ file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 200)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return "another process" }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
