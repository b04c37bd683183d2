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
        try prune(ledger, &history)
    }

    /// Pruned at any moment, the totals stay, and what comes later changes only what is left.
    private func prune(_ ledger: Ledger, _ history: inout History) throws {
        var cut: Instant?
        for _ in 0..<20 where cut == nil {
            let instant = history.someInstant()
            cut = try Self.splits(ledger, at: instant) ? nil : instant
        }
        guard let cut else { return }
        let before = try Self.totals(ledger)
        try UpkeepTests.run(.prune(before: cut), ledger)
        #expect(try Self.totals(ledger) == before, "seed \(history.seed)")
        let journal = try Journal(ledger.folder)
        for _ in 0..<10 { try journal.append([JournalEntry(history.event())]) }
        journal.close()
        try ledger.fold()
        #expect(try VerificationTests.differences(ledger) == [], "seed \(history.seed)")
        let rows = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.refold, ledger)
        #expect(try ledger.rows(withRollUps: true) == rows, "seed \(history.seed)")
    }

    /// Whether what belongs together would be torn apart: the reports of an order, or clicks that
    /// are judged beside each other. Then the rest is judged by itself when it is folded again.
    private static func splits(_ ledger: Ledger, at cut: Instant) throws -> Bool {
        let all = try ledger.events()
        let last = all.prefix { $0.entry.at < cut }.last?.seq ?? 0
        let sides = [all.filter { $0.seq <= last }, all.filter { $0.seq > last }]
        if let end = sides[0].last?.entry.at, let start = sides[1].first?.entry.at,
            start < end + .seconds(120)
        {
            return true
        }
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        let keys = """
            SELECT account || ' ' || order_key FROM (SELECT seq, account, order_key FROM sale
            UNION ALL SELECT seq, account, order_key FROM set_aside) WHERE order_key IS NOT NULL
            """
        let early = try connection.all(keys + " AND seq <= ?", last) { $0.text(0) }
        let late = try connection.all(keys + " AND seq > ?", last) { $0.text(0) }
        return !Set(early).isDisjoint(with: late)
    }

    private static func totals(_ ledger: Ledger) throws -> [String] {
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        let sums = "sum(sales), sum(units), sum(millions * 1000000 + rest)"
        let queries = [
            "SELECT account, currency, \(sums) FROM sale_day GROUP BY 1, 2 ORDER BY 1, 2",
            "SELECT product, currency, \(sums) FROM product_day GROUP BY 1, 2 ORDER BY 1, 2",
            "SELECT account, link, sum(clicks), 0, 0 FROM click_day GROUP BY 1, 2 ORDER BY 1, 2",
            "SELECT reason, what, sum(hits), 0, 0 FROM aside_day GROUP BY 1, 2 ORDER BY 1, 2",
        ]
        return try queries.flatMap { sql in
            try connection.all(sql) { row in (0..<5).map { row.text($0) }.joined(separator: " ") }
        }
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
                "lines that do not sum up",
                """
                SELECT s.seq FROM sale s JOIN sale_line l ON l.sale = s.seq GROUP BY s.seq
                HAVING sum(l.amount) IS NOT s.amount
                """
            ),
            (
                "products that are not all sales",
                """
                SELECT account FROM (SELECT account, currency, millions * 1000000 + rest AS amount
                    FROM product_day UNION ALL SELECT account, currency,
                    -(millions * 1000000 + rest) FROM sale_day)
                GROUP BY account, currency HAVING sum(amount) <> 0
                """
            ),
            (
                "credit for a click after the order",
                """
                SELECT s.seq FROM sale s JOIN credit c ON c.sale = s.seq
                WHERE c.at > s.received_at + 60000
                """
            ),
            (
                "a buyer who said no is recognised",
                """
                SELECT s.seq FROM sale s WHERE (s.click IS NOT NULL OR s.contact IS NOT NULL)
                    AND s.query LIKE '%consent=0%'
                """
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
    /// The clicks so far.
    private var clicks: [Touch] = []

    init(seed: UInt64) {
        self.seed = seed
        random = SeededRandom(seed: seed)
    }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    /// Between the first event and the last.
    mutating func someInstant() -> Instant {
        Sample.now + .seconds(Int64.random(in: 0...minute, using: &random))
    }

    mutating func event() -> Event {
        minute += chance(3) ? 1 : Int64.random(in: 0...600, using: &random)
        let at = Sample.now + .seconds(minute)
        let account = UInt64.random(in: 1...2, using: &random)
        if chance(5) { return click(at, account) }
        let isShop = chance(2)
        if chance(10) {
            let trust: HitTrust = isShop ? .token : .nobody
            return Sample.hit(
                query() + "&consent=0", at: at, account: account,
                proof: HitProof(trust: trust, isConsentWithheld: true))
        }
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

    /// Some within seconds of each other, some with the cookie of earlier ones.
    private mutating func click(_ at: Instant, _ account: UInt64) -> Event {
        let own = clicks.filter { $0.campaign.value == account }
        let remembered = chance(4) ? own.suffix(2).map(\.click) : []
        let link = UInt64.random(in: 1...3, using: &random)
        clicks.append(
            Sample.touch(UInt64(1000 + clicks.count), at: at, campaign: account, link: link))
        return Sample.click(
            UInt64(999 + clicks.count), at: at, account: account, campaign: account, link: link,
            contact: chance(2) ? .reference("c\(Int.random(in: 1...3, using: &random))") : nil,
            signals: ClickSignals(remembered: remembered))
    }

    /// Of either shop: whoever sends it, it must never cross over.
    private mutating func touch(before at: Instant) -> Touch {
        if chance(2), let click = clicks.randomElement(using: &random) { return click }
        return Sample.touch(
            UInt64.random(in: 1...30, using: &random),
            at: at - .seconds(Int64.random(in: 0...100_000, using: &random)),
            campaign: UInt64.random(in: 1...2, using: &random),
            link: UInt64.random(in: 1...3, using: &random))
    }

    private mutating func query() -> String {
        let amounts = ["0", "0.01", "9.99", "100", "33.33", "-5"]
        var parts: [String] = []
        if !chance(5) { parts.append("order_id=\(Int.random(in: 1...5, using: &random))") }
        for _ in 0..<(chance(3) ? 3 : 1) {
            if chance(3) { parts.append("PRODUCTO=" + (chance(2) ? "a" : "b")) }
            if chance(3) { parts.append("CANTIDAD=\(Int.random(in: -1...4, using: &random))") }
            if !chance(5) { parts.append("IMPORTE=" + amounts.randomElement(using: &random)!) }
        }
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
