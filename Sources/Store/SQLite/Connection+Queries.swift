extension Connection {
    /// Runs one statement that returns no rows.
    func run(_ sql: String, _ values: (any SQLBindable)?...) throws(StoreError) {
        let statement = try statement(sql)
        try statement.bind(values)
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// Runs one statement with values that were read elsewhere.
    func insert(_ sql: String, _ values: some Sequence<SQLValue>) throws(StoreError) {
        let statement = try statement(sql)
        defer { statement.reset() }
        var index: Int32 = 0
        for value in values {
            index += 1
            try statement.bind(index, value)
        }
        _ = try statement.step()
    }

    /// Calls `body` for each row.
    func each(
        _ sql: String, _ values: (any SQLBindable)?..., body: (Row) throws(StoreError) -> Void
    ) throws(StoreError) {
        try forEachRow(sql, values, body)
    }

    /// All rows, made into values.
    func all<Value>(
        _ sql: String, _ values: (any SQLBindable)?..., body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        var found: [Value] = []
        try forEachRow(sql, values) { row throws(StoreError) in found.append(try body(row)) }
        return found
    }

    /// The first row, if there is one.
    func first<Value>(
        _ sql: String, _ values: (any SQLBindable)?..., body: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        let statement = try statement(sql)
        try statement.bind(values)
        defer { statement.reset() }
        return try statement.step() ? try body(statement.row) : nil
    }

    /// Runs `body` in a transaction that takes the write lock at once, so that it never has to be
    /// upgraded half-way (sqlite.org/lang_transaction.html); rolled back when `body` throws.
    ///
    /// Inside another one it is a part of that one, which can be rolled back by itself
    /// (sqlite.org/lang_savepoint.html).
    func transaction<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let isInner = isInTransaction
        try run(isInner ? "SAVEPOINT part" : "BEGIN IMMEDIATE")
        do {
            let value = try body()
            try run(isInner ? "RELEASE part" : "COMMIT")
            return value
        } catch {
            try? execute(isInner ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK")
            throw error
        }
    }

    private func forEachRow(
        _ sql: String, _ values: [(any SQLBindable)?], _ body: (Row) throws(StoreError) -> Void
    ) throws(StoreError) {
        let statement = try statement(sql)
        try statement.bind(values)
        defer { statement.reset() }
        while try statement.step() { try body(statement.row) }
    }
}
