import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct ControlStoreAccountsTests {
    let temporary: TemporaryFolder
    let store: ControlStore

    init() throws {
        temporary = try TemporaryFolder()
        store = try ControlStore(temporary.data, creating: true)
    }

    @Test func comeBackAsTheyWere() throws {
        var shop = Sample.account(4071, zone: "Asia/Kathmandu", isActive: false)
        shop.attributionWindow = .milliseconds(1_234_567)
        shop.repeatWindow = .seconds(7)
        try store.add(shop, at: Sample.now)
        try store.add(Sample.account(5), at: Sample.now)
        #expect(try store.account(SubAccountID(4071)) == shop)
        #expect(try store.accounts() == [Sample.account(5), shop])
        #expect(try ControlStore(temporary.data).accounts().count == 2)
    }

    @Test func numberIsTakenOnce() throws {
        try store.add(Sample.account(), at: Sample.now)
        var other = Sample.account()
        other.name = "Another"
        let error = failure { try store.add(other, at: Sample.now) }
        #expect(error?.description == "sub-account 4071 exists already")
        #expect(try store.accounts() == [Sample.account()])
    }

    @Test func isSwitchedOnAndOff() throws {
        try store.add(Sample.account(1, isActive: false), at: Sample.now)
        try store.add(Sample.account(2, isActive: false), at: Sample.now)
        for isActive in [true, true, false] {
            try store.setActive(SubAccountID(1), isActive)
            #expect(try store.account(SubAccountID(1)).isActive == isActive)
            #expect(try store.account(SubAccountID(2)).isActive == false)
        }
    }

    @Test func unknownOnesAreNamed() throws {
        try store.add(Sample.account(), at: Sample.now)
        let unknown = SubAccountID(9)
        for error in [
            failure { _ = try store.account(unknown) },
            failure { try store.setActive(unknown, true) },
        ] {
            #expect(error?.description == "there is no sub-account 9")
            #expect(error?.hint == "saletrail account list")
        }
    }

    @Test func missingFolderIsNotMade() throws {
        let missing = DataFolder(path: temporary.path + "/none")
        let error = failure { _ = try ControlStore(missing) }
        #expect(error?.description.contains("saletrail account add makes it") == true)
        #expect(!FileManager.default.fileExists(atPath: missing.path))
    }

    @Test func newerTablesAreRefused() throws {
        try store.connection.execute("PRAGMA user_version=99")
        let error = failure { _ = try ControlStore(temporary.data) }
        let known = ControlSchema.migrations.steps.count
        #expect(error?.description.contains("99, this program knows up to \(known)") == true)
    }

    /// Several processes write here, so it must not be in WAL mode.
    @Test func settings() throws {
        let settings = try ["journal_mode", "synchronous", "foreign_keys"].map { name in
            try store.connection.first("PRAGMA \(name)") { $0.text(0) }
        }
        #expect(settings == ["delete", "2", "1"])
    }

    @Test func othersChangesAreNoticed() throws {
        let other = try ControlStore(temporary.data)
        let before = try other.changeMark()
        #expect(try other.changeMark() == before)
        try store.add(Sample.account(), at: Sample.now)
        let after = try other.changeMark()
        #expect(after != before)
        #expect(try other.changeMark() == after)
        try other.add(Sample.account(5), at: Sample.now)
        #expect(try other.changeMark() == after)
        try store.setActive(SubAccountID(5), false)
        #expect(try other.changeMark() != after)
    }

    @Test func directoryHoldsEverything() throws {
        #expect(try store.directory().accounts.isEmpty)
        for id in [UInt64(1), 2] {
            try store.add(Sample.account(id), at: Sample.now)
            let campaign = try store.openCampaign(
                "spring", of: SubAccountID(id), at: Sample.now)
            _ = try store.registerLinks(
                Sample.drafts("https://a.example/", "https://b.example/"), in: campaign.id,
                counting: .only([LinkNumber(id)]))
        }
        let directory = try store.directory()
        #expect(directory.accounts[SubAccountID(2)] == Sample.account(2))
        #expect(directory.trackingHosts == ["t1.example", "t2.example"])
        let spring = try store.campaign("spring", of: SubAccountID(2))
        #expect(directory.campaigns[spring.id]?.campaign == spring)
        #expect(directory.link(spring.id, LinkNumber(1))?.countsSales == false)
        #expect(
            directory.link(spring.id, LinkNumber(2))?.destination.url == "https://b.example/")
        #expect(directory.link(spring.id, LinkNumber(3)) == nil)
        // The transaction it was read in has ended: others can write.
        try ControlStore(temporary.data).setActive(SubAccountID(1), false)
    }
}
