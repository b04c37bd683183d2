import Foundation
import Model
import Testing

@testable import Store

/// Work on a whole folder, as a command does it where nobody serves.
@Suite struct UpkeepTests {
    static func client(_ ledger: Ledger) throws -> UpkeepClient {
        try UpkeepClient(ledger.folder, clock: { Sample.now })
    }

    static func run(_ task: UpkeepTask, _ ledger: Ledger) throws {
        ledger.journal.close()
        try client(ledger).run(task) { _, _ in }
    }

    /// Two days of clicks and sales of four contacts, the second day with reloads of the first.
    static func twoDays() throws -> Ledger {
        let ledger = try Ledger.shop()
        _ = try ledger.control.enlist(
            ["ana", "old"], account: Ledger.shop, campaign: CampaignID(1))
        let names: [ContactName] = [.number(ContactNumber(1)), .reference("bob")]
        for day in 0..<2 as Range<Int64> {
            let at = Sample.now + .seconds(day * 86_400)
            for (index, name) in (names + [.reference(day == 0 ? "gone" : "new")]).enumerated() {
                let id = UInt64(day * 10) + UInt64(index) + 1
                try ledger.append(
                    Sample.click(id, at: at, link: UInt64(index % 2) + 1, contact: name),
                    Sample.click(id + 100, at: at, contact: name, setAside: .prefetch),
                    Sample.hit(
                        "ref=\(index)&PRODUCTO=Bota&IMPORTE=7&mail=ana%40x.example", at: at,
                        cookie: .touches([Sample.touch(id, at: at, contact: name)])),
                    Sample.hit("IMPORTE=\(index)", at: at, setAside: .notActivated))
            }
        }
        return ledger
    }

    static let filter = SalesFilter(account: Ledger.shop)

    static func figures(_ ledger: Ledger) throws -> FigureTable {
        try ledger.fold().figures(filter, by: [.total, .link, .product, .day])
    }

    @Test func refoldGivesTheSameAndTakesTheOldPlace() throws {
        let ledger = try Self.twoDays()
        let before = try (Self.figures(ledger), ledger.rows(withRollUps: true))
        for number in 2...3 {
            let reader = try ReportReader(ledger.folder)
            try Self.run(.refold, ledger)
            #expect(Files.target(ofLink: ledger.folder.report) == "report.\(number).sqlite")
            // Who has the old tables open goes on with them.
            #expect(try reader.figures(Self.filter, by: .total)[.number(0)]?.clicks == 6)
            #expect(try ledger.rows(withRollUps: true) == before.1)
            #expect(try Self.figures(ledger) == before.0)
        }
        let left = try Files.names(in: ledger.folder.path).filter {
            $0.hasPrefix("report") && $0.hasSuffix(".sqlite")
        }
        #expect(left.sorted() == ["report.3.sqlite", "report.sqlite"])
    }

    @Test func refoldFollowsTheRules() throws {
        let ledger = try Ledger.shop()
        let touch = Sample.touch(1, link: 3)
        try ledger.append(Sample.hit(cookie: .touches([touch])))
        #expect(try ledger.verdicts() == [1: .unattributed(.linkNotForSales)])
        _ = try ledger.control.registerLinks(
            Sample.drafts("https://a.example/", "https://b.example/", "https://c.example/"),
            in: CampaignID(1), counting: .all)
        #expect(try ledger.verdicts() == [1: .unattributed(.linkNotForSales)])
        try Self.run(.refold, ledger)
        #expect(try ledger.verdicts() == [1: .credited(CampaignID(1), LinkNumber(3))])
    }

    /// A refold that ended early leaves nothing behind.
    @Test func staleTablesAreRemoved() throws {
        let ledger = try Self.twoDays()
        try ledger.fold()
        let stale = ledger.folder.path + "/report.2.sqlite"
        _ = try Fold(ledger.folder, tables: stale).step()
        #expect(Files.exists(stale))
        let upkeep = try Upkeep(
            ledger.folder, journal: IdleJournal(ledger.folder), clock: { Sample.now })
        try upkeep.catchUp()
        #expect(!Files.exists(stale))
    }

    /// Days are counted anew when the sub-account's zone changes.
    @Test func anotherZoneTakesARefold() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1, at: Sample.instant("2026-11-18T23:30:00Z")))
        #expect(
            try Self.figures(ledger)[.day]?.keys.first == .number(Day(iso: "2026-11-19")!.number))
        try ledger.control.connection.run("UPDATE sub_account SET time_zone = 'UTC'")
        #expect(
            try Self.figures(ledger)[.day]?.keys.first == .number(Day(iso: "2026-11-19")!.number))
        let upkeep = try Upkeep(
            ledger.folder, journal: IdleJournal(ledger.folder), clock: { Sample.now })
        try upkeep.catchUp()
        #expect(
            try Self.figures(ledger)[.day]?.keys.first == .number(Day(iso: "2026-11-18")!.number))
    }

    @Test func failedTaskIsToldAndOver() throws {
        let ledger = try Self.twoDays()
        let missing = UpkeepTask.importSales(path: ledger.folder.path + "/none.sqlite")
        let error = failure { try Self.run(missing, ledger) }
        guard case .upkeep(let outcome) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(outcome.contains("none.sqlite") && outcome.contains("Try: "))
        #expect(try ledger.control.nextUpkeep() == nil)
        try Self.run(.refold, ledger)
    }

    @Test(arguments: [
        UpkeepTask.refold, .prune(before: Sample.now), .importSales(path: "/a b/c"),
        .erase(account: SubAccountID(7), reference: "a b c"),
    ]) func tasksAreReadBack(task: UpkeepTask) {
        #expect(UpkeepTask(name: task.name, argument: task.argument) == task)
    }
}

extension UpkeepRequest: Equatable {
    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
}
