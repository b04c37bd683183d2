/// The numbered steps that bring a database to the schema this program knows.
///
/// A step that has been released is never changed: later changes are later steps. The number of
/// steps done is kept in `PRAGMA user_version`.
struct Migrations {
    let steps: [String]

    /// Runs the missing steps, each in its own transaction; refuses a newer schema. A database
    /// that has content is copied to `backup` first.
    func bring(
        _ connection: Connection, backup: AutomaticBackup? = nil
    ) throws(StoreError) {
        var done = try version(of: connection)
        if done > 0 && done < Int64(steps.count) {
            try backup?.make(of: connection, version: done)
        }
        while done < Int64(steps.count) {
            done = try connection.transaction { () throws(StoreError) in
                // Asked again under the write lock: another process may have been quicker.
                let next = try version(of: connection)
                guard next < Int64(steps.count) else { return next }
                try connection.execute(steps[Int(next)])
                try connection.execute("PRAGMA user_version=\(next + 1)")
                return next + 1
            }
        }
        try refuseNewer(connection)
    }

    /// For connections that only read: whether the schema is there; refuses a newer one.
    func isComplete(_ connection: Connection) throws(StoreError) -> Bool {
        try refuseNewer(connection)
        return try version(of: connection) == Int64(steps.count)
    }

    private func refuseNewer(_ connection: Connection) throws(StoreError) {
        let found = try version(of: connection)
        guard found <= Int64(steps.count) else {
            throw .newerSchema(path: connection.path, found: found, known: Int64(steps.count))
        }
    }

    private func version(of connection: Connection) throws(StoreError) -> Int64 {
        try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    }
}
