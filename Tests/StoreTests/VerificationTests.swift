import Model
import Testing

@testable import Store

@Suite struct VerificationTests {
    static func differences(_ ledger: Ledger) throws -> [String] {
        let found = Shared<[String]>([])
        let verification = Verification(ledger.folder) { line in found.change { $0.append(line) } }
        try verification.run { _, _ in }
        #expect(verification.differences == found.value.count)
        #expect(try Files.names(in: ledger.folder.path).allSatisfy { !$0.hasPrefix("verify") })
        return found.value
    }

    @Test func goodTablesHaveNone() throws {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        #expect(try Self.differences(ledger) == [])
        // Beside a writer that is ahead of the tables.
        try ledger.append(Sample.click(99, contact: .reference("late")))
        #expect(try Self.differences(ledger) == [])
        try UpkeepTests.run(.prune(before: PruningTests.cut), ledger)
        #expect(try Self.differences(ledger) == [])
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "bob"), ledger)
        #expect(try Self.differences(ledger) == [])
    }

    static let damages: [(String, String)] = [
        ("UPDATE click_day SET clicks = clicks + 1", "click_day 4071 1"),
        ("UPDATE trait_day SET hits = hits + 1 WHERE trait = 3", "trait_day 4071 3"),
        ("DELETE FROM sale_day", "is missing, its rows say"),
        ("UPDATE aside_day SET hits = 0 WHERE what = 1", "aside_day 4071 1"),
        ("DELETE FROM clicker", "clicker"),
        ("UPDATE clicker SET contacts = x'0100'", "clicker"),
        ("DELETE FROM click WHERE seq = 1", "click 1: missing"),
        ("UPDATE sale SET amount = 1 WHERE seq = 3", "sale 3: not as the journal"),
        ("UPDATE sale SET product = NULL WHERE seq = 3", "sale 3: not as the journal"),
        (
            "INSERT INTO set_aside SELECT 99, account, reason, at, day, kind, body, NULL, "
                + "NULL, NULL FROM set_aside LIMIT 1", "set_aside 99: not in the journal"
        ),
        ("UPDATE contact SET name = 'x' WHERE name = 'bob'", "contact"),
    ]

    @Test(arguments: damages) func everyDifferenceIsFound(sql: String, line: String) throws {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        try Connection(path: ledger.folder.report, mode: .readWrite).execute(sql)
        let found = try Self.differences(ledger)
        #expect(found.contains { $0.contains(line) }, "\(found)")
        #expect(found.allSatisfy { !$0.contains("bob") })
        guard !line.contains("contact") else { return }
        try UpkeepTests.run(.refold, ledger)
        #expect(try Self.differences(ledger) == [])
    }

    @Test func missingEventsAreTold() throws {
        let ledger = try UpkeepTests.twoDays()
        try ledger.fold()
        let newest = try #require(try JournalSegment.numbers(in: ledger.folder).last)
        try Connection(path: JournalSegment.path(newest, in: ledger.folder), mode: .readWrite)
            .execute("DELETE FROM event WHERE seq > 20")
        #expect(try Self.differences(ledger).contains { $0.hasPrefix("journal: ends at 20") })
    }
}
