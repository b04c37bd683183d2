import Model
import Testing

@testable import Attribution

@Suite struct ClickWatchTests {
    static let start = Instant(milliseconds: 1_795_004_800_000)
    static let network = ClientNetwork(address: [192, 0, 2, 1])

    static func click(
        _ second: Double, link: UInt64 = 1, contact: String? = "ana", campaign: UInt64 = 1,
        network: ClientNetwork? = network, agent: String = "Mozilla/5.0",
        facts: ClickSignals.Facts = [], setAside: ClickReason? = nil
    ) -> Click {
        Click(
            id: ClickID(1), at: start.advanced(by: .milliseconds(Int(second * 1000))),
            account: SubAccountID(1), campaign: CampaignID(campaign), link: LinkNumber(link),
            contact: contact.map { .reference($0) }, setAside: setAside, userAgent: agent,
            signals: ClickSignals(facts: facts, network: network))
    }

    /// The clicks that are flagged in the end, by their place from 1.
    static func flagged(_ clicks: [Click], links: Int = 9) -> [Int64: ClickReason] {
        var watch = ClickWatch()
        var found: [Int64: ClickReason] = [:]
        for (index, click) in clicks.enumerated() {
            found.merge(watch.take(click, seq: Int64(index + 1), links: links)) { first, _ in first
            }
        }
        return found
    }

    static let bursts: [([Click], [Int64])] = [
        ([click(0, link: 1), click(1, link: 2), click(2, link: 3)], [1, 2, 3]),
        (
            [click(0, link: 1), click(1, link: 2), click(2, link: 3), click(3, link: 4)],
            [1, 2, 3, 4]
        ),
        ([click(0, link: 1), click(1, link: 2)], []),
        // The same link again is no third one.
        ([click(0, link: 1), click(1, link: 2), click(2, link: 2)], []),
        ([click(0, link: 1), click(5, link: 2), click(10, link: 3)], [1, 2, 3]),
        ([click(0, link: 1), click(5, link: 2), click(10.001, link: 3)], []),
        (
            [click(0, link: 1), click(8, link: 2), click(16, link: 3), click(17, link: 4)],
            [2, 3, 4]
        ),
        // Different hands, or different messages.
        (
            [click(0, link: 1), click(1, link: 2, contact: "bob"), click(2, link: 3)], []
        ),
        ([click(0, link: 1), click(1, link: 2, campaign: 2), click(2, link: 3)], []),
        // A message that names nobody is in many hands.
        ((1...5).map { click(Double($0), link: UInt64($0), contact: nil) }, []),
        // Who keeps our cookie is no scanner.
        ((1...5).map { click(Double($0), link: UInt64($0), facts: .carriesCookie) }, []),
    ]

    @Test(arguments: bursts.indices) func linkBursts(index: Int) {
        let (clicks, expected) = Self.bursts[index]
        let found = Self.flagged(clicks)
        #expect(found.keys.sorted() == expected)
        #expect(found.values.allSatisfy { $0 == .linkBurst })
    }

    /// Of a message with two links both are all; of one with a single link every click would be.
    @Test(arguments: [(1, 0), (2, 2), (3, 0)]) func allLinks(links: Int, flagged: Int) {
        let clicks = [Self.click(0, link: 1), Self.click(9, link: 2)]
        #expect(Self.flagged(clicks, links: links).count == flagged)
        let same = [Self.click(0, link: 1), Self.click(9, link: 1)]
        #expect(Self.flagged(same, links: links).isEmpty)
    }

    @Test func whatCameBackIsRemembered() {
        var watch = ClickWatch()
        watch.see([ClickID(5)], at: Self.start)
        #expect(watch.hasSeen(ClickID(5)) && !watch.hasSeen(ClickID(6)))
        watch.see([ClickID(6)], at: Self.start.advanced(by: .seconds(61)))
        #expect(!watch.hasSeen(ClickID(5)) && watch.hasSeen(ClickID(6)))
    }

    @Test(arguments: [(19, 0), (20, 20), (25, 25)]) func manyContacts(count: Int, flagged: Int) {
        let clicks = (0..<count).map { Self.click(Double($0), contact: "c\($0)") }
        let found = Self.flagged(clicks)
        #expect(found.count == flagged && found.values.allSatisfy { $0 == .manyContacts })
        let others: [[Click]] = [
            (0..<count).map { Self.click(Double($0) * 4, contact: "c\($0)") },
            (0..<count).map { Self.click(Double($0), contact: "c\($0)", network: nil) },
            (0..<count).map { Self.click(Double($0), contact: "c\($0)", agent: "Mozilla \($0)") },
        ]
        for clicks in others { #expect(Self.flagged(clicks).isEmpty) }
    }

    static let rows: [(Click, String?, ClickReason?)] = [
        (click(0), nil, nil), (click(0, setAside: .headRequest), nil, .headRequest),
        (click(0, setAside: .knownBot), nil, .knownBot),
        // The operator's list decides over the door's.
        (click(0, setAside: .knownBot), "other", nil),
        (click(0, agent: "Some OTHER thing"), "# list\n\n  other \n", .knownBot),
        (click(0, agent: "Some thing"), "# some\nother", nil),
        (click(0, setAside: .prefetch), "other", .prefetch),
        (click(0, facts: [.noLanguage, .noFetchMetadata, .oddTail]), nil, .machineLike),
        (click(0, facts: [.noLanguage, .noFetchMetadata]), nil, nil),
        (click(0, facts: [.noLanguage, .noFetchMetadata, .oddTail, .carriesCookie]), nil, nil),
    ]

    @Test(arguments: rows.indices) func eachByItself(index: Int) {
        let (click, list, expected) = Self.rows[index]
        let rule = BotRule(patterns: list.map { UserAgentPatterns(text: $0) })
        #expect(rule.judge(click) == expected)
    }

    @Test func keysDoNotPileUp() {
        var watch = ClickWatch()
        for index in 0..<10_000 {
            _ = watch.take(Self.click(Double(index), contact: "c\(index)"), seq: 1, links: 9)
        }
        #expect(watch.count < 200)
    }
}
