import Model

/// What is in a backup, file by file, as `backup.txt` says it: the file that makes a folder one.
struct BackupList: Equatable {
    /// What is known of a database's copy.
    enum Content: Equatable {
        /// Read through; of a journal file how many events it has.
        case whole(events: Int64?)
        /// Not read: a copy of these bytes, its log included.
        case damaged(bytes: Int64)
    }

    static let name = "backup.txt"

    private(set) var files: [String: Content] = [:]
    private var lastEvent: Int64 = 0

    /// Copies databases, the keys and the operator's list, and reads the copies through.
    init(
        copying names: [String], from folder: DataFolder, to copy: DataFolder,
        _ progress: (Int64, Int64) -> Void
    ) throws(StoreError) {
        let total = names.reduce(0) { $0 + Files.size(folder.path + "/" + $1) }
        var done: Int64 = 0
        for name in names {
            progress(done, total)
            let size = Files.size(folder.path + "/" + name)
            // A journal file that was pruned meanwhile is not missed.
            files[name] = try Self.copy(name, from: folder, to: copy)
            done += size
        }
        for (path, target) in [(folder.keyRing, copy.keyRing), (folder.bots, copy.bots)] {
            if let bytes = try PrivateFile.read(path) { _ = try PrivateFile.create(target, bytes) }
        }
        lastEvent = try JournalReader(copy).lastSeq()
        progress(total, total)
    }

    private static func copy(
        _ name: String, from folder: DataFolder, to copy: DataFolder
    ) throws(StoreError) -> Content? {
        let (source, target) = (folder.path + "/" + name, copy.path + "/" + name)
        guard Files.exists(source) else { return nil }
        let whole = try SegmentReader.undamaged { () throws(StoreError) in
            // Copies one state and does not stop writers; the backup API starts again with every
            // commit, so that it may never end (sqlite.org/lang_vacuum.html).
            try Connection(path: source, mode: .readOnly).run("VACUUM INTO ?", target)
            return try content(target)
        }
        if let whole, let whole {
            try Files.sync(target)
            return whole
        }
        try Files.removeDatabase(target)
        // The log is named after the file that a link leads to.
        let file = Files.target(ofLink: source).map { folder.path + "/" + $0 } ?? source
        for ending in ["", "-wal"] where Files.exists(file + ending) {
            try Files.copy(file + ending, to: target + ending)
        }
        return .damaged(bytes: Files.size(target) + Files.size(target + "-wal"))
    }

    /// Reads a database through; `nil` where it is not as SQLite writes it.
    private static func content(_ path: String) throws(StoreError) -> Content? {
        let connection = try Connection(path: path, mode: .readOnly)
        let verdict = try connection.first("PRAGMA integrity_check(1)") { $0.text(0) }
        guard verdict == "ok" else { return nil }
        guard path.contains("/journal/") else { return .whole(events: nil) }
        return .whole(events: try connection.first("SELECT count(*) FROM event") { $0.integer(0) })
    }

    /// Adds up what a finished copy holds.
    func summary(of copy: DataFolder) throws(StoreError) -> Backup.Summary {
        var gaps: [String: Int64] = [:]
        for case (let name, .whole(let events?)) in files {
            let connection = try Connection(path: copy.path + "/" + name, mode: .readOnly)
            let expected = try connection.first(
                "SELECT coalesce(max(seq) - min(seq) + 1, 0) FROM event"
            ) { $0.integer(0) }
            if let expected, expected != events { gaps[name] = expected - events }
        }
        let damaged = files.filter { if case .damaged = $0.value { true } else { false } }
        return Backup.Summary(
            files: files.count,
            bytes: files.keys.reduce(0) { $0 + Files.size(copy.path + "/" + $1) },
            lastEvent: lastEvent, damaged: damaged.keys.sorted(), gaps: gaps)
    }
}

// MARK: As text

extension BackupList {
    /// A line for people, then one for each file.
    var text: String {
        let lines = files.sorted { $0.key < $1.key }.map { name, content in
            switch content {
            case .whole(nil): "\(name) whole"
            case .whole(let events?): "\(name) whole \(events)"
            case .damaged(let bytes): "\(name) damaged \(bytes)"
            }
        }
        let head = "SaleTrail backup: \(files.count) databases, events up to \(lastEvent)"
        return ([head] + lines).joined(separator: "\n") + "\n"
    }

    /// Reads what a backup says of itself.
    init(of backup: DataFolder) throws(StoreError) {
        guard let bytes = try PrivateFile.read(backup.path + "/" + Self.name) else {
            throw .badBackup(path: backup.path, reason: "it has no \(Self.name)")
        }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let words = line.split(separator: " ")
            guard words.count >= 2 else { continue }
            let number = words.count > 2 ? Int64(words[2]) : nil
            files[String(words[0])] =
                words[1] == "damaged" ? .damaged(bytes: number ?? 0) : .whole(events: number)
        }
    }

    /// Whether what came back is what was put in.
    func compare(with copy: BackupList, at path: String) throws(StoreError) {
        for (name, content) in copy.files.sorted(by: { $0.key < $1.key }) {
            // Backups of the first versions list no files.
            guard let expected = files[name], expected != content else {
                if case .damaged = content, files.isEmpty {
                    throw .badBackup(path: path + "/" + name, reason: "it cannot be read")
                }
                continue
            }
            let isUnread = if case .damaged = content { true } else { false }
            let reason = isUnread ? "it cannot be read" : "events are missing"
            throw .badBackup(path: path + "/" + name, reason: reason)
        }
        for name in files.keys.sorted() where copy.files[name] == nil {
            throw .badBackup(path: path + "/" + name, reason: "it is missing")
        }
    }
}
