import Model
import TestSupport
import Testing

@testable import Store

@Suite struct EventCodingTests {
    static let contacts: [ContactName?] = [
        nil, .number(ContactNumber(1)), .number(ContactNumber(.max)), .reference(""),
        .reference("Ana ñ"),
    ]

    static var clicks: [Event] {
        contacts.flatMap { contact in
            ([nil] + ClickReason.allCases).map { reason in
                Sample.click(.max, contact: contact, setAside: reason)
            }
        }
    }

    static var returning: [Event] {
        [ClickSignals.Facts(), .carriesCookie].flatMap { facts in
            [1, 5].map { count in
                let remembered = (1...UInt64(count)).map { ClickID($0 << 40) }
                return Sample.click(
                    7, signals: ClickSignals(facts: facts, remembered: remembered))
            }
        }
    }

    static var hits: [Event] {
        let touches = contacts.enumerated().map { index, contact in
            Sample.touch(UInt64(index + 1), link: 300, contact: contact)
        }
        let cookies: [CookieEvidence] = [
            .none, .otherAccount, .forged, .touches([]), .touches(touches),
            .touches(Array(repeating: touches[1], count: 40)),
        ]
        return cookies.flatMap { cookie in
            ([nil] + SetAsideReason.allCases).flatMap { reason in
                [UInt64?.none, 4071].map { account in
                    Sample.hit("a=1&b=ñ%E9", account: account, cookie: cookie, setAside: reason)
                }
            }
        }
    }

    static var odd: [Event] {
        [HitForm.image, .page].flatMap { form in
            [true, false].map { isSecure in
                .saleHit(
                    SaleHit(
                        at: Instant(milliseconds: -5), account: SubAccountID(.max),
                        query: String(repeating: "&", count: 4096), host: "", form: form,
                        isSecure: isSecure, cookie: .none, setAside: nil))
            }
        }
    }

    @Test func everyEventRoundTrips() {
        let events = Self.clicks + Self.returning + Self.hits + Self.odd
        #expect(events.count == 50 + 4 + 216 + 4)
        for event in events {
            #expect(JournalEntry(event).event == event)
        }
        #expect(Set(events.map { JournalEntry($0) }).count == events.count)
    }

    @Test func keepsItsTime() {
        let entry = JournalEntry(Sample.click(7, at: Instant(milliseconds: 1_795_004_800_123)))
        #expect(entry.at.milliseconds == 1_795_004_800_123)
        #expect(JournalEntry(Sample.hit()).at == Sample.now)
    }

    /// On disk in every journal: these bytes must be read, and written, for ever.
    @Test func keepsItsForm() {
        let click = JournalEntry(
            Sample.click(300, contact: .reference("x"), setAside: .prefetch))
        let expected: [UInt8] =
            [0xAC, 2, 0xE7, 0x1F, 1, 1, 2, 1, 0x78, 8] + Array("prefetch".utf8)
            + [11] + Array("Mozilla/5.0".utf8)
        #expect(click.kind == 1 && click.body == expected)
        let hit = JournalEntry(
            Sample.hit("q", cookie: .touches([Sample.touch(5)]), setAside: nil))
        let start: [UInt8] = [0xE7, 0x1F, 1, 0x71, 13] + Array("t4071.example".utf8)
        let end: [UInt8] = [1, 1, 0, 3, 1, 1, 1, 0, 0x80, 0xB3, 0xF6, 0xD7, 0x06, 5]
        #expect(hit.kind == 2 && hit.body == start + end)
    }

    @Test func cutAndExtendedRecordsAreRefused() {
        for event in Self.clicks + Self.hits + Self.odd.prefix(1) {
            let entry = JournalEntry(event)
            for length in 0..<entry.body.count {
                let cut = JournalEntry(
                    at: entry.at, kind: entry.kind, body: Array(entry.body.prefix(length)))
                #expect(cut.event == nil)
            }
            for more in [UInt8(0), 1, 0xFF] {
                let long = JournalEntry(at: entry.at, kind: entry.kind, body: entry.body + [more])
                #expect(long.event == nil)
            }
        }
    }

    static let proofs: [HitProof] = HitTrust.allCases.flatMap { trust in
        [ClickIDEvidence.none, .unknown, .touch(Sample.touch(5, contact: .reference("x")))]
            .flatMap { click in
                [true, false].map {
                    HitProof(click: click, trust: trust, isConsentWithheld: $0)
                }
            }
    }
    static let signals: [ClickSignals] = [[UInt8](), [10, 1, 2], [1, 2, 3, 4, 5, 6]].flatMap {
        bytes in
        [ClickSignals.Facts(), .noLanguage, [.oddTail, .consentWithheld]].map {
            ClickSignals(facts: $0, network: ClientNetwork(bytes: bytes))
        }
    }

    /// What says nothing is written as it always was; the rest has kinds of its own.
    @Test func proofAndSignalsRoundTrip() {
        for proof in Self.proofs {
            let entry = JournalEntry(Sample.hit("q", proof: proof))
            #expect(entry.event == Sample.hit("q", proof: proof))
            #expect(entry.kind == (proof == HitProof() ? 2 : 5))
            expectOneEncoding(entry)
        }
        for signals in Self.signals {
            let entry = JournalEntry(Sample.click(1, signals: signals))
            #expect(entry.event == Sample.click(1, signals: signals))
            #expect(entry.kind == (signals == ClickSignals() ? 1 : 4))
            expectOneEncoding(entry)
        }
    }

    /// Cut or extended it is refused; so is a longer record that says nothing more.
    private func expectOneEncoding(_ entry: JournalEntry) {
        for length in 0..<entry.body.count {
            let cut = JournalEntry(
                at: entry.at, kind: entry.kind, body: Array(entry.body.prefix(length)))
            #expect(cut.event == nil)
        }
        for more: [UInt8] in [[0], [0, 0], [0, 0, 0]] {
            let long = JournalEntry(at: entry.at, kind: entry.kind, body: entry.body + more)
            #expect(long.event == nil)
        }
        guard entry.kind <= 2 else { return }
        for empty: [UInt8] in [[0, 0], [0, 0, 0]] {
            let long = JournalEntry(at: entry.at, kind: entry.kind + 2, body: entry.body + empty)
            #expect(long.event == nil)
        }
    }

    /// On disk in every journal.
    @Test func keepsItsFormWithProof() {
        let proof = HitProof(click: .touch(Sample.touch(5)), trust: .token, isConsentWithheld: true)
        let hit = JournalEntry(Sample.hit("q", proof: proof))
        #expect(hit.body.suffix(12) == [3, 1, 2, 1, 1, 0, 0x80, 0xB3, 0xF6, 0xD7, 0x06, 5])
        let signals = ClickSignals(
            facts: .noFetchMetadata, network: ClientNetwork(address: [203, 0, 113, 77]))
        #expect(
            JournalEntry(Sample.click(1, signals: signals)).body.suffix(5) == [2, 3, 203, 0, 113])
    }

    @Test(arguments: [0, 5, -1, Int64.max]) func otherKindsAreRefused(kind: Int64) {
        let body = JournalEntry(Sample.click(1)).body
        #expect(JournalEntry(at: Sample.now, kind: kind, body: body).event == nil)
    }

    /// A reason of a later version: taken for "counts", the click or sale would be counted.
    @Test func unknownReasonsAreNotTakenForNone() throws {
        for event in [
            Sample.click(1, setAside: .prefetch), Sample.hit(setAside: .prefetch),
        ] {
            let entry = JournalEntry(event)
            var body = entry.body
            let name = Array("prefetch".utf8)
            let start = try #require(
                body.indices.first { body[$0...].starts(with: name) })
            body[start] = UInt8(ascii: "q")
            #expect(JournalEntry(at: entry.at, kind: entry.kind, body: body).event == nil)
        }
    }

    /// One event has one encoding.
    @Test func strangeFormsAreRefused() {
        let hit = JournalEntry(Sample.hit("q", cookie: .touches([Sample.touch(5)])))
        var secure = hit.body
        secure[secure.count - 13] = 2
        #expect(JournalEntry(at: hit.at, kind: 2, body: secure).event == nil)
        // A count that promises more than there is, or more than fits.
        let touch = hit.body.suffix(9)
        let start = hit.body.dropLast(10)
        let many = (0..<1000).flatMap { _ in touch }
        for count: [UInt8] in [[0xE9, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]] {
            #expect(JournalEntry(at: hit.at, kind: 2, body: start + count + many).event == nil)
        }
    }

    @Test func randomBytesNeverCrash() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("EventCodingTests.randomBytesNeverCrash: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let samples = (Self.clicks + Self.hits).map { JournalEntry($0) }
        for round in 0..<20_000 {
            var body = samples[Int(random.next() % UInt64(samples.count))].body
            if round % 2 == 0 {
                body = (0..<Int(random.next() % 80)).map { _ in
                    UInt8(truncatingIfNeeded: random.next())
                }
            } else {
                for _ in 0...random.next() % 3 {
                    let index = Int(random.next() % UInt64(body.count))
                    body[index] = UInt8(truncatingIfNeeded: random.next())
                }
            }
            let entry = JournalEntry(
                at: Sample.now, kind: Int64(random.next() % 5) + 1, body: body)
            guard let event = entry.event else { continue }
            #expect(
                JournalEntry(event, inPlaceOf: entry).body == body, "seed \(seed), round \(round)")
        }
    }
}
