/// Which file the report tables are in.
///
/// `report.sqlite` is a file, or after a refold a symbolic link to one. A link can be replaced in
/// one step, and the `-wal` of the old file, which is named after it, cannot be taken for that of
/// the new one.
enum ReportFile {
    /// The name that is free for tables to be made beside those in use.
    static func next(_ folder: DataFolder) -> String {
        let current = Files.target(ofLink: folder.report).flatMap(number) ?? 1
        return "report.\(current + 1).sqlite"
    }

    /// Puts tables of that name in the place of those in use, which are removed; no connection of
    /// this process may be open to either.
    static func switchTo(_ name: String, in folder: DataFolder) throws(StoreError) {
        try Files.sync(folder.path + "/" + name)
        let isFile = Files.target(ofLink: folder.report) == nil
        try Files.link(folder.report, to: name)
        if isFile {
            for ending in ["-wal", "-shm"] { try Files.remove(folder.report + ending) }
        }
        try removeStale(folder)
    }

    /// Removes tables that are not in use: of before a switch, or of a refold that ended early.
    static func removeStale(_ folder: DataFolder) throws(StoreError) {
        let current = Files.target(ofLink: folder.report)
        for name in try Files.names(in: folder.path) where number(name) != nil && name != current {
            try Files.removeDatabase(folder.path + "/" + name)
        }
    }

    /// 3 for `report.3.sqlite`.
    private static func number(_ name: String) -> Int? {
        guard name.hasPrefix("report."), name.hasSuffix(".sqlite") else { return nil }
        return Int(name.dropFirst(7).dropLast(7))
    }
}
