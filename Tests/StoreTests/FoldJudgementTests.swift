import Model
import Testing

@testable import Store

/// Credit, reasons and repeats.
@Suite struct FoldJudgementTests {
    static let query = "PRODUCTO=Zapato&CANTIDAD=1&IMPORTE=39.90"
    static let credited = HitVerdict.credited(CampaignID(1), LinkNumber(1))

    static func touched(_ click: UInt64, link: UInt64 = 1) -> CookieEvidence {
        .touches([Sample.touch(click, at: Sample.now - .seconds(60), link: link)])
    }

    @Test func unattributedReasons() throws {
        let ledger = try Ledger.shop()
        _ = try ledger.control.openCampaign("empty", of: Ledger.shop, at: Sample.now)
        let old = Sample.touch(1, at: Sample.now - .seconds(31 * 86_400))
        let cases: [(CookieEvidence, UnattributedReason)] = [
            (.none, .noCookie), (.touches([]), .noCookie), (.otherAccount, .otherAccount),
            (.forged, .forgedCookie), (Self.touched(2, link: 3), .linkNotForSales),
            (Self.touched(3, link: 99), .linkNotForSales), (.touches([old]), .outsideWindow),
            (.touches([Sample.touch(4, campaign: 77)]), .noCookie),
        ]
        for (cookie, _) in cases { try ledger.append(Sample.hit(cookie: cookie)) }
        let verdicts = try ledger.verdicts()
        for (index, (cookie, reason)) in cases.enumerated() {
            #expect(verdicts[Int64(index + 1)] == .unattributed(reason), "\(cookie)")
        }
        let sales = try ledger.sales()
        #expect(sales.allSatisfy { $0.campaign == nil && $0.link == nil && $0.contact == nil })
    }

    @Test func setAsideReasons() throws {
        let ledger = try Ledger.shop()
        for reason in SetAsideReason.allCases {
            try ledger.append(Sample.hit(cookie: Self.touched(1), setAside: reason))
        }
        try ledger.append(Sample.hit(account: nil, setAside: .missingAccount))
        try ledger.append(Sample.hit(account: 9), Sample.hit(account: nil))
        let verdicts = try ledger.verdicts()
        for (index, reason) in SetAsideReason.allCases.enumerated() {
            #expect(verdicts[Int64(index + 1)] == .setAside(reason))
        }
        let last = Int64(SetAsideReason.allCases.count)
        #expect(verdicts[last + 1] == .setAside(.missingAccount))
        #expect(verdicts[last + 2] == .setAside(.unknownAccount))
        #expect(verdicts[last + 3] == .setAside(.unknownAccount))
        #expect(try ledger.sales().isEmpty)
        let rows = try ledger.rows()
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    /// The second hit, how long after the first, and whether it is the first once more.
    static let repeats: [(query: String, click: UInt64, after: Duration, isRepeat: Bool)] = [
        (query, 1, .seconds(5), true), (query, 1, .zero, true),
        (query, 1, .seconds(3 * 86_400 - 1), true), (query, 1, .seconds(3 * 86_400), false),
        (query, 1, .seconds(3 * 86_400 + 1), false), (query, 2, .seconds(5), false),
        ("PRODUCTO=Zapato&CANTIDAD=1&IMPORTE=39.91", 1, .seconds(5), false),
        ("PRODUCTO=Zapato&CANTIDAD=2&IMPORTE=39.90", 1, .seconds(5), false),
        ("PRODUCTO=Bota&CANTIDAD=1&IMPORTE=39.90", 1, .seconds(5), false),
        (query + "&currency=USD", 1, .seconds(5), false), (query + "&ref=A", 1, .seconds(5), false),
        ("PRODUCTO=Zapato&CANTIDAD=1", 1, .seconds(5), false),
        ("IMPORTE=39,90&cantidad=1&PRODUCTO=+Zapato&x=1", 1, .seconds(5), true),
    ]

    @Test(arguments: repeats.indices) func sameSaleIsARepeat(index: Int) throws {
        let (query, click, after, isRepeat) = Self.repeats[index]
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit(Self.query, cookie: Self.touched(1)),
            Sample.hit(query, at: Sample.now + after, cookie: Self.touched(click)))
        let expected = isRepeat ? HitVerdict.setAside(.repeated) : Self.credited
        #expect(try ledger.verdicts() == [1: Self.credited, 2: expected])
        let aside = try ledger.rows().first { $0.hasPrefix("set_aside") }
        #expect(aside?.hasSuffix(" 1 NULL") == (isRepeat ? true : nil))
    }

    /// Without a click there is nothing to tell a reload from a second buyer.
    @Test func withoutClickEverySaleCounts() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.hit(Self.query), Sample.hit(Self.query))
        #expect(try ledger.sales().count == 2)
    }

    @Test func emptyHitsRepeatTheirClick() throws {
        let ledger = try Ledger.shop()
        for _ in 0..<3 { try ledger.append(Sample.hit("empId=4071", cookie: Self.touched(1))) }
        #expect(try ledger.sales().count == 1)
    }

    @Test func uncreditedSalesRepeatByTheirNewestClick() throws {
        let ledger = try Ledger.shop()
        for _ in 0..<2 {
            try ledger.append(Sample.hit(Self.query, cookie: Self.touched(1, link: 3)))
        }
        #expect(
            try ledger.verdicts() == [
                1: .unattributed(.linkNotForSales), 2: .setAside(.repeated),
            ])
    }

    @Test func sameOrderIsARepeatAnywhere() throws {
        let ledger = try Ledger(Sample.account(), Sample.account(2))
        _ = try ledger.campaign("a", of: Ledger.shop)
        try ledger.append(
            Sample.hit("ref=17&IMPORTE=5", cookie: Self.touched(1)),
            Sample.hit("ref=17&IMPORTE=6", at: Sample.now + .seconds(400 * 86_400)),
            Sample.hit("txid=17", cookie: Self.touched(2)), Sample.hit("ref=18"),
            Sample.hit("ref=17", account: 2))
        #expect(
            try ledger.verdicts() == [
                1: Self.credited, 2: .setAside(.repeated), 3: .setAside(.repeated),
                4: .unattributed(.noCookie), 5: .unattributed(.noCookie),
            ])
        let aside = try ledger.rows().filter { $0.hasPrefix("set_aside") }
        #expect(aside.count == 2 && aside.allSatisfy { $0.hasSuffix(" 1 'order:17'") })
    }

    @Test func otherAccountsClicksAreNeverCredited() throws {
        let ledger = try Ledger(Sample.account(), Sample.account(2))
        let mine = try ledger.campaign("a", of: Ledger.shop)
        let theirs = try ledger.campaign("b", of: SubAccountID(2))
        let foreign = Sample.touch(9, campaign: theirs.value)
        let own = Sample.touch(8, at: Sample.now - .seconds(60), campaign: mine.value)
        try ledger.append(
            Sample.hit("ref=1", cookie: .touches([foreign])),
            Sample.hit("ref=2", cookie: .touches([own, foreign])))
        #expect(
            try ledger.verdicts() == [
                1: .unattributed(.noCookie), 2: .credited(mine, LinkNumber(1)),
            ])
    }

    @Test func olderClickOnASalesLinkIsCredited() throws {
        let ledger = try Ledger.shop()
        let counting = Sample.touch(1, at: Sample.now - .seconds(90), link: 2)
        let other = Sample.touch(2, at: Sample.now - .seconds(60), link: 3)
        try ledger.append(Sample.hit(cookie: .touches([counting, other])))
        #expect(try ledger.verdicts() == [1: .credited(CampaignID(1), LinkNumber(2))])
    }
}
