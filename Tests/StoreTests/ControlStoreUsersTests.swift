import Foundation
import Model
import TestSupport
import Testing

@testable import Store

struct ControlStoreUsersTests {
    private let folder: TemporaryFolder
    private let store: ControlStore
    private let now = Sample.now

    init() throws {
        folder = try TemporaryFolder()
        store = try ControlStore(DataFolder(path: folder.path), creating: true)
        try store.add(Sample.account(), at: now)
        try store.add(Sample.account(4072), at: now)
    }

    private func after(_ duration: Duration) -> Instant { now.advanced(by: duration) }

    @Test func namesAreUniqueInAnyCase() throws {
        let ana = try store.addUser("Ana", role: .sender, at: now)
        #expect(throws: StoreError.self) { try store.addUser("ANA", role: .shop, at: now) }
        #expect(try store.user(named: "ana").id == ana.id)
        #expect(throws: StoreError.self) { try store.user(named: "nobody") }
        for (name, isOne) in [
            ("Ana Soto", true), ("Ñandú 4", true), ("", false), (" a", false), ("a\nb", false),
            ("a\u{202E}b", false), (String(repeating: "a", count: 61), false),
        ] {
            #expect(User.isName(name) == isOne)
        }
    }

    @Test func grantsAreWhatIsSeen() throws {
        let user = try store.addUser("Ana", role: .shop, accounts: [SubAccountID(4072)], at: now)
        try store.grant(SubAccountID(4071), to: user.id)
        try store.grant(SubAccountID(4071), to: user.id)
        #expect(try store.grants(of: user.id).map(\.value) == [4071, 4072])
        #expect(throws: StoreError.self) { try store.grant(SubAccountID(9), to: user.id) }
        #expect(try store.revoke(SubAccountID(4072), from: user.id))
        #expect(!(try store.revoke(SubAccountID(4072), from: user.id)))
        #expect(try store.users(of: SubAccountID(4071)).map(\.name) == ["Ana"])
        #expect(throws: StoreError.self) {
            try store.addUser("Eve", role: .shop, accounts: [SubAccountID(9)], at: now)
        }
        #expect(throws: StoreError.self) { try store.user(named: "Eve") }
    }

    @Test func linksAreGoodOnceAndForATime() throws {
        let user = try store.addUser("Ana", role: .shop, at: now)
        let first = try store.makeLink(for: user.id, at: now)
        let second = try store.makeLink(for: user.id, at: now)
        #expect(try store.signIn(byLink: first, at: now) == nil)
        #expect(try store.user(ofLink: second, at: after(SessionLimits.link)) == nil)
        #expect(try store.signIn(byLink: second, at: after(SessionLimits.link)) == nil)
        #expect(try store.user(ofLink: second, at: after(.seconds(60)))?.id == user.id)
        let entered = try #require(try store.signIn(byLink: second, at: after(.seconds(60))))
        #expect(try store.signIn(byLink: second, at: after(.seconds(61))) == nil)
        #expect(try store.user(ofSession: entered.secret, at: now)?.id == user.id)
        #expect(try store.user(ofSession: "x" + entered.secret, at: now) == nil)
        #expect(try store.user(named: "Ana").signedInAt == after(.seconds(60)))
    }

    @Test func sessionsEndWhenIdleAndAtLast() throws {
        let user = try store.addUser("Ana", role: .shop, at: now)
        let link = try store.makeLink(for: user.id, at: now)
        let secret = try #require(try store.signIn(byLink: link, at: now)).secret
        // Seen every eleven hours: not idle, but old in the end.
        var time = now
        while time < after(SessionLimits.age) {
            #expect(try store.user(ofSession: secret, at: time) != nil)
            time = time.advanced(by: .seconds(11 * 3600))
        }
        #expect(try store.user(ofSession: secret, at: time) == nil)
        let next = try store.makeLink(for: user.id, at: time)
        let other = try #require(try store.signIn(byLink: next, at: time)).secret
        #expect(try store.user(ofSession: other, at: time.advanced(by: .seconds(12 * 3600))) == nil)
    }

    @Test func removingEndsEverythingButTheLastSupport() throws {
        let boss = try store.addUser("Boss", role: .support, at: now)
        #expect(throws: StoreError.self) { try store.remove(boss) }
        let user = try store.addUser("Ana", role: .shop, accounts: [SubAccountID(4071)], at: now)
        let link = try store.makeLink(for: user.id, at: now)
        let secret = try #require(try store.signIn(byLink: link, at: now)).secret
        let unused = try store.makeLink(for: user.id, at: now)
        #expect(try store.endSessions(of: user.id) == 1)
        #expect(try store.user(ofSession: secret, at: now) == nil)
        #expect(try store.user(ofLink: unused, at: now) == nil)
        try store.remove(user)
        #expect(try store.users().map(\.name) == ["Boss"])
        // Numbers are never given twice: the log names people by them.
        let next = try store.addUser("Ana", role: .shop, at: now)
        #expect(next.id > user.id)
        #expect(try store.grants(of: next.id).isEmpty)
    }

    @Test func aChangeAndItsNoteAreOne() throws {
        let boss = try store.addUser("Boss", role: .support, at: now)
        try store.audited(.userGrant, by: Actor(boss), account: SubAccountID(4071), at: now) {
            () throws(StoreError) in try store.grant(SubAccountID(4071), to: boss.id)
        }
        #expect(throws: StoreError.self) {
            try store.audited(.userGrant, by: .commandLine, account: SubAccountID(9), at: now) {
                () throws(StoreError) in try store.grant(SubAccountID(9), to: boss.id)
            }
        }
        for number in 1...3 {
            try store.note(.userAdd, by: .commandLine, subject: "u\(number)", at: now)
        }
        #expect(try store.audit(limit: 2).map(\.subject) == ["u3", "u2"])
        let oldest = try #require(try store.audit(limit: 10).last)
        #expect(oldest.actor == .user(boss.id, name: "Boss") && oldest.at == now)
        #expect(try store.audit(before: oldest.id + 1, limit: 9) == [oldest])
        #expect(try store.audit(of: SubAccountID(4071), limit: 9) == [oldest])
    }

    @Test func aRequestIsSettledByActivating() throws {
        let id = SubAccountID(4073)
        try store.add(Sample.account(4073, isActive: false), at: now)
        try store.requestActivation(of: id, by: "Ana", at: now)
        try store.requestActivation(of: id, by: "Eve", at: after(.seconds(1)))
        #expect(try store.activationRequests().map(\.actor) == ["Ana"])
        try store.setActive(id, true)
        try store.setActive(id, false)
        #expect(try store.activationRequests().isEmpty)
        try store.setDashboard("https://a.example")
        try store.setDashboard("https://b.example")
        #expect(try store.dashboard() == "https://b.example")
    }
}
