import Glibc

/// Operations on whole files, with their errors.
enum Files {
    /// The names in a folder, in no order.
    static func names(in folder: String) throws(StoreError) -> [String] {
        guard let entries = opendir(folder) else { throw failure("list", folder) }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Bytes; 0 where there is no such file.
    static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// When a file was written last, in seconds since 1970; `nil` where there is none.
    static func changeTime(_ path: String) -> Double? {
        var status = stat()
        return stat(path, &status) == 0 ? Double(status.st_mtim.tv_sec) : nil
    }

    /// Removes a file; none is none too many.
    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
    }

    /// Removes a database with the files SQLite keeps beside it.
    static func removeDatabase(_ path: String) throws(StoreError) {
        for ending in ["-wal", "-shm", "-journal", ""] { try remove(path + ending) }
    }

    static func rename(_ from: String, to path: String) throws(StoreError) {
        guard Glibc.rename(from, path) == 0 else { throw failure("rename", from) }
        try PrivateFile.syncFolder(of: path)
    }

    static func makeFolder(_ path: String) throws(StoreError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("create", path) }
    }

    /// Copies a file byte by byte; the copy is on the disk when this returns.
    static func copy(_ path: String, to copy: String) throws(StoreError) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure("read", path) }
        defer { close(source) }
        let target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw failure("create", copy) }
        defer { close(target) }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = read(source, &chunk, chunk.count), count != 0 {
            guard count > 0 else { throw failure("read", path) }
            guard write(target, chunk, count) == count else { throw failure("write", copy) }
        }
        guard fsync(target) == 0 else { throw failure("write", copy) }
    }

    /// The file's bytes are on the disk when this returns.
    static func sync(_ path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("open", path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("sync", path) }
    }

    /// Where a symbolic link leads; `nil` for anything else.
    static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes or replaces a symbolic link in one step.
    static func link(_ path: String, to target: String) throws(StoreError) {
        let draft = path + ".new"
        try remove(draft)
        guard symlink(target, draft) == 0 else { throw failure("create", draft) }
        try rename(draft, to: path)
    }

    static func failure(_ doing: String, _ path: String) -> StoreError {
        .file(doing: doing, path: path, reason: String(cString: strerror(errno)))
    }
}

extension Files {
    /// Removes a folder with all that is in it; none is none too many.
    static func removeFolder(_ path: String) throws(StoreError) {
        guard exists(path) else { return }
        for name in try names(in: path) {
            let inner = path + "/" + name
            var status = stat()
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                try removeFolder(inner)
            } else {
                try remove(inner)
            }
        }
        guard rmdir(path) == 0 else { throw failure("remove", path) }
    }
}
