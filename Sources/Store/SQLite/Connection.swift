import CSQLite

/// One SQLite connection, used by one thread at a time.
///
/// Opened `NOMUTEX`: SQLite's multi-thread mode, safe as long as no two threads use the same
/// connection at once (sqlite.org/threadsafe.html).
final class Connection {
    enum Mode {
        case readOnly
        case readWrite
        case readWriteCreate

        var flags: Int32 {
            switch self {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    let path: String
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// How long a statement waits for another process's lock, in milliseconds.
    static let busyTimeout: Int32 = 5000

    init(path: String, mode: Mode) throws(StoreError) {
        self.path = path
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, mode.flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw .sqlite(code: code, message: message, doing: "opening \(path)")
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Self.busyTimeout)
        // Functions and virtual tables named in a schema must not run (sqlite.org/security.html).
        try execute("PRAGMA trusted_schema=OFF")
    }

    deinit {
        // Statements are finalised by their own deinit; close_v2 waits for the last of them.
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs SQL without values; several statements may be separated by `;`.
    func execute(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, doing: sql) }
    }

    /// The prepared statement for `sql`, kept for the life of the connection.
    func statement(_ sql: String) throws(StoreError) -> Statement {
        if let known = statements[sql] { return known }
        var prepared: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = sqlite3_prepare_v3(handle, sql, -1, flags, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw error(code, doing: sql) }
        let statement = Statement(prepared, connection: self)
        statements[sql] = statement
        return statement
    }

    func error(_ code: Int32, doing sql: String) -> StoreError {
        let verb = sql.split(separator: " ", maxSplits: 3).prefix(3).joined(separator: " ")
        let message = String(cString: sqlite3_errmsg(handle))
        return .sqlite(code: code, message: message, doing: "\(path) (\(verb) …)")
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Rows that the last statement inserted, changed or deleted.
    var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Row id of the last insert.
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Copies the write-ahead log into the database file as far as no reader is in the way;
    /// `truncating` waits for the readers and empties the log (sqlite.org/wal.html). `false` where
    /// a reader still needs what is in it: the next call goes on.
    @discardableResult
    func checkpoint(truncating: Bool) throws(StoreError) -> Bool {
        let mode = truncating ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else {
            throw error(code, doing: "wal checkpoint")
        }
        return code == SQLITE_OK
    }
}
