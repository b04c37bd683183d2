import Model
import Testing

@testable import Signing

@Suite struct ClickCookieTests {
    let account = SubAccountID(4071)

    func touch(_ number: UInt64, contact: ContactName? = nil) -> Touch {
        Touch(
            campaign: CampaignID(number), link: LinkNumber(2), contact: contact,
            at: Instant(milliseconds: 1_795_000_000_000 + Int64(number) * 1000),
            click: ClickID(number << 22 | 5))
    }

    func cookie(_ touches: [Touch]) -> ClickCookie {
        touches.reduce(ClickCookie(account: account)) { $0.adding($1) }
    }

    @Test func roundTrip() {
        let contacts: [ContactName?] = [
            nil, .number(ContactNumber(12)), .reference("a-ñ-41"), .reference(""),
            .reference(String(repeating: "x", count: ContactName.maximumReferenceLength)),
        ]
        let touches = contacts.enumerated().map { touch(UInt64($0 + 1), contact: $1) }
        for count in 0...touches.count {
            let cookie = cookie(Array(touches.prefix(count)))
            let value = cookie.encoded(with: ring())
            #expect(cookie.touches == Array(touches.prefix(count)))
            #expect(ClickCookie(verifying: value, account: account, with: ring()) == cookie)
            let upper = Array(ascii(value).uppercased().utf8)
            #expect(ClickCookie(verifying: upper, account: account, with: ring()) == cookie)
        }
    }

    @Test func keepsTheFirstAndTheNewestTouches() {
        let cookie = cookie((1...9).map { touch($0) })
        #expect(cookie.touches.map(\.campaign.value) == [1, 6, 7, 8, 9])
    }

    @Test func sizeIsBounded() {
        let reference = String(repeating: "x", count: ContactName.maximumReferenceLength)
        let largest = Touch(
            campaign: CampaignID(.max), link: LinkNumber(.max), contact: .reference(reference),
            at: Instant(milliseconds: .max), click: ClickID(.max))
        let cookie = (1...6).reduce(ClickCookie(account: SubAccountID(.max))) { cookie, _ in
            cookie.adding(largest)
        }
        let value = cookie.encoded(with: ring())
        #expect(value.count <= ClickCookie.maximumLength && ClickCookie.maximumLength == 893)
        #expect(
            ClickCookie(verifying: value, account: SubAccountID(.max), with: ring()) == cookie)
    }

    @Test func leavesOutReferencesThatAreTooLong() {
        let reference = String(repeating: "ñ", count: ContactName.maximumReferenceLength / 2 + 1)
        #expect(cookie([touch(1, contact: .reference(reference))]).touches == [touch(1)])
    }

    @Test func refusesEveryTampering() {
        let value = cookie([touch(1), touch(2, contact: .number(ContactNumber(5)))])
            .encoded(with: ring())
        for changed in tamperings(of: value) + reshapings(of: value) {
            #expect(ClickCookie(verifying: changed, account: account, with: ring()) == nil)
        }
    }

    @Test func refusesCookiesOfOthers() {
        let value = cookie([touch(1)]).encoded(with: ring())
        #expect(ClickCookie(verifying: value, account: account, with: ring()) != nil)
        #expect(ClickCookie(verifying: value, account: SubAccountID(4072), with: ring()) == nil)
        #expect(ClickCookie(verifying: value, account: account, with: ring(seed: 2)) == nil)
        let stamp = LinkStamp(campaign: CampaignID(4071), contact: nil).encoded(with: ring())
        #expect(ClickCookie(verifying: stamp, account: account, with: ring()) == nil)
        #expect(LinkStamp(verifying: value, with: ring()) == nil)
    }

    /// Same key, same bytes, other purpose: only the label keeps them apart.
    @Test func stampsAreNoCookies() {
        let body: [UInt8] = [0x07, 0x00]
        let stamps = SealedText(label: "saletrail link 1", maximumBodyLength: 20)
        let cookies = SealedText(label: "saletrail cookie 1", maximumBodyLength: 20)
        let asStamp = stamps.sealed(body, with: ring())
        let asCookie = cookies.sealed(body, with: ring())
        let account = SubAccountID(7)
        #expect(ClickCookie(verifying: asCookie, account: account, with: ring()) != nil)
        #expect(ClickCookie(verifying: asStamp, account: account, with: ring()) == nil)
        #expect(LinkStamp(verifying: asStamp, with: ring()) != nil)
        #expect(LinkStamp(verifying: asCookie, with: ring()) == nil)
    }

    /// Rightly signed, but not what this version writes: too many touches, a cut one, a rest.
    @Test(arguments: [
        [7, 6], [7, 1], [7, 1, 1, 1, 0, 1], [7, 0, 0], [7], [0, 0], [7, 1, 0, 1, 0, 1, 1],
    ])
    func refusesSignedNonsense(body: [UInt8]) {
        let seal = SealedText(label: "saletrail cookie 1", maximumBodyLength: 40)
        let value = seal.sealed(body, with: ring())
        #expect(ClickCookie(verifying: value, account: SubAccountID(7), with: ring()) == nil)
    }

    @Test func names() {
        #expect(ClickCookie.name(for: account, secure: true) == "__Host-st4071")
        #expect(ClickCookie.name(for: account, secure: false) == "st4071")
    }
}
