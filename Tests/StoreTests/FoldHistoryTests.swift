import Model
import TestSupport
import Testing

@testable import Store

/// Random histories of two shops: clicks, pages that are loaded again, the shop's word, refunds,
/// admissions, in any order and folded at any moment.
@Suite struct FoldHistoryTests {
    @Test(arguments: AttributionModel.allCases)
    func everyHistoryAddsUp(model: AttributionModel) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("FoldHistoryTests.everyHistoryAddsUp: \(model) seed \(seed)")
        var history = History(seed: seed)
        for _ in 0..<6 { try play(model, &history) }
    }

    private func play(_ model: AttributionModel, _ history: inout History) throws {
        let ledger = try Self.shops(model)
        for _ in 0..<60 {
            try ledger.journal.append([JournalEntry(history.event())])
            if history.chance(10) { try ledger.fold() }
            if history.chance(30) {
                try ledger.control.admit(
                    .notActivated, account: SubAccountID(1), since: Sample.now,
                    until: Sample.now + .seconds(1_000_000))
            }
        }
        try ledger.fold()
        try checkSums(ledger, history.seed)
        #expect(try VerificationTests.differences(ledger) == [], "seed \(history.seed)")
        let rows = try ledger.rows(withRollUps: true)
        #expect(try ledger.rowsFoldedAgain(withRollUps: true) == rows, "seed \(history.seed)")
        try checkSums(ledger, history.seed)
    }

    /// Two shops that know the addresses of contacts c1 to c3.
    static func shops(_ model: AttributionModel) throws -> Ledger {
        var accounts = [Sample.account(1), Sample.account(2)]
        for index in accounts.indices { accounts[index].sales.model = model }
        let ledger = try Ledger(accounts[0], accounts[1])
        for account in accounts {
            _ = try ledger.campaign("c\(account.id)", of: account.id)
            try ledger.control.remember(
                (1...3).map { ("c\($0)", History.hash($0)) }, of: account.id)
        }
        return ledger
    }

    private func checkSums(_ ledger: Ledger, _ seed: UInt64) throws {
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        let wrong: [(String, String)] = [
            (
                "an order twice",
                """
                SELECT count(*) FROM sale WHERE order_key IS NOT NULL
                GROUP BY account, order_key HAVING count(*) > 1
                """
            ),
            (
                "net is not gross without refunds",
                "SELECT seq FROM sale WHERE amount IS NOT gross - coalesce(refunded, 0)"
            ),
            ("more refunded than paid", "SELECT seq FROM sale WHERE refunded > gross"),
            (
                "credits that do not sum up",
                """
                SELECT s.seq FROM sale s JOIN credit c ON c.sale = s.seq GROUP BY s.seq
                HAVING sum(c.amount) IS NOT s.amount
                """
            ),
            (
                "credit across sub-accounts",
                "SELECT sale FROM credit WHERE campaign <> account"
            ),
            (
                "credited and not",
                """
                SELECT seq FROM sale s WHERE (unattributed IS NULL)
                    <> EXISTS (SELECT 1 FROM credit WHERE sale = s.seq)
                """
            ),
            (
                "an event lost or twice",
                """
                SELECT seq FROM (SELECT seq FROM click UNION ALL SELECT seq FROM sale
                    UNION ALL SELECT seq FROM set_aside) GROUP BY seq HAVING count(*) <> 1
                UNION ALL SELECT 0 WHERE 60 <> (SELECT count(*) FROM click)
                    + (SELECT count(*) FROM sale) + (SELECT count(*) FROM set_aside)
                """
            ),
        ]
        for (what, sql) in wrong {
            #expect(try connection.all(sql) { $0.integer(0) }.isEmpty, "\(what), seed \(seed)")
        }
    }
}

/// What may happen to two shops, by a seed.
struct History {
    let seed: UInt64
    private var random: SeededRandom
    private var minute: Int64 = 0

    init(seed: UInt64) {
        self.seed = seed
        random = SeededRandom(seed: seed)
    }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    mutating func event() -> Event {
        minute += Int64.random(in: 0...600, using: &random)
        let at = Sample.now + .seconds(minute)
        let account = UInt64.random(in: 1...2, using: &random)
        if chance(5) {
            return Sample.click(
                UInt64(minute + 1), at: at, account: account, campaign: account,
                contact: chance(2) ? nil : .reference("c\(Int.random(in: 1...3, using: &random))"))
        }
        let isShop = chance(2)
        let proof = HitProof(
            click: chance(4) ? .touch(touch(before: at)) : .none, trust: isShop ? .token : .nobody)
        let cookie = CookieEvidence.touches(
            (0..<Int.random(in: 0...4, using: &random)).map { _ in touch(before: at) })
        return Sample.hit(
            query(), at: at, account: account, cookie: cookie,
            setAside: chance(6) ? .notActivated : nil, proof: proof)
    }

    /// Of the address of contact c1, c2 …
    static func hash(_ number: Int) -> String { String(repeating: "\(number)a", count: 32) }

    /// Of either shop: whoever sends it, it must never cross over.
    private mutating func touch(before at: Instant) -> Touch {
        Sample.touch(
            UInt64.random(in: 1...30, using: &random),
            at: at - .seconds(Int64.random(in: 0...100_000, using: &random)),
            campaign: UInt64.random(in: 1...2, using: &random),
            link: UInt64.random(in: 1...3, using: &random))
    }

    private mutating func query() -> String {
        let amounts = ["0", "0.01", "9.99", "100", "33.33", "-5"]
        var parts: [String] = []
        if !chance(5) { parts.append("order_id=\(Int.random(in: 1...5, using: &random))") }
        if !chance(5) { parts.append("IMPORTE=" + amounts.randomElement(using: &random)!) }
        if chance(8) { parts.append("currency=USD") }
        if chance(2) {
            parts.append("status=" + SaleStatus.allCases.randomElement(using: &random)!.rawValue)
        }
        if chance(3) {
            let hash = Self.hash(Int.random(in: 1...3, using: &random))
            parts.append("email=sha256%3A" + hash)
        }
        if chance(3) { parts.append("refund_id=\(Int.random(in: 1...2, using: &random))") }
        return parts.joined(separator: "&")
    }
}
