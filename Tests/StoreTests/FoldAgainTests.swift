import Model
import TestSupport
import Testing

@testable import Store

/// Whatever way the tables came about, folding all again gives the same.
@Suite struct FoldAgainTests {
    /// Few orders, clicks and products, so that most hits are repeats of others.
    static func hit(_ random: inout SeededRandom) -> Event {
        let query =
            [
                "", "ref=1", "ref=2&PRODUCTO=Bota&IMPORTE=10", "PRODUCTO=Bota&IMPORTE=10",
                "PRODUCTO=Zapato&CANTIDAD=2&IMPORTE=3&currency=JPY",
            ].randomElement(using: &random) ?? ""
        let click = UInt64.random(in: 1...3, using: &random)
        let at = Sample.now + .seconds(Int64.random(in: 0...900_000, using: &random))
        let contact = ContactName.reference(["ana", "bob"].randomElement(using: &random) ?? "")
        let touch = Sample.touch(click, at: Sample.now, link: click, contact: contact)
        return Sample.hit(
            query, at: at, account: [4071, 9].randomElement(using: &random) ?? 0,
            cookie: Bool.random(using: &random) ? .touches([touch]) : .none,
            setAside: [nil, nil, .notActivated, .wrongHost].randomElement(using: &random) ?? nil)
    }

    static func click(_ number: UInt64, _ random: inout SeededRandom) -> Event {
        let names: [ContactName?] = [
            nil, .reference("ana"), .reference("eva"), .number(ContactNumber(1)),
            .number(ContactNumber(99)),
        ]
        return Sample.click(
            number, at: Sample.now + .seconds(Int64.random(in: 0...400_000, using: &random)),
            link: UInt64.random(in: 1...3, using: &random),
            contact: names.randomElement(using: &random) ?? nil,
            setAside: [nil, nil, .prefetch].randomElement(using: &random) ?? nil)
    }

    @Test(arguments: 0..<6) func admissionsAtAnyTimeGiveTheSame(round: UInt64) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("FoldAgainTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let ledger = try Ledger.shop()
        _ = try ledger.control.enlist(["ana"], account: Ledger.shop, campaign: CampaignID(1))
        for number in 1...150 as ClosedRange<UInt64> {
            try ledger.append(Self.hit(&random), Self.click(number, &random))
            if Int.random(in: 0..<10, using: &random) == 0 { try ledger.fold() }
            guard Int.random(in: 0..<30, using: &random) == 0 else { continue }
            let since = Sample.now + .seconds(Int64.random(in: 0...500_000, using: &random))
            try ledger.control.admit(
                Bool.random(using: &random) ? .notActivated : .wrongHost, account: Ledger.shop,
                since: since, until: since + .seconds(400_000))
            if Bool.random(using: &random) { try ledger.fold() }
        }
        try ledger.fold()
        let rows = try ledger.rows(withRollUps: true)
        #expect(rows.contains { $0.hasPrefix("clicker") && $0.hasSuffix("ana") })
        #expect(rows.contains { $0.hasPrefix("set_aside") && $0.contains("'repeat'") })
        let again = try ledger.rowsFoldedAgain(withRollUps: true)
        #expect(Set(again).symmetricDifference(rows).sorted() == [])
        #expect(again.count == rows.count)
    }

    /// A hit that is let in after a later one of the same order was counted is the sale.
    @Test(arguments: ["ref=1", "IMPORTE=5"]) func theEarlierHitIsTheSale(query: String) throws {
        let ledger = try Ledger.shop()
        let cookie = CookieEvidence.touches([Sample.touch(1)])
        try ledger.append(
            Sample.hit(query, cookie: cookie, setAside: .notActivated),
            Sample.hit(query, at: Sample.now + .seconds(5), cookie: cookie),
            Sample.hit(query, at: Sample.now + .seconds(9), cookie: cookie))
        let credited = HitVerdict.credited(CampaignID(1), LinkNumber(1))
        let before = try ledger.verdicts()
        #expect(before == [1: .setAside(.notActivated), 2: credited, 3: .setAside(.repeated)])
        try ledger.control.admit(
            .notActivated, account: Ledger.shop, since: Sample.now, until: Sample.now)
        let after = try ledger.verdicts()
        #expect(after == [1: credited, 2: .setAside(.repeated), 3: .setAside(.repeated)])
        let rows = try ledger.rows(withRollUps: true)
        #expect(try ledger.rowsFoldedAgain(withRollUps: true) == rows)
    }
}
