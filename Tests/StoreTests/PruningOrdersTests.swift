import Model
import TestSupport
import Testing

@testable import Store

/// Orders whose reports are pruned, all or some of them.
@Suite struct PruningOrdersTests {
    static let hash = String(repeating: "ab", count: 32)
    static let day: Duration = .seconds(86_400)
    static let cut = Sample.now + .seconds(3600)
    static let late = Sample.now + .seconds(2 * 86_400)

    /// A contact of known address that clicked on the first day.
    private func clicked() throws -> Ledger {
        let ledger = try Ledger.shop()
        try ledger.control.remember([("ana", Self.hash)], of: Ledger.shop)
        try ledger.append(Sample.click(1, contact: .reference("ana")))
        return ledger
    }

    private func prune(_ ledger: Ledger) throws {
        try ledger.fold()
        try UpkeepTests.run(.prune(before: Self.cut), ledger)
    }

    /// Rows as they are are rows as a refold makes them.
    private func expectSameFoldedAgain(_ ledger: Ledger) throws {
        #expect(try VerificationTests.differences(ledger) == [])
        let rows = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.refold, ledger)
        #expect(try ledger.rows(withRollUps: true) == rows)
    }

    @Test func clicksOfAnOrdersContactAreKept() throws {
        let ledger = try clicked()
        let order = "order_id=7&IMPORTE=100&email=sha256:\(Self.hash)"
        try ledger.append(Sample.word(order, at: Sample.now + Self.day))
        try prune(ledger)
        #expect(try ledger.sales().map(\.contact) == ["ana"])
        try expectSameFoldedAgain(ledger)
        #expect(try ledger.sales().map(\.contact) == ["ana"])
        // Judged anew with what comes later.
        try Journal(ledger.folder).append([
            JournalEntry(Sample.word("order_id=7&status=refunded&amount=30", at: Self.late))
        ])
        #expect(try ledger.sales().map(\.contact) == ["ana"])
        #expect(try ledger.sales().map(\.amount?.minorUnits) == [7000])
    }

    @Test func clicksThatNoSaleCanRestOnGo() throws {
        let ledger = try clicked()
        try prune(ledger)
        func kept() throws -> Int64? {
            try Connection(path: ledger.folder.report, mode: .readOnly)
                .first("SELECT count(*) FROM contact_click") { $0.integer(0) }
        }
        #expect(try kept() == 1)
        let window = Sample.account().attributionWindow
        try UpkeepTests.run(.prune(before: Sample.now + window + .seconds(1)), ledger)
        #expect(try kept() == 0)
        #expect(try Erased.files(holding: "ana", in: ledger.folder) == ["control.sqlite"])
    }

    /// The page's report is old, the server's is not: both stay, with what they prove.
    @Test func anOrderOnBothSidesStays() throws {
        let ledger = try Ledger.shop()
        let cookie = CookieEvidence.touches([Sample.touch(1, at: Sample.now - .seconds(60))])
        func page(_ at: Instant) -> Event {
            Sample.hit("order_id=7&IMPORTE=100", at: at, cookie: cookie)
        }
        try ledger.append(
            page(Sample.now),
            Sample.word("order_id=7&amount=120", at: Sample.now + .seconds(7200)))
        let before = try (UpkeepTests.figures(ledger), ledger.verdicts())
        #expect(before.0[.total]?[.number(0)]?.revenue == [Sample.euro: 12_000])
        try prune(ledger)
        #expect(try UpkeepTests.figures(ledger) == before.0)
        #expect(try ledger.verdicts() == before.1)
        try expectSameFoldedAgain(ledger)
        try Journal(ledger.folder).append([
            JournalEntry(Sample.word("order_id=7&status=refunded&amount=20", at: Self.late))
        ])
        #expect(try ledger.sales().map(\.amount?.minorUnits) == [10_000])
        try expectSameFoldedAgain(ledger)
        // Once the refund is old, too, all of it goes, and nothing of it comes again.
        let refunded = try UpkeepTests.figures(ledger)
        try UpkeepTests.run(.prune(before: Self.late + .seconds(1)), ledger)
        #expect(try ledger.sales().isEmpty)
        try Journal(ledger.folder).append([JournalEntry(page(Self.late + Self.day))])
        #expect(try UpkeepTests.figures(ledger) == refunded)
        #expect(try ledger.verdicts().values.map { $0 } == [.setAside(.repeated)])
        try expectSameFoldedAgain(ledger)
    }

    /// What was kept of an order is in no journal file any more: erasure finds it all the same.
    @Test func keptReportsAreErased() throws {
        let ledger = try clicked()
        let touch = Sample.touch(1, contact: .reference("ana"))
        try ledger.append(
            Sample.hit(
                "order_id=7&IMPORTE=9&email=sha256:\(Self.hash)", cookie: .touches([touch])),
            Sample.word("order_id=7&amount=8", at: Self.late))
        try prune(ledger)
        #expect(try ledger.sales().map(\.contact) == ["ana"])
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "ana"), ledger)
        for text in ["ana", Self.hash] {
            #expect(try Erased.files(holding: text, in: ledger.folder).isEmpty)
        }
        #expect(try ledger.sales().count == 1)
        try expectSameFoldedAgain(ledger)
    }

    @Test func whatTheShopCalledOffStaysCalledOff() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100"), Sample.word("order_id=7&status=rejected"))
        try prune(ledger)
        let page = JournalEntry(Sample.hit("order_id=7&IMPORTE=100", at: Self.late))
        try Journal(ledger.folder).append([page])
        #expect(try ledger.verdicts() == [3: .setAside(.repeated)])
    }

    /// Nothing was counted of it: it may still become a sale.
    @Test func aPendingOrderMayBeApprovedLater() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.word("order_id=7&IMPORTE=100&status=pending"))
        try prune(ledger)
        let word = JournalEntry(
            Sample.word("order_id=7&IMPORTE=100&status=approved", at: Self.late))
        try Journal(ledger.folder).append([word, word])
        #expect(try ledger.sales().map(\.amount?.minorUnits) == [10_000])
        try expectSameFoldedAgain(ledger)
    }

    /// Anybody can say that an order was called off, before there is one.
    @Test func onlyTheShopCallsOff() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.hit("order_id=7&status=rejected"))
        try prune(ledger)
        let page = JournalEntry(Sample.hit("order_id=7&IMPORTE=100", at: Self.late))
        try Journal(ledger.folder).append([page])
        #expect(try ledger.sales().count == 1)
    }
}
