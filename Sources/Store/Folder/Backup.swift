import Model

/// A copy of a data folder, taken while a service writes it, and put back.
///
/// A folder with the same names inside. The order of copying makes it fit together: report
/// tables first, so that the journal's copy holds every event they have; control tables last, so
/// that they know every campaign an event names.
package enum Backup {
    /// Files of a data folder that a backup holds, besides the journal's.
    private static let report = "report.sqlite"
    private static let control = "control.sqlite"
    private static let mark = "backup.txt"

    /// What a backup holds.
    package struct Summary: Hashable, Sendable {
        package let files: Int
        package let bytes: Int64
        package let lastEvent: Int64
    }

    /// Copies, checks, and gives the copy its name last: a folder of that name is whole.
    /// `progress` gets bytes done and in all.
    package static func make(
        of folder: DataFolder, at name: String, progress: (Int64, Int64) -> Void
    ) throws(StoreError) -> Summary {
        let path = withoutSlash(name)
        guard !Files.exists(path) else { throw .wouldReplace(path: path) }
        _ = try ControlStore(folder)
        let draft = DataFolder(path: path + ".part")
        try Files.removeFolder(draft.path)
        try draft.create()
        try fill(draft, from: folder, progress)
        let summary = try check(draft)
        let note =
            "SaleTrail backup: \(summary.files) databases, events up to \(summary.lastEvent)\n"
        _ = try PrivateFile.create(draft.path + "/" + mark, Array(note.utf8))
        try Files.rename(draft.path, to: path)
        return summary
    }

    /// Puts a backup in the place of a data folder, whose content, if any, is kept beside it;
    /// the new name of that is returned.
    package static func restore(
        _ path: String, to folder: DataFolder, replacing: Bool, at now: Instant,
        progress: (Int64, Int64) -> Void
    ) throws(StoreError) -> String? {
        let source = DataFolder(path: path)
        guard Files.exists(path + "/" + mark) else {
            throw .badBackup(path: path, reason: "it has no \(mark)")
        }
        guard replacing || !folder.exists else { throw .wouldReplace(path: folder.path) }
        // Nobody may have the folder open while it is exchanged.
        let lock =
            Files.exists(folder.path) ? try FolderLock(folder, purpose: "restore") : nil
        let target = withoutSlash(folder.path)
        let draft = DataFolder(path: target + ".part")
        try Files.removeFolder(draft.path)
        try draft.create()
        try fill(draft, from: source, progress)
        _ = try check(draft)
        return try withExtendedLifetime(lock) { () throws(StoreError) in
            guard lock != nil else {
                try Files.rename(draft.path, to: target)
                return nil
            }
            let kept = target + ".replaced-\(now.milliseconds / 1000)"
            try Files.rename(target, to: kept)
            try Files.rename(draft.path, to: target)
            return kept
        }
    }

    /// `name.part` stands beside `name`, also where that was given as `name/`.
    private static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func fill(
        _ draft: DataFolder, from source: DataFolder, _ progress: (Int64, Int64) -> Void
    ) throws(StoreError) {
        let names = try copied(source)
        let total = names.reduce(0) { $0 + Files.size(source.path + "/" + $1) }
        var done: Int64 = 0
        for name in names {
            progress(done, total)
            try copy(name, from: source, to: draft)
            done += Files.size(source.path + "/" + name)
        }
        if let keys = try PrivateFile.read(source.keyRing) {
            _ = try PrivateFile.create(draft.keyRing, keys)
        }
        progress(total, total)
    }

    /// The databases in the order in which they are copied.
    private static func copied(_ folder: DataFolder) throws(StoreError) -> [String] {
        let segments = try JournalSegment.numbers(in: folder).map { number in
            String(JournalSegment.path(number, in: folder).dropFirst(folder.path.count + 1))
        }
        let tables = Files.exists(folder.report) ? [report] : []
        return tables + segments + [control]
    }

    /// `VACUUM INTO` copies one state and does not stop writers; the backup API starts again
    /// with every commit, so that it may never end (sqlite.org/lang_vacuum.html).
    private static func copy(
        _ name: String, from folder: DataFolder, to draft: DataFolder
    ) throws(StoreError) {
        let source = try Connection(path: folder.path + "/" + name, mode: .readOnly)
        try source.run("VACUUM INTO ?", draft.path + "/" + name)
        try Files.sync(draft.path + "/" + name)
    }

    /// Opens every database of a copy and reads it through.
    private static func check(_ copy: DataFolder) throws(StoreError) -> Summary {
        var bytes: Int64 = 0
        let names = try copied(copy)
        for name in names {
            let path = copy.path + "/" + name
            let connection = try Connection(path: path, mode: .readOnly)
            let verdict = try connection.first("PRAGMA integrity_check(1)") { $0.text(0) }
            guard verdict == "ok" else {
                throw .badBackup(path: path, reason: verdict ?? "it cannot be read")
            }
            bytes += Files.size(path)
        }
        for number in try JournalSegment.numbers(in: copy) { try checkCount(number, copy) }
        let last = try JournalReader(copy).lastSeq()
        return Summary(files: names.count, bytes: bytes, lastEvent: last)
    }

    /// A segment holds every number from its first to its last event.
    private static func checkCount(_ number: Int, _ copy: DataFolder) throws(StoreError) {
        let path = JournalSegment.path(number, in: copy)
        let isWhole = try Connection(path: path, mode: .readOnly).first(
            "SELECT count(*) = coalesce(max(seq) - min(seq) + 1, 0) FROM event"
        ) { $0.flag(0) }
        guard isWhole == true else { throw .badBackup(path: path, reason: "events are missing") }
    }
}
