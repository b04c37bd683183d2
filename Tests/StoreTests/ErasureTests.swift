import Foundation
import Model
import Testing

@testable import Store

@Suite struct ErasureTests {
    @Test(arguments: ["ana", "bob"]) func nothingOfThePersonIsLeft(name: String) throws {
        let ledger = try UpkeepTests.twoDays()
        let before = try UpkeepTests.figures(ledger)
        let sales = try ledger.sales().map(\.seq)
        #expect(try !Erased.files(holding: name, in: ledger.folder).isEmpty)
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: name), ledger)
        // "ana" is part of the queries that its browsers sent; all of those are its own but one.
        let left = try Erased.files(holding: name == "ana" ? "\u{3}ana" : name, in: ledger.folder)
        #expect(left.isEmpty)
        #expect(try UpkeepTests.figures(ledger) == before)
        #expect(try ledger.sales().map(\.seq) == sales)
        #expect(try ledger.sales().compactMap(\.contact).contains("erased-3"))
        #expect(try ledger.control.mailedCount(CampaignID(1)) == 2)
        let rows = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.refold, ledger)
        #expect(try ledger.rows(withRollUps: true) == rows)
    }

    /// Everything but the sale goes from the hits of a person: shops put addresses there.
    @Test func queriesLoseWhatIsNotTheSale() throws {
        let ledger = try UpkeepTests.twoDays()
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "bob"), ledger)
        let hits = try ledger.fold().hits(.installation, .all, limit: 100)
        let own = hits.filter { $0.query.contains("ref=1") }
        #expect(own.count == 2)
        #expect(
            own.allSatisfy { $0.query == "PRODUCTO=Bota&IMPORTE=7" || !$0.query.contains("mail") })
        #expect(hits.contains { $0.query.contains("ref=0") && $0.query.contains("mail") })
    }

    @Test func othersOfTheSameNameStay() throws {
        let ledger = try Ledger(Sample.account(), Sample.account(2))
        let first = try ledger.campaign("a", of: Ledger.shop)
        let second = try ledger.campaign("b", of: SubAccountID(2))
        try ledger.append(
            Sample.click(1, campaign: first.value, contact: .reference("ana")),
            Sample.click(2, account: 2, campaign: second.value, contact: .reference("ana")))
        try ledger.fold()
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "ana"), ledger)
        let clicks = try ledger.fold().clicks(.installation, after: 0, limit: 10)
        #expect(clicks.map(\.contact) == ["erased-1", "ana"])
    }

    @Test func automaticCopiesGo() throws {
        let ledger = try UpkeepTests.twoDays()
        let copies = AutomaticBackup(folder: ledger.folder.backups)
        try copies.make(of: ledger.control.connection, version: 1)
        #expect(
            try Erased.files(holding: "old", in: ledger.folder).contains { $0.hasPrefix("backups") }
        )
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "old"), ledger)
        #expect(try Files.names(in: ledger.folder.backups).isEmpty)
    }
}
