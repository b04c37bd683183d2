import Model
import Testing

@testable import Store

@Suite struct HitsTests {
    let ledger: Ledger
    let reader: ReportReader

    /// Hits 1 to 7: credited, unattributed, set aside; of two shops and of none.
    init() throws {
        ledger = try Ledger(Sample.account(), Sample.account(2))
        _ = try ledger.campaign("a", of: Ledger.shop)
        let cookie = CookieEvidence.touches([Sample.touch(1)])
        try ledger.append(
            Sample.hit("x=1", cookie: cookie), Sample.hit("x=1", cookie: cookie),
            Sample.hit("x=%zz&secret", setAside: .notActivated),
            Sample.hit("ref=4", cookie: .forged), Sample.hit("x=5", account: 2),
            Sample.hit("x=6", account: 2, setAside: .wrongHost),
            Sample.hit("x=7", account: nil, setAside: .missingAccount))
        reader = try ledger.fold()
    }

    static let only = SubAccountScope.only(Ledger.shop)
    static let cases: [(SubAccountScope, HitSelection, Int, [Int64])] = [
        (.installation, .all, 100, [7, 6, 5, 4, 3, 2, 1]),
        (.installation, .all, 3, [7, 6, 5]), (.installation, .all, 0, []),
        (.installation, .setAside, 100, [7, 6, 3, 2]),
        (.installation, .unattributed, 100, [5, 4]),
        (only, .all, 100, [4, 3, 2, 1]), (only, .all, 2, [4, 3]),
        (only, .setAside, 100, [3, 2]), (only, .setAside, 1, [3]),
        (only, .unattributed, 100, [4]), (.only(SubAccountID(2)), .all, 100, [6, 5]),
        (.only(SubAccountID(9)), .all, 100, []),
    ]

    @Test(arguments: cases.indices) func selections(index: Int) throws {
        let (scope, selection, limit, expected) = Self.cases[index]
        #expect(try reader.hits(scope, selection, limit: limit).map(\.seq) == expected)
    }

    @Test func linesSayWhatBecameOfThem() throws {
        let lines = try reader.hits(.installation, .all, limit: 10)
        #expect(
            lines.map(\.verdict) == [
                .setAside(.missingAccount), .setAside(.wrongHost), .unattributed(.noCookie),
                .unattributed(.forgedCookie), .setAside(.notActivated), .setAside(.repeated),
                .credited(CampaignID(1), LinkNumber(1)),
            ])
        #expect(lines.map(\.account?.value) == [nil, 2, 2, 4071, 4071, 4071, 4071])
        #expect(lines[4].query == "x=%zz&secret" && lines[4].host == "t4071.example")
        #expect(lines.allSatisfy { $0.at == Sample.now })
    }
}
