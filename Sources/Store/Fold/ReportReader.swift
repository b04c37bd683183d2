import Model

/// Reads the report tables, beside a service that writes them or without one; for one thread.
package final class ReportReader {
    let connection: Connection

    /// Opens the tables of a folder that has been folded at least once.
    package init(_ folder: DataFolder) throws(StoreError) {
        connection = try Connection(path: folder.report, mode: .readOnly)
        // 16 MB: names of contacts are looked up in no order.
        try connection.execute("PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY")
        // Lists of contacts are there; with the same read-only mode.
        try connection.run("ATTACH DATABASE ? AS control", folder.control)
        guard try ReportSchema.migrations.isComplete(connection) else {
            throw .damaged(path: folder.report, detail: "its tables are not complete")
        }
    }

    /// How far the fold has come: the journal's number of the last event in these tables.
    package func foldedSeq() throws(StoreError) -> Int64 {
        try connection.first("SELECT seq FROM cursor") { $0.integer(0) } ?? 0
    }

    /// How many admissions the fold has applied.
    package func foldedAdmission() throws(StoreError) -> Int64 {
        try connection.first("SELECT admission FROM cursor") { $0.integer(0) } ?? 0
    }

    /// Runs `body` on one state of the tables, so that all its figures fit together.
    package func snapshot<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try connection.execute("BEGIN")
        defer { try? connection.execute("COMMIT") }
        return try body()
    }
}
