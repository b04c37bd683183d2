import Model
import TestSupport
import Testing

@testable import Store

/// Random histories of two shops that are pruned somewhere in their middle.
@Suite struct PruningHistoryTests {
    @Test func pruningChangesNoFigure() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("PruningHistoryTests.pruningChangesNoFigure: seed \(seed)")
        var history = History(seed: seed)
        for _ in 0..<12 { try play(&history) }
    }

    private func play(_ history: inout History) throws {
        let ledger = try FoldHistoryTests.shops(.linear)
        for _ in 0..<40 { try ledger.journal.append([JournalEntry(history.event())]) }
        try ledger.fold()
        let middle = try #require(try JournalReader(ledger.folder).read(after: 24, limit: 1).first)
        let before = try figures(ledger)
        try UpkeepTests.run(.prune(before: middle.entry.at), ledger)
        #expect(try figures(ledger) == before, "seed \(history.seed)")
        try check(ledger, history.seed)
        for _ in 0..<20 { try ledger.journal.append([JournalEntry(history.event())]) }
        try ledger.fold()
        try check(ledger, history.seed)
        try countsOrdersOnce(ledger, history.seed)
    }

    private func figures(_ ledger: Ledger) throws -> [FigureTable] {
        try (1...2).map { account in
            try ledger.fold().figures(
                SalesFilter(account: SubAccountID(account)), by: [.total, .campaign, .product])
        }
    }

    private func check(_ ledger: Ledger, _ seed: UInt64) throws {
        #expect(try VerificationTests.differences(ledger) == [], "seed \(seed)")
        let rows = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.refold, ledger)
        #expect(try ledger.rows(withRollUps: true) == rows, "seed \(seed)")
    }

    /// None of the sales is of an order that a pruned sale had.
    private func countsOrdersOnce(_ ledger: Ledger, _ seed: UInt64) throws {
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        let sales = try connection.all(
            "SELECT account, order_key FROM sale WHERE order_key IS NOT NULL"
        ) { (account: $0.integer(0), key: $0.text(1)) }
        for sale in sales {
            let same = JudgedSale.same(
                order: sale.key, click: nil, product: nil, quantity: nil, amount: nil,
                currency: nil)
            let count = try connection.first(
                "SELECT count(*) FROM past_sale WHERE account = ? AND same = ?", sale.account, same
            ) { $0.integer(0) }
            #expect(count == 0, "seed \(seed)")
        }
    }
}
