import Model
import Testing

@testable import Signing

@Suite struct LinkStampTests {
    static let stamps = [
        LinkStamp(campaign: CampaignID(1), contact: nil),
        LinkStamp(campaign: CampaignID(1), contact: ContactNumber(1)),
        LinkStamp(campaign: CampaignID(127), contact: ContactNumber(128)),
        LinkStamp(campaign: CampaignID(4071), contact: ContactNumber(1_000_000)),
        LinkStamp(campaign: CampaignID(.max), contact: ContactNumber(.max)),
    ]

    @Test(arguments: stamps) func roundTrip(stamp: LinkStamp) {
        let ring = ring()
        let text = stamp.encoded(with: ring)
        #expect(LinkStamp(verifying: text, with: ring) == stamp)
        #expect(LinkStamp(verifying: ascii(text).uppercased().utf8.map { $0 }, with: ring) == stamp)
        #expect(text.count <= LinkStamp.maximumLength)
        #expect(text.allSatisfy { (0x61...0x7A).contains($0) || (0x32...0x37).contains($0) })
        text.withUnsafeBytes { buffer in
            #expect(LinkStamp(verifying: buffer[...], with: ring) == stamp)
        }
    }

    /// Links are already in mailboxes: this text, made with Python's hmac and base64, must be
    /// read, and written, for ever.
    @Test func keepsItsForm() {
        let text = LinkStamp(campaign: CampaignID(4071), contact: ContactNumber(1_000_000))
            .encoded(with: ring())
        #expect(ascii(text) == "ehtr7qeehxyul2om36wqvenjzlefglioavmq")
    }

    @Test(arguments: stamps) func refusesEveryTampering(stamp: LinkStamp) {
        let ring = ring()
        let text = stamp.encoded(with: ring)
        for changed in tamperings(of: text) + reshapings(of: text) {
            #expect(
                LinkStamp(verifying: changed, with: ring) == nil, "\(ascii(changed).prefix(99))")
        }
    }

    @Test func refusesOtherKeys() throws {
        let text = LinkStamp(campaign: CampaignID(7), contact: nil).encoded(with: ring(seed: 1))
        #expect(LinkStamp(verifying: text, with: ring(seed: 2)) == nil)
    }

    /// Rightly signed by us, but not what this version writes.
    @Test(arguments: [
        [], [0x00, 0x00], [0x01], [0x01, 0x00, 0x00], [0x81, 0x00, 0x00], [0x01, 0x80, 0x00],
    ])
    func refusesSignedNonsense(body: [UInt8]) {
        let seal = SealedText(label: "saletrail link 1", maximumBodyLength: 20)
        #expect(LinkStamp(verifying: seal.sealed(body, with: ring()), with: ring()) == nil)
        let sound = seal.sealed([0x01, 0x00], with: ring())
        #expect(LinkStamp(verifying: sound, with: ring()) != nil)
    }

    @Test func refusesFutureVersions() throws {
        let key = try #require(ring().key(1))
        for version in UInt8(0)...7 {
            var record = Array("saletrail link 1".utf8) + [version << 5 | 1, 7, 0]
            record += key.code(for: record).prefix(16)
            let text = Base32.encode(record.dropFirst("saletrail link 1".utf8.count))
            #expect((LinkStamp(verifying: text, with: ring()) != nil) == (version == 1))
        }
    }
}
