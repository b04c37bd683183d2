import Foundation
import HTTPServer
import Model
import Store
import Testing

@testable import Dashboard

struct SignInTests {
    @Test func aLinkIsGoodOnceAndOnlyByItsButton() throws {
        let office = try Office()
        let link = try office.link("support")
        let browser = Browser(office)
        // As a mail scanner does, several times.
        for _ in 0..<3 {
            let page = try browser.get(link)
            #expect(page.status == 200 && page.text.contains("Sign in as support"))
            #expect(try browser.send("HEAD", link).status == 200)
        }
        #expect(browser.cookies.isEmpty)
        let entered = try browser.post(link)
        #expect(entered.status == 303 && entered.header("location") == "/")
        #expect(try browser.get("/").status == 200)
        let other = Browser(office)
        #expect(try other.post(link).status == 404)
        #expect(try other.get(link).status == 404)
        #expect(try other.get("/").header("location") == "/sign-in")
    }

    @Test func whatIsKeptLetsNobodyIn() throws {
        let office = try Office()
        let browser = try office.browser(.support)
        let secret = try #require(browser.cookies["saletrail"])
        let link = try office.link("shop")
        let file = try Data(contentsOf: URL(filePath: office.folder.path + "/control.sqlite"))
        #expect(file.range(of: Data(secret.utf8)) == nil)
        #expect(file.range(of: Data(link.dropFirst("/sign-in/".count).utf8)) == nil)
    }

    @Test func aPlantedSessionIsNotTakenOver() throws {
        let office = try Office()
        let planted = String(repeating: "a", count: 52)
        let browser = Browser(office)
        browser.set(cookie: "saletrail", planted)
        _ = try browser.post(office.link("shop"), token: "")
        #expect(browser.cookies["saletrail"] != planted)
        // Nor the session that was there before, which ends.
        let first = browser.cookies["saletrail"]
        _ = try browser.post(office.link("viewer"))
        #expect(browser.cookies["saletrail"] != first)
        let thief = Browser(office)
        thief.set(cookie: "saletrail", first ?? "")
        #expect(try thief.get("/").header("location") == "/sign-in")
        thief.set(cookie: "saletrail", planted)
        #expect(try thief.get("/").header("location") == "/sign-in")
    }

    @Test func signingOutEndsTheSessionOnTheServer() throws {
        let office = try Office()
        let (one, two) = (try office.browser(.sender), try office.browser(.sender))
        let stolen = Browser(office)
        stolen.set(cookie: "saletrail", one.cookies["saletrail"] ?? "")
        #expect(try one.post("/sign-out").header("location") == "/sign-in")
        #expect(one.cookies["saletrail"] == nil)
        #expect(try stolen.get("/settings").status == 303)
        #expect(try two.get("/settings").status == 200)
        let three = try office.browser(.sender)
        #expect(try three.post("/sign-out-everywhere").status == 303)
        #expect(try two.get("/settings").status == 303)
    }

    @Test func sessionsAndLinksEnd() throws {
        let clock = TestClock()
        let office = try Office(now: { clock.now })
        let browser = try office.browser(.viewer)
        clock.advance(hours: 11)
        #expect(try browser.get("/settings").status == 200)
        clock.advance(hours: 11)
        #expect(try browser.get("/settings").status == 200)
        clock.advance(hours: 12)
        #expect(try browser.get("/settings").status == 303)
        let control = try office.control
        let user = try control.user(named: "viewer")
        let secret = try control.makeLink(for: user.id, at: clock.now)
        clock.advance(hours: 0.3)
        #expect(try Browser(office).get("/sign-in/" + secret).status == 404)
        let fresh = try control.makeLink(for: user.id, at: clock.now)
        let steady = Browser(office)
        _ = try steady.post("/sign-in/" + fresh)
        for _ in 0..<71 {
            clock.advance(hours: 10)
            #expect(try steady.get("/settings").status == 200)
        }
        clock.advance(hours: 11)
        #expect(try steady.get("/settings").status == 303)
    }

    @Test func cookiesSuitTheConnection() throws {
        let plain = try office(url: "http://127.0.0.1:8090")
        let line = try #require(plain.first)
        #expect(line.hasPrefix("saletrail=") && !line.contains("Secure"))
        #expect(line.contains("; HttpOnly; SameSite=Lax") && line.contains("; Path=/;"))
        let secure = try #require(try office(url: "https://stats.example").first)
        #expect(secure.hasPrefix("__Host-saletrail=") && secure.hasSuffix("; Secure"))
        #expect(!secure.contains("Domain"))
    }

    private func office(url: String) throws -> [String] {
        let office = try Office(url: url)
        let browser = Browser(office)
        _ = try browser.post(office.link("support"))
        return browser.setCookies
    }

    @Test func aHostThatIsNotOursGetsNothing() throws {
        let office = try Office(url: "https://stats.example")
        let browser = Browser(office)
        for (host, status) in [
            ("stats.example", 200), ("STATS.EXAMPLE:443", 200), ("127.0.0.1:8090", 200),
            ("rebound.example", 404), ("track.shop4071.example", 404),
        ] {
            #expect(try browser.get("/sign-in", headers: [("Host", host)]).status == status)
        }
    }
}

/// A clock that goes on when it is told to.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var milliseconds = Office.now().milliseconds

    var now: Instant { lock.withLock { Instant(milliseconds: milliseconds) } }

    func advance(hours: Double) {
        lock.withLock { milliseconds += Int64(hours * 3_600_000) }
    }
}
