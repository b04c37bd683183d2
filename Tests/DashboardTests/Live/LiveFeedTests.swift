import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Dashboard

/// The stream of events that open pages listen to.
@Suite(.serialized)
struct LiveFeedTests {
    private static let events = "/accounts/4071/events"

    @Test func aHitIsToldToAllWhoListenToItsSubAccount() throws {
        let office = try LiveOffice()
        let shop = try EventReader(office.browser(.shop), Self.events)
        let viewer = try EventReader(office.browser(.viewer), Self.events)
        #expect(shop.head.status == 200)
        #expect(shop.head.header("content-type") == "text/event-stream")
        #expect(shop.head.header("cache-control") == "no-store")
        // Until it listens, a page is told of nothing.
        Thread.sleep(forTimeInterval: 0.6)
        try office.hit("order_id=X-1", account: Office.foreign)
        try office.hit("order_id=A-1")
        for reader in [shop, viewer] {
            let event = try #require(try reader.next())
            #expect(event.name == "hits" && event.data == "4071")
        }
        try office.hit("order_id=A-2")
        let event = try #require(try shop.next())
        #expect(event.id == "3")
    }

    @Test func whoComesBackHearsWhatWasMissed() throws {
        let office = try LiveOffice()
        try office.hit("order_id=A-1")
        try office.hit("order_id=A-2")
        try office.settle()
        let browser = try office.browser(.shop)
        let missed = try EventReader(browser, Self.events, lastEventID: "1")
        #expect(try missed.next()?.id == "2")
        // A page knows what it showed when it was made.
        let fresh = try EventReader(browser, Self.events + "?after=1")
        #expect(try fresh.next()?.id == "2")
        let all = try EventReader(browser, Self.events, lastEventID: "2")
        try office.hit("order_id=A-3")
        #expect(try all.next()?.id == "3")
        // A number from before a refold.
        let ahead = try EventReader(browser, Self.events, lastEventID: "900")
        #expect(try ahead.next()?.id == "3")
    }

    @Test func anotherSubAccountsHitIsNotTold() throws {
        let office = try LiveOffice()
        let reader = try EventReader(office.browser(.shop), Self.events)
        Thread.sleep(forTimeInterval: 0.6)
        try office.hit("order_id=X-1", account: Office.foreign)
        try office.settle()
        Thread.sleep(forTimeInterval: 0.6)
        try office.hit("order_id=A-1")
        #expect(try reader.next()?.id == "2")
        let foreign = try EventReader(office.browser(.shop), "/accounts/4072/events")
        #expect(foreign.head.status == 404)
    }

    @Test func hitsThatAreLetInAreTold() throws {
        let office = try LiveOffice(isActive: false)
        try office.hit("order_id=A-1")
        try office.settle()
        let reader = try EventReader(office.browser(.shop), Self.events)
        Thread.sleep(forTimeInterval: 0.6)
        let control = try ControlStore(office.folder)
        try control.setActive(Office.account, true)
        try control.admit(
            .notActivated, account: Office.account, since: Instant(milliseconds: 0),
            until: Office.now())
        #expect(try reader.next()?.name == "hits")
    }

    @Test func aSilentStreamLivesAsLongAsItsSession() throws {
        let clock = TestClock()
        let office = try Office(now: { clock.now })
        let browser = try office.browser(.shop)
        let reader = try EventReader(browser, Self.events)
        Thread.sleep(forTimeInterval: 0.6)
        clock.advance(hours: 0.01)
        Thread.sleep(forTimeInterval: 0.6)
        #expect(try browser.post("/sign-out-everywhere").status == 303)
        clock.advance(hours: 0.01)
        #expect(try reader.next() == nil)
        #expect(reader.comments == 1)
    }

    @Test func thereIsRoomForSoMany() throws {
        let clock = TestClock()
        let office = try Office(now: { clock.now })
        let browser = try office.browser(.shop)
        var readers: [EventReader] = []
        for _ in 0..<LiveFeed.limit { readers.append(try EventReader(browser, Self.events)) }
        #expect(readers.allSatisfy { $0.head.status == 200 })
        let full = try EventReader(browser, Self.events)
        #expect(full.head.status == 503 && full.head.header("retry-after") != nil)
        // Whoever leaves makes room, which is found out by sending.
        readers = []
        for _ in 0..<100 {
            clock.advance(hours: 0.005)
            Thread.sleep(forTimeInterval: 0.1)
            if try EventReader(browser, Self.events).head.status == 200 { return }
        }
        Issue.record("no room again")
    }
}
