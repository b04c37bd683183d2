import Testing

@testable import Model

@Suite struct EventsTests {
    static func touch(_ click: UInt64, second: Int64) -> Touch {
        Touch(
            campaign: CampaignID(1), link: LinkNumber(1), contact: nil,
            at: Instant(milliseconds: second * 1000 + 900), click: ClickID(click))
    }

    @Test func newestTouchIsTheLastClick() {
        let cases: [([(UInt64, Int64)], UInt64?)] = [
            ([], nil), ([(1, 5)], 1), ([(1, 5), (2, 6)], 2), ([(2, 6), (1, 5)], 2),
            ([(1, 5), (2, 5)], 2), ([(2, 5), (1, 5)], 2), ([(9, 4), (1, 5)], 1),
        ]
        for (clicks, newest) in cases {
            let touches = clicks.map { Self.touch($0.0, second: $0.1) }
            #expect(CookieEvidence.touches(touches).newestTouch?.click.value == newest)
        }
        for evidence in [CookieEvidence.none, .otherAccount, .forged] {
            #expect(evidence.newestTouch == nil)
        }
    }
}
