import Model
import Testing

@testable import Store

@Suite struct LatestHitsTests {
    private let ledger: Ledger
    private let reader: ReportReader

    /// Hits 1 to 8 of two shops, two of them to be counted later.
    init() throws {
        ledger = try Ledger(Sample.account(), Sample.account(2))
        _ = try ledger.campaign("a", of: Ledger.shop)
        let cookie = CookieEvidence.touches([Sample.touch(1)])
        try ledger.append(
            Sample.hit("x=1", cookie: cookie), Sample.hit("x=2", account: 2),
            Sample.hit("x=3", setAside: .notActivated), Sample.hit("x=4", cookie: .forged),
            Sample.hit("x=5", setAside: .prefetch), Sample.hit("x=6", account: 2),
            Sample.hit("x=7", setAside: .notActivated), Sample.hit("x=8", account: nil))
        reader = try ledger.fold()
    }

    private static let selections: [(HitSelection, [Int64])] = [
        (.all, [7, 5, 4, 3, 1]), (.setAside, [7, 5, 3]), (.unattributed, [4]),
        (.uncredited, [7, 5, 4, 3]),
    ]

    /// Whether they are found by number, by time, or some by each.
    @Test(arguments: [0, 2, 4, 100] as [Int64])
    func theSameHitsHoweverTheyAreFound(recent: Int64) throws {
        for (selection, expected) in Self.selections {
            for limit in 0...6 {
                let found = try reader.latestHits(
                    of: Ledger.shop, selection, limit: limit, recent: recent)
                #expect(found.map(\.seq) == Array(expected.prefix(limit)), "\(selection)")
            }
            for end in 1...9 as ClosedRange<Int64> {
                let found = try reader.latestHits(
                    of: Ledger.shop, selection, before: end, limit: 9, recent: recent)
                #expect(found.map(\.seq) == expected.filter { $0 < end }, "before \(end)")
            }
        }
        #expect(try reader.latestHits(of: SubAccountID(9), .all, limit: 9).isEmpty)
    }

    @Test func linesAreThoseOfAllHits() throws {
        let all = try reader.hits(.only(Ledger.shop), .all, limit: 100)
        #expect(try reader.latestHits(of: Ledger.shop, .all, limit: 100) == all)
    }

    @Test func newestBySubAccount() throws {
        let (first, second) = (Ledger.shop, SubAccountID(2))
        #expect(try reader.newestHits(after: 0) == [first: 7, second: 6])
        #expect(try reader.newestHits(after: 5) == [first: 7, second: 6])
        #expect(try reader.newestHits(after: 6) == [first: 7])
        #expect(try reader.newestHits(after: 8).isEmpty)
    }
}
