import Foundation

/// Copies of a database as it was before a new version of the program changes its tables.
struct AutomaticBackup {
    /// Where they are kept.
    let folder: String

    /// How many are kept of each database.
    var kept = 3

    /// Copies `connection`'s database at schema `version`; the oldest copies go.
    func make(of connection: Connection, version: Int64) throws(StoreError) {
        try Files.makeFolder(folder)
        let name = connection.path.split(separator: "/").last.map(String.init) ?? "database"
        let stem = name.replacing(".sqlite", with: "")
        let path = folder + "/\(stem)-v\(version)-\(Int(Date().timeIntervalSince1970)).sqlite"
        do throws(StoreError) {
            try connection.run("VACUUM INTO ?", path)
        } catch {
            // Another process makes the same copy at this moment.
            guard Files.size(path) > 0 else { throw error }
            return
        }
        try Files.sync(path)
        try PrivateFile.syncFolder(of: path)
        let copies = try Files.names(in: folder).filter { $0.hasPrefix(stem + "-v") }
        for old in copies.sorted(by: isOlder).dropLast(kept) {
            try Files.remove(folder + "/" + old)
        }
    }

    /// By the time in the name, which is its last part.
    private func isOlder(_ left: String, _ right: String) -> Bool {
        func time(_ name: String) -> Int {
            Int(name.split(separator: "-").last?.prefix { $0 != "." } ?? "") ?? 0
        }
        return time(left) < time(right)
    }
}
