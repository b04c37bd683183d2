/// Empties a database's write-ahead log, which still holds what was removed from the tables; in
/// steps, because somebody may be reading.
struct LogEnd {
    private var tries = 0

    /// Tries of about a quarter of a second each.
    private static let patience = 240

    /// `true` when the log is empty.
    ///
    /// Throws ``StoreError/inUse(path:holder:)`` when a minute of trying was not enough.
    mutating func step(_ connection: Connection) throws(StoreError) -> Bool {
        try connection.execute("PRAGMA busy_timeout=250")
        defer { try? connection.execute("PRAGMA busy_timeout=\(Connection.busyTimeout)") }
        if try connection.checkpoint(truncating: true) { return true }
        try count(connection.path)
        return false
    }

    /// Counts a try that failed.
    mutating func count(_ path: String) throws(StoreError) {
        tries += 1
        guard tries < Self.patience else {
            throw .inUse(path: path, holder: "another process that reads it")
        }
    }
}
