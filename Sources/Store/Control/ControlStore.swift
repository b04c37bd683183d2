import Model

/// The control tables, opened for one thread.
///
/// Rollback journal, not WAL: several processes (service, command line) may write here, each
/// notices the others' changes through ``changeMark()``.
package final class ControlStore {
    let connection: Connection
    private let folder: DataFolder

    /// Opens the control tables of an existing data folder, or makes them when `creating`.
    package init(_ folder: DataFolder, creating: Bool = false) throws(StoreError) {
        if creating {
            try folder.create()
        } else if !folder.exists {
            throw .file(
                doing: "open data folder", path: folder.path,
                reason: "there is none (saletrail account add makes it)")
        }
        self.folder = folder
        connection = try Connection(
            path: folder.control, mode: creating ? .readWriteCreate : .readWrite)
        // secure_delete: who is erased is gone from the file (sqlite.org/pragma.html).
        try connection.execute(
            """
            PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
            PRAGMA secure_delete=ON
            """)
        try ControlSchema.migrations.bring(
            connection, backup: AutomaticBackup(folder: folder.backups))
    }

    /// A number that differs after another connection changed the tables
    /// (sqlite.org/pragma.html#pragma_data_version); not for this connection's own changes.
    package func changeMark() throws(StoreError) -> Int64 {
        try connection.first("PRAGMA data_version") { $0.integer(0) } ?? 0
    }

    /// Makes several changes one: all of them or, when `body` throws, none.
    package func atomically<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try connection.transaction(body)
    }

    /// Everything requests are judged by, read in one transaction so that it fits together.
    package func directory() throws(StoreError) -> Directory {
        try reading { () throws(StoreError) in
            Directory(
                accounts: try accounts(), campaigns: try allCampaigns(), links: try allLinks(),
                plainLinks: try plainLinks(), tokens: try liveTokens(), bots: try bots())
        }
    }

    /// Reads one state of the tables; short, because writers wait for it.
    func reading<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
        try connection.execute("BEGIN")
        defer { try? connection.execute("COMMIT") }
        return try body()
    }

    /// The operator's list of machines, if there is one in the folder.
    private func bots() throws(StoreError) -> UserAgentPatterns? {
        guard let bytes = try PrivateFile.read(folder.bots) else { return nil }
        guard bytes.count <= UserAgentPatterns.maximumLength else {
            throw .file(doing: "read", path: folder.bots, reason: "it is larger than 1 MB")
        }
        return UserAgentPatterns(text: String(decoding: bytes, as: UTF8.self))
    }
}
