import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct MigrationsTests {
    static let steps = [
        "CREATE TABLE a (n INTEGER)",
        "CREATE TABLE b (n INTEGER); INSERT INTO a VALUES (1)",
        "ALTER TABLE b ADD COLUMN m INTEGER",
    ]

    let temporary: TemporaryFolder
    let connection: Connection

    init() throws {
        temporary = try TemporaryFolder()
        connection = try temporary.database()
    }

    func version() throws -> Int64? {
        try connection.first("PRAGMA user_version") { $0.integer(0) }
    }

    @Test func goesStepByStep() throws {
        for count in 0...Self.steps.count {
            let migrations = Migrations(steps: Array(Self.steps.prefix(count)))
            try migrations.bring(connection)
            #expect(try version() == Int64(count))
            #expect(try migrations.isComplete(connection))
        }
        // Done steps are not done again.
        try Migrations(steps: Self.steps).bring(connection)
        #expect(try connection.first("SELECT count(*) FROM a") { $0.integer(0) } == 1)
        _ = try connection.statement("SELECT n, m FROM b")
    }

    @Test func readersSeeWhetherItIsComplete() throws {
        try Migrations(steps: Array(Self.steps.prefix(1))).bring(connection)
        #expect(try !Migrations(steps: Self.steps).isComplete(connection))
    }

    @Test func failedStepLeavesNothing() throws {
        let broken = ["CREATE TABLE a (n INTEGER)", "CREATE TABLE b (n INTEGER); NONSENSE"]
        #expect(throws: StoreError.self) { try Migrations(steps: broken).bring(connection) }
        #expect(try version() == 1)
        let tables = try connection.all("SELECT name FROM sqlite_schema") { $0.text(0) }
        #expect(tables == ["a"])
    }

    @Test func newerSchemaIsRefused() throws {
        try Migrations(steps: Self.steps).bring(connection)
        let older = Migrations(steps: Array(Self.steps.prefix(2)))
        for action in [
            { try older.bring(connection) }, { _ = try older.isComplete(connection) },
        ] {
            let error = failure(action)
            #expect(
                error?.description
                    == connection.path + " has schema 3, this program knows up to 2")
            #expect(error?.hint.contains("newer") == true)
        }
        #expect(try version() == 3)
    }

    @Test func severalAtOnceDoEachStepOnce() throws {
        let path = connection.path
        let errors = Shared<[String]>([])
        onThreads(4) { _ in
            do {
                let connection = try Connection(path: path, mode: .readWrite)
                try Migrations(steps: Self.steps).bring(connection)
            } catch {
                errors.change { $0.append("\(error)") }
            }
        }
        #expect(errors.value == [])
        #expect(try connection.first("SELECT count(*) FROM a") { $0.integer(0) } == 1)
    }
}
