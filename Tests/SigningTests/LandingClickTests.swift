import Model
import Testing

@testable import Signing

@Suite struct LandingClickTests {
    static let touch = Touch(
        campaign: CampaignID(3), link: LinkNumber(2), contact: .number(ContactNumber(77)),
        at: Instant(milliseconds: 1_795_004_800_000), click: ClickID(900_000_000_000_000_000))
    static let account = SubAccountID(4071)

    static func ring(_ seed: UInt8) -> KeyRing {
        KeyRing.generated(now: Instant(milliseconds: 0)) { Array(repeating: seed, count: $0) }
    }

    static func encoded(_ touch: Touch = touch) -> [UInt8] {
        LandingClick(account: account, touch: touch).encoded(with: ring(1))
    }

    @Test func isReadAgainInAnyCase() {
        let text = Self.encoded()
        #expect((50...80).contains(text.count))
        #expect(text.allSatisfy { (0x61...0x7A).contains($0) || (0x32...0x37).contains($0) })
        for form in [text, Array(String(decoding: text, as: UTF8.self).uppercased().utf8)] {
            let click = LandingClick(verifying: form, account: Self.account, with: Self.ring(1))
            #expect(click?.touch == Self.touch)
        }
    }

    @Test func isOfOneAccountAndOneInstallation() {
        let text = Self.encoded()
        let other = SubAccountID(4072)
        #expect(LandingClick(verifying: text, account: other, with: Self.ring(1)) == nil)
        #expect(LandingClick(verifying: text, account: Self.account, with: Self.ring(2)) == nil)
    }

    @Test func everyChangeIsNoticed() {
        let text = Self.encoded()
        for index in text.indices {
            var changed = text
            changed[index] = text[index] == 0x61 ? 0x62 : 0x61
            let click = LandingClick(verifying: changed, account: Self.account, with: Self.ring(1))
            #expect(click == nil)
        }
        for length in 0..<text.count {
            let cut = Array(text.prefix(length))
            #expect(LandingClick(verifying: cut, account: Self.account, with: Self.ring(1)) == nil)
        }
    }

    /// A cookie's value is no click id, nor the other way round.
    @Test func usesOfTheKeyAreApart() {
        let ring = Self.ring(1)
        let cookie = ClickCookie(account: Self.account).adding(Self.touch).encoded(with: ring)
        #expect(LandingClick(verifying: cookie, account: Self.account, with: ring) == nil)
        #expect(ClickCookie(verifying: Self.encoded(), account: Self.account, with: ring) == nil)
    }

    @Test func longestOneFits() {
        let longest = Touch(
            campaign: CampaignID(.max), link: LinkNumber(.max),
            contact: .reference(String(repeating: "x", count: ContactName.maximumReferenceLength)),
            at: Instant(milliseconds: .max), click: ClickID(.max))
        let text = LandingClick(account: SubAccountID(.max), touch: longest)
            .encoded(with: Self.ring(1))
        #expect(text.count <= LandingClick.maximumLength)
        let read = LandingClick(
            verifying: text, account: SubAccountID(.max), with: Self.ring(1))
        #expect(read?.touch == longest)
    }
}
