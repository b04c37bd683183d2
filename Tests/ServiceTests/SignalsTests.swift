import HTTPServer
import Model
import Service
import Store
import Testing

/// Of a click's address only the network is kept, and only where that is known and wanted.
@Suite(.serialized)
struct SignalsTests {
    /// The networks in the journal, as their bytes.
    static func networks(_ shop: Shop) throws -> [[UInt8]?] {
        try JournalReader(shop.folder).read(after: 0, limit: 100).compactMap { stored in
            guard case .click(let click) = stored.entry.event else { return nil }
            return .some(click.signals.network?.bytes)
        }
    }

    @Test("the address that a trusted proxy passes on, cut; nothing where it is not wanted")
    func proxied() throws {
        let shop = try Shop { $0.server.trustedProxies = [AddressRange("127.0.0.1")!] }
        let link = try shop.shoeLinks()[0]
        let forwarded: [(String, [UInt8]?)] = [
            ("203.0.113.77", [203, 0, 113]), ("198.51.100.1, 203.0.113.9", [203, 0, 113]),
            ("2001:db8:1:2::9", [0x20, 0x01, 0x0D, 0xB8, 0, 1]), ("10.0.0.1", nil), ("x", nil),
        ]
        for (field, _) in forwarded {
            try Reader(shop).get(link, headers: Shop.browser + [("X-Forwarded-For", field)])
        }
        #expect(try Self.networks(shop) == forwarded.map(\.1))
        try BeaconTests.change(shop) { $0.keepsNetwork = false }
        try Reader(shop).get(link, headers: Shop.browser + [("X-Forwarded-For", "203.0.113.7")])
        #expect(try Self.networks(shop).last == .some(nil))
    }

    @Test("nobody else's word is taken")
    func untrusted() throws {
        let shop = try Shop()
        let headers = Shop.browser + [("X-Forwarded-For", "203.0.113.77")]
        try Reader(shop).get(try shop.shoeLinks()[0], headers: headers)
        #expect(try Self.networks(shop) == [nil])
    }

    @Test("the clicks that the cookie proves are on record, and when the message was sent")
    func returning() throws {
        let shop = try Shop()
        let links = try shop.shoeLinks()
        let now = SystemClock.now().milliseconds / 1000
        let reader = Reader(shop)
        try reader.get(links[0])
        try reader.get(links[1] + "?sent=\(now - 3)")
        try Reader(shop).get(links[1] + "?sent=\(now - 3600)")
        let clicks = try JournalReader(shop.folder).read(after: 0, limit: 100).compactMap {
            if case .click(let click) = $0.entry.event { click } else { Click?.none }
        }
        #expect(clicks.map(\.signals.remembered) == [[], [clicks[0].id], []])
        #expect(
            clicks.map { $0.signals.facts.contains(.soonAfterSending) } == [false, true, false])
    }

    @Test(
        "a telephone of CUBOT is no bot",
        arguments: [
            ("Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) Chrome/120 Mobile", true),
            ("Mozilla/5.0 (Linux; CUBOT; Android 13)", true), ("SomeBot 1.0", false),
            ("CUBOT X; Googlebot/2.1", false), ("bot/1", false),
        ]) func telephones(agent: String, isReader: Bool) throws
    {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        let answer = try Reader(shop).get(link, headers: [("User-Agent", agent)])
        #expect((answer.header("set-cookie") != nil) == isReader)
    }
}
