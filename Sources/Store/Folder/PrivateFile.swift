import Glibc

/// Small files that only their owner may read, replaced whole or not at all.
package enum PrivateFile {
    /// The file's bytes; `nil` where there is none.
    package static func read(_ path: String) throws(StoreError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("read", path)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk.prefix(count))
        }
    }

    /// Makes the file with mode 0600; `false`, and nothing changed, where it exists already.
    ///
    /// Written beside it, synced, then linked to its name: a reader sees all of it or none, and
    /// of two processes that make it at once, one wins and the other sees the winner's.
    package static func create(_ path: String, _ bytes: [UInt8]) throws(StoreError) -> Bool {
        // A name of its own: threads share the process id, and in a container it is always the
        // same, so that the draft of a crash could be met again.
        let draft = path + ".new-" + SystemRandom.bytes(8).map { String($0, radix: 36) }.joined()
        defer { unlink(draft) }
        try write(bytes, to: draft, for: path)
        guard link(draft, path) == 0 else {
            if errno == EEXIST { return false }
            throw failure("create", path)
        }
        try syncFolder(of: path)
        return true
    }

    /// Makes the file with mode 0600, or puts it in the place of the one that is there.
    package static func replace(_ path: String, _ bytes: [UInt8]) throws(StoreError) {
        let draft = path + ".new-" + SystemRandom.bytes(8).map { String($0, radix: 36) }.joined()
        defer { unlink(draft) }
        try write(bytes, to: draft, for: path)
        guard rename(draft, path) == 0 else { throw failure("replace", path) }
        try syncFolder(of: path)
    }

    private static func write(
        _ bytes: [UInt8], to draft: String, for path: String
    ) throws(StoreError) {
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("create", path) }
        defer { close(file) }
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw failure("write", path)
        }
    }

    /// A new name is on the disk only once its folder is synced (fsync(2), "Notes").
    static func syncFolder(of path: String) throws(StoreError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure("open", folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("sync", folder) }
    }

    private static func failure(_ doing: String, _ path: String) -> StoreError {
        .file(doing: doing, path: path, reason: String(cString: strerror(errno)))
    }
}
