import Model
import Testing

@testable import Attribution

/// Last click by the cookie; the other models and rungs are in files of their own.
@Suite struct AttributionRuleTests {
    static let shop = SubAccountID(1)
    static let window: Int64 = 30 * 86_400
    /// A whole second, as touches have.
    static let sold = Instant(milliseconds: 1_795_004_800_000)

    static func account(_ id: UInt64) -> SubAccount {
        SubAccount(
            id: SubAccountID(id), name: "", trackingHost: "t.example", shopHost: "s.example",
            timeZone: "UTC", currency: Currency("EUR")!, attributionWindow: .seconds(window))
    }

    /// Campaign 1 is the shop's: links 1 and 2 count sales, 3 does not. Campaign 2 is another's.
    static let directory = Directory(
        accounts: [account(1), account(2)],
        campaigns: [
            Campaign(id: CampaignID(1), account: shop, key: "a"),
            Campaign(id: CampaignID(2), account: SubAccountID(2), key: "b"),
            Campaign(id: CampaignID(3), account: shop, key: "c"),
        ],
        links: [(1, 1, true), (1, 2, true), (1, 3, false), (2, 1, true), (3, 1, true)].map {
            TrackedLink(
                campaign: CampaignID($0), number: LinkNumber($1),
                destination: Destination(url: "https://a.example/"), text: "", countsSales: $2)
        })

    /// Seconds before the sale, campaign, link; its place in the list is the click's id.
    typealias Ago = (seconds: Int64, campaign: UInt64, link: UInt64)

    static func touches(_ ago: [Ago]) -> CookieEvidence {
        .touches(
            ago.enumerated().map { index, ago in
                Touch(
                    campaign: CampaignID(ago.campaign), link: LinkNumber(ago.link),
                    contact: .reference("c\(index + 1)"),
                    at: sold.advanced(by: .seconds(-ago.seconds)), click: ClickID(UInt64(index + 1))
                )
            })
    }

    enum Outcome: Equatable {
        case click(UInt64)
        case none(UnattributedReason)
    }

    static func judge(_ evidence: CookieEvidence, soldAt: Instant = sold) -> Outcome {
        let rule = AttributionRule(account: account(1), directory: directory)
        let judgement = rule.judge(SaleEvidence(cookie: evidence), soldAt: soldAt, net: nil)
        // The short way to the same answer.
        let obstacle = rule.obstacle(to: SaleEvidence(cookie: evidence), soldAt: soldAt)
        #expect(obstacle == judgement.unattributed)
        if let reason = judgement.unattributed { return .none(reason) }
        return .click(judgement.leading?.touch.click.value ?? 0)
    }

    static let cases: [([Ago], Outcome)] = [
        ([], .none(.noCookie)),
        ([(60, 1, 1)], .click(1)), ([(0, 1, 1)], .click(1)),
        // The newest, in whatever order they stand.
        ([(60, 1, 1), (30, 1, 2)], .click(2)), ([(30, 1, 1), (60, 1, 2)], .click(1)),
        ([(90, 1, 1), (30, 3, 1), (60, 1, 2)], .click(2)),
        // Two in one second, which is all a cookie keeps: the later one.
        ([(60, 1, 1), (60, 1, 2)], .click(2)), ([(90, 1, 2), (60, 1, 1), (60, 3, 1)], .click(3)),
        // The edge of the window still counts.
        ([(window, 1, 1)], .click(1)), ([(window + 1, 1, 1)], .none(.outsideWindow)),
        ([(window + 1, 1, 1), (window, 1, 2)], .click(2)),
        // Links that count no sales give way to older ones that do.
        ([(60, 1, 3)], .none(.linkNotForSales)), ([(60, 1, 1), (30, 1, 3)], .click(1)),
        ([(window + 1, 1, 1), (30, 1, 3)], .none(.linkNotForSales)),
        ([(window + 1, 1, 3)], .none(.outsideWindow)), ([(60, 1, 99)], .none(.linkNotForSales)),
        // What belongs to others, or to nobody any more, is no evidence.
        ([(60, 2, 1)], .none(.noCookie)), ([(60, 77, 1)], .none(.noCookie)),
        ([(60, 1, 1), (30, 2, 1)], .click(1)),
        ([(60, 2, 1), (window + 1, 1, 1)], .none(.outsideWindow)),
        // A click that is a little ahead: another machine's clock.
        ([(-5, 1, 1)], .click(1)), ([(60, 1, 1), (-5, 1, 2)], .click(2)),
    ]

    @Test(arguments: cases.indices) func outcomes(index: Int) {
        let (ago, expected) = Self.cases[index]
        #expect(Self.judge(Self.touches(ago)) == expected, "\(ago)")
    }

    @Test func evidenceWithoutTouches() {
        #expect(Self.judge(.none) == .none(.noCookie))
        #expect(Self.judge(.otherAccount) == .none(.otherAccount))
        #expect(Self.judge(.forged) == .none(.forgedCookie))
    }

    @Test func windowEndsToTheMillisecond() {
        let evidence = Self.touches([(Self.window, 1, 1)])
        let after = Self.sold.advanced(by: .milliseconds(1))
        #expect(Self.judge(evidence, soldAt: after) == .none(.outsideWindow))
    }

    @Test func creditsTheWholeTouch() throws {
        let rule = AttributionRule(account: Self.account(1), directory: Self.directory)
        let evidence = Self.touches([(60, 1, 2)])
        guard case .touches(let touches) = evidence else { return }
        let net = Money(minorUnits: 3990, currency: Currency("EUR")!)
        let judged = rule.judge(SaleEvidence(cookie: evidence), soldAt: Self.sold, net: net)
        let credit = Credit(touch: touches[0], rung: .thirdPartyCookie, weight: 1, amount: net)
        #expect(judged.credits == [credit])
    }

    /// A new directory gives the new answer: nothing is remembered.
    @Test func followsTheDirectory() {
        let link = TrackedLink(
            campaign: CampaignID(1), number: LinkNumber(1), destination: Destination(url: "x"),
            text: "", countsSales: false)
        let changed = Directory(
            campaigns: [Campaign(id: CampaignID(1), account: Self.shop, key: "a")], links: [link])
        let rule = AttributionRule(account: Self.account(1), directory: changed)
        let evidence = SaleEvidence(cookie: Self.touches([(60, 1, 1)]))
        let judged = rule.judge(evidence, soldAt: Self.sold, net: nil)
        #expect(judged.unattributed == .linkNotForSales && judged.credits.isEmpty)
    }
}
