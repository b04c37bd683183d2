import Model
import Testing

@testable import Signing

@Suite struct KeyRingTests {
    let stamp = LinkStamp(campaign: CampaignID(7), contact: ContactNumber(99))

    func rotate(_ old: KeyRing, seed: UInt8, at seconds: Int64 = 1) throws -> KeyRing {
        var source = CountingSource(next: seed)
        return try old.rotated(now: Instant(milliseconds: seconds * 1000)) { source.bytes($0) }
    }

    @Test func rotationKeepsSentMailWorking() throws {
        let first = ring()
        let sent = stamp.encoded(with: first)
        // The clock went backwards: the new key signs all the same.
        let second = try rotate(first, seed: 9, at: 1)
        #expect(second.signingKeyID == 2)
        #expect(second.keys.map(\.state) == [.retired, .active])
        #expect(LinkStamp(verifying: sent, with: second) == stamp)
        let later = stamp.encoded(with: second)
        #expect(later != sent)
        #expect(LinkStamp(verifying: later, with: second) == stamp)
        #expect(LinkStamp(verifying: later, with: first) == nil)
        let withoutFirst = try second.removing(1)
        #expect(LinkStamp(verifying: sent, with: withoutFirst) == nil)
        #expect(LinkStamp(verifying: later, with: withoutFirst) == stamp)
    }

    @Test func newestActiveKeySigns() throws {
        func key(_ id: UInt8, at milliseconds: Int64, _ state: SigningKey.State) throws
            -> SigningKey
        {
            try #require(
                SigningKey(
                    id: id, secret: Array(repeating: id, count: 32),
                    createdAt: Instant(milliseconds: milliseconds), state: state))
        }
        let keys = [
            try key(4, at: 10, .active), try key(1, at: 30, .retired), try key(3, at: 20, .active),
        ]
        let ring = try KeyRing(keys: keys)
        #expect(ring.signingKeyID == 3)
        #expect(ring.keys.map(\.id) == [1, 3, 4])
    }

    @Test func idsStayInRange() throws {
        #expect(SigningKey(id: 0, secret: secret, createdAt: now) == nil)
        #expect(SigningKey(id: 32, secret: secret, createdAt: now) == nil)
        #expect(SigningKey(id: 1, secret: Array(secret.dropLast()), createdAt: now) == nil)
        var full = ring()
        for id in 2...31 { full = try rotate(full, seed: UInt8(id)) }
        #expect(full.keys.map(\.id) == Array(1...31))
        #expect(throws: KeyRingError.full) { try rotate(full, seed: 0) }
        let freed = try rotate(full.removing(5), seed: 0)
        #expect(freed.signingKeyID == 5)
    }

    @Test func refusesImpossibleRings() throws {
        let key = try #require(SigningKey(id: 1, secret: secret, createdAt: now))
        #expect(throws: KeyRingError.duplicateKey(1)) { try KeyRing(keys: [key, key]) }
        #expect(throws: KeyRingError.noActiveKey) { try KeyRing(keys: []) }
        #expect(throws: KeyRingError.noActiveKey) { try KeyRing(keys: [key.retired]) }
        #expect(throws: KeyRingError.noActiveKey) { try ring().removing(1) }
        #expect(throws: KeyRingError.unknownKey(8)) { try ring().removing(8) }
    }

    @Test func textRoundTrip() throws {
        let written = try rotate(ring(), seed: 40, at: 1_795_000_123)
        let read = try KeyRing(text: written.text)
        #expect(read.text == written.text)
        #expect(read.signingKeyID == 2)
        #expect(read.keys.map(\.secret) == written.keys.map(\.secret))
        #expect(LinkStamp(verifying: stamp.encoded(with: written), with: read) == stamp)
    }

    @Test func everyChangeOfTheTextIsNoticed() throws {
        let text = try Array(rotate(ring(), seed: 40).text.utf8)
        for index in text.indices {
            for replacement in [text[index] ^ 1, text[index] ^ 0x20, UInt8(ascii: "7")] {
                var changed = text
                changed[index] = replacement
                guard changed != text else { continue }
                #expect(throws: KeyRingError.self) { try KeyRing(text: ascii(changed)) }
            }
            // Without its last newline the file is still whole.
            guard index < text.count - 1 else { continue }
            #expect(throws: KeyRingError.self) { try KeyRing(text: ascii(Array(text[..<index]))) }
        }
    }

    @Test(arguments: [
        ("", KeyRingError.notAKeyRing), ("hello\n", .notAKeyRing),
        ("saletrail keys 2\n1 active 0 aa\n", .otherVersion), ("saletrail keys 1\n", .damaged),
        ("saletrail keys 1\nend aaaa\n", .damaged),
    ])
    func saysWhatIsWrong(text: String, error: KeyRingError) {
        #expect(throws: error) { try KeyRing(text: text) }
        #expect(!error.hint.isEmpty && !error.description.isEmpty)
    }

    @Test func namesTheLineThatIsNoKey() {
        let lines = "saletrail keys 1\n1 asleep 0 aaaa\n"
        let checksum = ascii(Base32.encode(SHA256.digest(Array(lines.utf8)).prefix(16)))
        #expect(throws: KeyRingError.damagedLine(2)) {
            try KeyRing(text: lines + "end \(checksum)\n")
        }
    }

    @Test func secretsStayOutOfDescriptions() throws {
        let secretText = "4 4 4 4"
        let key = try #require(
            SigningKey(id: 1, secret: Array(repeating: 4, count: 32), createdAt: now))
        let ring = try KeyRing(keys: [key])
        var dumped = ""
        dump(ring, to: &dumped)
        dump(key, to: &dumped)
        let encoded = ascii(Base32.encode(key.secret))
        for text in [
            "\(key)", "\(ring)", String(reflecting: ring), String(reflecting: key), dumped,
        ] {
            #expect(!text.contains(encoded) && !text.contains("[4, 4") && !text.contains("- 4"))
        }
        #expect(!dumped.contains(secretText))
    }

    private let secret = [UInt8](repeating: 3, count: 32)
    private let now = Instant(milliseconds: 0)
}
