import Model
import Testing

@testable import Attribution

/// The rungs, the models, and what is explained.
@Suite struct LadderTests {
    typealias Base = AttributionRuleTests

    static func account(_ model: AttributionModel, sameSite: Bool = true) -> SubAccount {
        var account = Base.account(1)
        account.trackingHost = sameSite ? "t.s.example" : "t.other.example"
        account.sales.model = model
        return account
    }

    static func touch(_ click: UInt64, ago: Int64, link: UInt64 = 1, campaign: UInt64 = 1) -> Touch
    {
        Touch(
            campaign: CampaignID(campaign), link: LinkNumber(link), contact: nil,
            at: Base.sold.advanced(by: .seconds(-ago)), click: ClickID(click))
    }

    static func judge(
        _ evidence: SaleEvidence, _ model: AttributionModel = .lastClick, cents: Int64? = 1000,
        sameSite: Bool = true
    ) -> Judgement {
        AttributionRule(account: account(model, sameSite: sameSite), directory: Base.directory)
            .judge(
                evidence, soldAt: Base.sold,
                net: cents.map { Money(minorUnits: $0, currency: Currency("EUR")!) })
    }

    /// Click id, cookie, contact; who earns the sale, and by which rung.
    static let ladder: [(SaleEvidence, UInt64?, Rung?)] = [
        (SaleEvidence(), nil, nil),
        (SaleEvidence(click: .touch(touch(1, ago: 9))), 1, .clickID),
        (SaleEvidence(cookie: .touches([touch(2, ago: 9)])), 2, .sameSiteCookie),
        (SaleEvidence(contactTouches: [touch(3, ago: 9)]), 3, .contact),
        // The surer rung wins, also over a newer click.
        (
            SaleEvidence(click: .touch(touch(1, ago: 90)), cookie: .touches([touch(2, ago: 9)])), 1,
            .clickID
        ),
        (
            SaleEvidence(cookie: .touches([touch(2, ago: 90)]), contactTouches: [touch(3, ago: 9)]),
            2, .sameSiteCookie
        ),
        // A rung whose clicks may not earn it gives way.
        (
            SaleEvidence(
                click: .touch(touch(1, ago: 9, link: 3)), cookie: .touches([touch(2, ago: 90)])), 2,
            .sameSiteCookie
        ),
        (
            SaleEvidence(
                click: .touch(touch(1, ago: Base.window + 1)), cookie: .forged,
                contactTouches: [touch(3, ago: 9)]), 3, .contact
        ),
        (
            SaleEvidence(click: .unknown, cookie: .touches([touch(2, ago: 9)])), 2,
            .sameSiteCookie
        ),
    ]

    @Test(arguments: ladder.indices) func surestRungDecides(index: Int) {
        let (evidence, click, rung) = Self.ladder[index]
        let judgement = Self.judge(evidence)
        #expect(judgement.leading?.touch.click.value == click)
        #expect(judgement.leading?.rung == rung)
        #expect((judgement.unattributed == nil) == (click != nil))
    }

    @Test func cookieOfAnotherSiteIsAnotherRung() {
        let evidence = SaleEvidence(cookie: .touches([Self.touch(2, ago: 9)]))
        #expect(Self.judge(evidence, sameSite: false).leading?.rung == .thirdPartyCookie)
    }

    @Test func unattributedSaysWhatWasNearest() {
        let unknown = SaleEvidence(click: .unknown)
        #expect(Self.judge(unknown).unattributed == .unknownClick)
        let forged = SaleEvidence(click: .unknown, cookie: .forged)
        #expect(Self.judge(forged).unattributed == .forgedCookie)
        let foreign = SaleEvidence(click: .touch(Self.touch(1, ago: 9, campaign: 2)))
        #expect(Self.judge(foreign).unattributed == .noCookie)
        let old = SaleEvidence(contactTouches: [Self.touch(1, ago: Base.window + 1)])
        #expect(Self.judge(old).unattributed == .outsideWindow)
    }

    @Test func withheldConsentEndsIt() {
        let evidence = SaleEvidence(
            click: .touch(Self.touch(1, ago: 9)), isConsentWithheld: true)
        let judgement = Self.judge(evidence)
        #expect(judgement.unattributed == .noConsent && judgement.credits.isEmpty)
    }

    /// Clicks 1 to n of a cookie, oldest first, share ten euros.
    static let models: [(AttributionModel, Int, [UInt64: Int64])] = [
        (.lastClick, 3, [3: 1000]), (.firstClick, 3, [1: 1000]),
        (.linear, 1, [1: 1000]), (.linear, 3, [1: 334, 2: 333, 3: 333]),
        (.position, 1, [1: 1000]), (.position, 2, [1: 500, 2: 500]),
        (.position, 3, [1: 400, 2: 200, 3: 400]),
        (.position, 5, [1: 400, 2: 67, 3: 67, 4: 66, 5: 400]),
    ]

    @Test(arguments: models.indices) func modelsShare(index: Int) {
        let (model, count, expected) = Self.models[index]
        let touches = (1...count).map { Self.touch(UInt64($0), ago: Int64(100 - $0)) }
        let judgement = Self.judge(SaleEvidence(cookie: .touches(touches.reversed())), model)
        let found = Dictionary(
            uniqueKeysWithValues: judgement.credits.map {
                ($0.touch.click.value, $0.amount?.minorUnits ?? -1)
            })
        #expect(found == expected)
        #expect(judgement.credits.map(\.touch) == judgement.credits.map(\.touch).sorted())
    }

    /// A click id names one click; the cookie knows what came before it.
    @Test func clickIDIsPartOfThePath() {
        let evidence = SaleEvidence(
            click: .touch(Self.touch(2, ago: 10)),
            cookie: .touches([Self.touch(1, ago: 90), Self.touch(2, ago: 10)]))
        let linear = Self.judge(evidence, .linear).credits
        #expect(linear.map(\.touch.click.value) == [1, 2])
        #expect(linear.map(\.rung) == [.sameSiteCookie, .clickID])
        #expect(Self.judge(evidence, .firstClick).credits.map(\.touch.click.value) == [1])
        #expect(Self.judge(evidence).credits.map(\.touch.click.value) == [2])
    }

    @Test func salesWithoutAmountHaveCreditsToo() {
        let evidence = SaleEvidence(
            cookie: .touches([Self.touch(1, ago: 90), Self.touch(2, ago: 9)]))
        let credits = Self.judge(evidence, .linear, cents: nil).credits
        #expect(credits.map(\.weight) == [1, 1] && credits.allSatisfy { $0.amount == nil })
    }

    @Test func leadingIsTheLargestThenTheNewest() {
        let touches = (1...3).map { Self.touch(UInt64($0), ago: Int64(100 - $0)) }
        let evidence = SaleEvidence(cookie: .touches(touches))
        for (model, click) in [(AttributionModel.linear, 3), (.position, 3), (.firstClick, 1)] {
            #expect(Self.judge(evidence, model).leading?.touch.click.value == UInt64(click))
        }
    }

    @Test func explanationGoesStepByStep() {
        let evidence = SaleEvidence(
            click: .unknown,
            cookie: .touches([
                Self.touch(1, ago: 90, link: 3), Self.touch(2, ago: Base.window + 1),
                Self.touch(3, ago: 9), Self.touch(4, ago: 5, campaign: 2),
            ]))
        let steps = Self.judge(evidence).steps.map { "\($0.subject): \($0.outcome)" }
        #expect(
            steps == [
                "click-id: no: a click id that is not of this sub-account",
                "same-site-cookie: yes: a cookie with 4 clicks",
                "click 2 on link 1 of campaign 1: no: the click is older than the "
                    + "attribution window",
                "click 1 on link 3 of campaign 1: no: the link does not count sales",
                "click 3 on link 1 of campaign 1: yes: may earn the sale",
                "click 4 on link 1 of campaign 2: no: no campaign of this sub-account",
                "model last: yes: campaign 1, link 1 gets 10.00 EUR",
            ])
        let nothing = Self.judge(SaleEvidence()).steps.last
        #expect(nothing?.subject == .result)
    }
}
