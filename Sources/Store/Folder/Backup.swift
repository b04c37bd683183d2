import Model

/// A copy of a data folder, taken while a service writes it, and put back.
///
/// A folder with the same names inside. The order of copying makes it fit together: report
/// tables first, so that the journal's copy holds every event they have; control tables last, so
/// that they know every campaign an event names.
package enum Backup {
    /// What a backup holds.
    package struct Summary: Hashable, Sendable {
        package let files: Int
        package let bytes: Int64
        package let lastEvent: Int64
        /// Files that are damaged, and are in the backup as they are.
        package let damaged: [String]
        /// Journal files in which events are missing, with how many.
        package let gaps: [String: Int64]
    }

    /// Copies, checks, and gives the copy its name last: a folder of that name is whole.
    /// `progress` gets bytes done and in all.
    ///
    /// A damaged file of journal or report tables is carried along byte by byte.
    package static func make(
        of folder: DataFolder, at name: String, progress: (Int64, Int64) -> Void
    ) throws(StoreError) -> Summary {
        let path = withoutSlash(name)
        guard !Files.exists(path) else { throw .wouldReplace(path: path) }
        _ = try ControlStore(folder)
        let draft = DataFolder(path: path + ".part")
        try Files.removeFolder(draft.path)
        try draft.create()
        let list = try BackupList(copying: names(folder), from: folder, to: draft, progress)
        _ = try PrivateFile.create(draft.path + "/" + BackupList.name, Array(list.text.utf8))
        let summary = try list.summary(of: draft)
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
        let list = try BackupList(of: source)
        guard replacing || !folder.exists else { throw .wouldReplace(path: folder.path) }
        // Nobody may have the folder open while it is exchanged.
        let lock =
            Files.exists(folder.path) ? try FolderLock(folder, purpose: "restore") : nil
        let target = withoutSlash(folder.path)
        let draft = DataFolder(path: target + ".part")
        try Files.removeFolder(draft.path)
        try draft.create()
        let copy = try BackupList(copying: names(source), from: source, to: draft, progress)
        try list.compare(with: copy, at: path)
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

    /// The databases in the order in which they are copied.
    private static func names(_ folder: DataFolder) throws(StoreError) -> [String] {
        let segments = try JournalSegment.numbers(in: folder).map { number in
            String(JournalSegment.path(number, in: folder).dropFirst(folder.path.count + 1))
        }
        let tables = Files.exists(folder.report) ? ["report.sqlite"] : []
        return tables + segments + ["control.sqlite"]
    }
}
