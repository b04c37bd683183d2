import Foundation

/// Files that work on a folder leaves when the process ends in its middle: they may name people.
enum Leftovers {
    /// Files of a command that may still be at work are left alone for so long.
    private static let age: TimeInterval = 86_400

    /// Removes them; for the holder of the ``FolderLock``, before it begins any work.
    static func remove(from folder: DataFolder, now: Date = Date()) throws(StoreError) {
        try ReportFile.removeStale(folder)
        for name in try Files.names(in: folder.journal) where name.contains(".sqlite.part") {
            try Files.remove(folder.journal + "/" + name)
        }
        for name in try Files.names(in: folder.path)
        where name.hasPrefix("import-") || name.hasPrefix("verify-") {
            let path = folder.path + "/" + name
            guard let changed = Files.changeTime(path) else { continue }
            if now.timeIntervalSince1970 - changed > age { try Files.remove(path) }
        }
    }
}
