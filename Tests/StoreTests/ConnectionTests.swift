import CSQLite
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct ConnectionTests {
    let temporary: TemporaryFolder
    let connection: Connection

    init() throws {
        temporary = try TemporaryFolder()
        connection = try temporary.database()
        try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v ANY) STRICT")
    }

    func count() throws -> Int64? {
        try connection.first("SELECT count(*) FROM t") { $0.integer(0) }
    }

    @Test(arguments: [
        "", "a", "ñandú € 𝄞", "a\u{0}b", "'; DROP TABLE t; --",
        String(repeating: "x", count: 70_000),
    ])
    func textRoundTrips(text: String) throws {
        try connection.run("INSERT INTO t VALUES (1, ?)", text)
        let row = try connection.first("SELECT v, typeof(v) FROM t WHERE v IS ?", text) {
            ($0.text(0), $0.optionalText(0), $0.text(1))
        }
        #expect(row?.0 == text && row?.1 == text && row?.2 == "text")
    }

    static let blobs: [[UInt8]] = [
        [], [0], [0xFF, 0x00, 0x27], [UInt8](repeating: 7, count: 70_000),
    ]

    @Test(arguments: blobs)
    func blobRoundTrips(bytes: [UInt8]) throws {
        try connection.run("INSERT INTO t VALUES (1, ?)", bytes)
        let row = try connection.first("SELECT v, typeof(v) FROM t") { ($0.blob(0), $0.text(1)) }
        #expect(row?.0 == bytes && row?.1 == "blob")
    }

    @Test(arguments: blobs)
    func bytesThatAreNotCopiedRoundTrip(bytes: [UInt8]) throws {
        let insertion = try connection.statement("INSERT INTO t VALUES (?, ?)")
        for id in [1, 2] as [Int64] {
            try insertion.bind(1, id)
            try insertion.run(binding: 2, toBytesOf: bytes)
        }
        let rows = try connection.all("SELECT v, typeof(v) FROM t") { ($0.blob(0), $0.text(1)) }
        #expect(rows.count == 2 && rows.allSatisfy { $0.0 == bytes && $0.1 == "blob" })
        #expect(throws: StoreError.self) {
            try insertion.bind(1, 1)
            try insertion.run(binding: 2, toBytesOf: bytes)
        }
        #expect(try count() == 2)
    }

    @Test(arguments: [Int64.min, -1, 0, 1, 9_007_199_254_740_993, .max] as [Int64])
    func integerRoundTrips(number: Int64) throws {
        try connection.run("INSERT INTO t VALUES (1, ?)", number)
        let row = try connection.first("SELECT v, typeof(v) FROM t") {
            ($0.integer(0), $0.optionalInteger(0), $0.text(1))
        }
        #expect(row?.0 == number && row?.1 == number && row?.2 == "integer")
    }

    @Test func nullRoundTrips() throws {
        try connection.run("INSERT INTO t VALUES (1, ?)", nil as String?)
        let isNull = try connection.first("SELECT v FROM t") { row in
            row.isNull(0) && row.optionalText(0) == nil && row.optionalInteger(0) == nil
                && (row.optionalIdentifier(0) as LinkNumber?) == nil
        }
        #expect(isNull == true)
    }

    /// Every type that can be bound, as SQLite sees it.
    @Test func bindsEveryType() throws {
        let values: [((any SQLBindable)?, String)] = [
            (5, "5"), (Int64(-6), "-6"), (true, "1"), (false, "0"), ("a'b", "'a''b'"),
            ([UInt8](arrayLiteral: 0xAB), "X'AB'"), (LinkNumber(7), "7"),
            (LinkNumber(.max), "9223372036854775807"), (Instant(milliseconds: -8), "-8"),
            (Day(number: 9), "9"), (nil, "NULL"), (nil as Int?, "NULL"), (Int?(3), "3"),
        ]
        for (value, expected) in values {
            #expect(try connection.first("SELECT quote(?)", value) { $0.text(0) } == expected)
        }
    }

    @Test func statementsForgetTheirValues() throws {
        try connection.run("INSERT INTO t VALUES (1, ?)", "first")
        let statement = try connection.statement("SELECT ?")
        try statement.bind(["secret"])
        _ = try statement.step()
        statement.reset()
        _ = try statement.step()
        #expect(statement.row.isNull(0))
        statement.reset()
    }

    @Test func readsRowsInOrder() throws {
        for number in 1...5 {
            try connection.run("INSERT INTO t VALUES (?, ?)", number, number * 2)
        }
        #expect(connection.changes == 1 && connection.lastInsertedRow == 5)
        let all = try connection.all("SELECT v FROM t ORDER BY id") { $0.integer(0) }
        #expect(all == [2, 4, 6, 8, 10])
        var sum: Int64 = 0
        try connection.each("SELECT v FROM t WHERE id > ?", 3) { sum += $0.integer(0) }
        #expect(sum == 18)
        #expect(try connection.first("SELECT v FROM t WHERE id = 9") { $0.integer(0) } == nil)
    }

    @Test func transactionIsAllOrNothing() throws {
        let error = failure {
            try connection.transaction { () throws(StoreError) in
                try connection.run("INSERT INTO t VALUES (1, 1)")
                throw .noSuchAccount("5")
            }
        }
        #expect(error?.description == "there is no sub-account 5")
        #expect(try count() == 0)
        let value = try connection.transaction { () throws(StoreError) in
            try connection.run("INSERT INTO t VALUES (1, 1)")
            return 17
        }
        #expect(value == 17)
        #expect(try count() == 1)
    }

    @Test func failedStatementRollsBack() throws {
        #expect(throws: StoreError.self) {
            try connection.transaction { () throws(StoreError) in
                try connection.run("INSERT INTO t VALUES (1, 1)")
                try connection.run("INSERT INTO t VALUES (1, 1)")
            }
        }
        #expect(try count() == 0)
        try connection.transaction { () throws(StoreError) in
            try connection.run("INSERT INTO t VALUES (1, 1)")
        }
        #expect(try count() == 1)
    }

    /// Arguments are people: no description may hold one, whatever SQLite refuses.
    @Test func errorsHoldNoArguments() throws {
        try connection.execute(
            "CREATE TABLE p (ref TEXT NOT NULL UNIQUE, n INTEGER CHECK (n < 5)) STRICT")
        try connection.run("INSERT INTO p VALUES (?, 1)", "ana@shop.example")
        let errors = [
            failure { try connection.run("INSERT INTO p VALUES (?, 1)", "ana@shop.example") },
            failure { try connection.run("INSERT INTO p VALUES (?, 47111)", "ana@shop.example") },
            failure { try connection.run("INSERT INTO p VALUES (1, ?)", "ana@shop.example") },
            failure { try connection.run("SELECT load_extension(?)", "ana@shop.example") },
            failure { try connection.run("SELECT 1", "ana@shop.example") },
        ]
        for error in errors {
            let text = try #require(error.map { "\($0) \($0.hint)" })
            #expect(!text.contains("ana") && !text.contains("47111"), "\(text)")
        }
        guard case .sqlite(let code, let message, let doing)? = errors[0] else {
            Issue.record("not an error of SQLite")
            return
        }
        #expect(code == SQLITE_CONSTRAINT | 8 << 8)
        #expect(message == "UNIQUE constraint failed: p.ref")
        #expect(doing == connection.path + " (INSERT INTO p …)")
    }

    @Test func readOnlyCannotWrite() throws {
        let reader = try Connection(path: connection.path, mode: .readOnly)
        let error = failure { try reader.run("INSERT INTO t VALUES (1, 1)") }
        #expect(error?.hint.contains("read-only") == true)
        #expect(try reader.first("SELECT count(*) FROM t") { $0.integer(0) } == 0)
    }

    @Test func missingFileIsRefused() throws {
        for mode in [Connection.Mode.readOnly, .readWrite] {
            let error = failure {
                _ = try Connection(path: temporary.path + "/none.sqlite", mode: mode)
            }
            #expect(error?.description.hasSuffix("unable to open database file") == true)
        }
    }

    @Test func schemaCannotRunFunctions() throws {
        #expect(try connection.first("PRAGMA trusted_schema") { $0.integer(0) } == 0)
    }

    @Test func checkpointPassesOverReaders() throws {
        try connection.execute("PRAGMA journal_mode=WAL")
        let reader = try Connection(path: connection.path, mode: .readOnly)
        try reader.execute("BEGIN")
        _ = try reader.first("SELECT count(*) FROM t") { $0.integer(0) }
        try connection.run("INSERT INTO t VALUES (1, 1)")
        try connection.execute("PRAGMA busy_timeout=1")
        try connection.checkpoint(truncating: true)
        try reader.execute("COMMIT")
        try connection.checkpoint(truncating: true)
        #expect(try count() == 1)
    }
}
