import Model
import TestSupport
import Testing

@testable import Store

@Suite struct ControlStoreContactsTests {
    static let shop = SubAccountID(1)

    let temporary: TemporaryFolder
    let store: ControlStore
    let campaign: Campaign

    init() throws {
        temporary = try TemporaryFolder()
        store = try ControlStore(temporary.data, creating: true)
        try store.add(Sample.account(1), at: Sample.now)
        try store.add(Sample.account(2), at: Sample.now)
        campaign = try store.openCampaign("spring", of: Self.shop, at: Sample.now)
    }

    @Test func numbersStay() throws {
        let first = try store.enlist(["a", "ñ", "c"], account: Self.shop, campaign: campaign.id)
        let again = try store.enlist(["c", "d", "a"], account: Self.shop, campaign: campaign.id)
        #expect(Set(first + again).count == 4)
        #expect(again[0] == first[2] && again[2] == first[0])
        #expect(try store.mailedCount(campaign.id) == 4)
        #expect(try store.reference(of: first[1], account: Self.shop) == "ñ")
    }

    @Test func campaignsAreCountedApart() throws {
        let autumn = try store.openCampaign("autumn", of: Self.shop, at: Sample.now)
        let first = try store.enlist(["a", "b"], account: Self.shop, campaign: campaign.id)
        let second = try store.enlist(["b"], account: Self.shop, campaign: autumn.id)
        #expect(second == [first[1]])
        #expect(try store.mailedCount(campaign.id) == 2)
        #expect(try store.mailedCount(autumn.id) == 1)
        #expect(try store.enlist([], account: Self.shop, campaign: campaign.id) == [])
    }

    @Test func accountsDoNotMix() throws {
        let other = try store.openCampaign("spring", of: SubAccountID(2), at: Sample.now)
        let mine = try store.enlist(["a"], account: Self.shop, campaign: campaign.id)
        let theirs = try store.enlist(["a"], account: SubAccountID(2), campaign: other.id)
        #expect(mine != theirs)
        #expect(try store.reference(of: mine[0], account: SubAccountID(2)) == nil)
        #expect(try store.reference(of: ContactNumber(99), account: Self.shop) == nil)
    }

    @Test func allOrNone() throws {
        #expect(throws: StoreError.self) {
            try store.enlist(["a", "b"], account: Self.shop, campaign: CampaignID(99))
        }
        let contacts = try store.connection.first("SELECT count(*) FROM contact") { $0.integer(0) }
        #expect(contacts == 0)
    }

    /// A number is signed into links: it must never name somebody else later.
    @Test func numbersAreNeverUsedAgain() throws {
        let first = try store.enlist(["a"], account: Self.shop, campaign: campaign.id)
        try store.connection.execute("DELETE FROM mailed; DELETE FROM contact")
        let second = try store.enlist(["b"], account: Self.shop, campaign: campaign.id)
        #expect(second[0] > first[0])
    }

    @Test func admissionsCoverTheirHits() throws {
        let since = Sample.now - .seconds(10)
        try store.admit(.notActivated, account: Self.shop, since: since, until: Sample.now)
        try store.admit(.wrongHost, account: SubAccountID(2), since: since, until: Sample.now)
        let admissions = try store.admissions()
        #expect(admissions.newest == 2 && Admissions().newest == 0)
        #expect(admissions.after(0).map(\.id) == [1, 2])
        #expect(admissions.after(1).map(\.reason) == [.wrongHost])
        #expect(admissions.after(2).isEmpty)
        let cases: [(UInt64, SetAsideReason, Int64, Bool)] = [
            (1, .notActivated, -10_000, true), (1, .notActivated, 0, true),
            (1, .notActivated, -10_001, false), (1, .notActivated, 1, false),
            (1, .wrongHost, 0, false), (2, .wrongHost, 0, true), (2, .notActivated, 0, false),
            (3, .wrongHost, 0, false),
        ]
        for (account, reason, offset, expected) in cases {
            let at = Sample.now + .milliseconds(offset)
            guard case .saleHit(let hit) = Sample.hit(at: at, account: account) else { continue }
            #expect(admissions.cover(hit, reason) == expected, "\(account) \(reason) \(offset)")
        }
    }

    @Test func admissionNeedsAnAccount() throws {
        #expect(throws: StoreError.self) {
            try store.admit(
                .notActivated, account: SubAccountID(9), since: Sample.now, until: Sample.now)
        }
    }
}
