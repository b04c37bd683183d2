import Model
import TestSupport
import Testing

@testable import Store

@Suite struct ControlStoreCampaignsTests {
    let temporary: TemporaryFolder
    let store: ControlStore
    let campaign: Campaign

    init() throws {
        temporary = try TemporaryFolder()
        store = try ControlStore(temporary.data, creating: true)
        try store.add(Sample.account(1), at: Sample.now)
        try store.add(Sample.account(2), at: Sample.now)
        campaign = try store.openCampaign("spring", of: SubAccountID(1), at: Sample.now)
    }

    func numbers(
        _ drafts: [LinkDraft], _ choice: SaleLinkChoice = .unchanged
    ) throws -> [UInt64] {
        try register(drafts, choice).map(\.number.value)
    }

    func register(
        _ drafts: [LinkDraft], _ choice: SaleLinkChoice = .unchanged
    ) throws -> [TrackedLink] {
        try store.registerLinks(drafts, in: campaign.id, counting: choice)
    }

    @Test func keyNamesOneCampaignPerAccount() throws {
        let again = try store.openCampaign("spring", of: SubAccountID(1), at: Sample.now)
        let other = try store.openCampaign("spring", of: SubAccountID(2), at: Sample.now)
        let autumn = try store.openCampaign("autumn", of: SubAccountID(1), at: Sample.now)
        #expect(again == campaign && other.id != campaign.id && autumn.id != campaign.id)
        #expect(try store.campaigns(of: SubAccountID(1)) == [autumn, campaign])
        #expect(try store.campaign("spring", of: SubAccountID(2)) == other)
        let error = failure { _ = try store.campaign("autumn", of: SubAccountID(2)) }
        #expect(error?.description == "there is no campaign autumn")
        #expect(failure { _ = try store.campaign("Spring", of: SubAccountID(1)) } != nil)
    }

    @Test func campaignNeedsAnAccount() throws {
        #expect(throws: StoreError.self) {
            try store.openCampaign("spring", of: SubAccountID(9), at: Sample.now)
        }
    }

    @Test func refusedChoiceMakesNoCampaign() throws {
        let drafts = Sample.drafts("a", "b")
        for (choice, count) in [
            (SaleLinkChoice.only([LinkNumber(3)]), 1), (.only([LinkNumber(2)]), 2), (.all, 2),
        ] {
            _ = try? store.atomically { () throws(StoreError) in
                let new = try store.openCampaign("new", of: SubAccountID(1), at: Sample.now)
                return try store.registerLinks(drafts, in: new.id, counting: choice)
            }
            #expect(try store.campaigns(of: SubAccountID(1)).count == count)
        }
        let new = try store.campaign("new", of: SubAccountID(1))
        #expect(try store.links(of: new.id).map(\.countsSales) == [true, true])
    }

    @Test func linksKeepTheirNumbers() throws {
        #expect(try numbers(Sample.drafts("a", "b", "c")) == [1, 2, 3])
        #expect(try numbers(Sample.drafts("a", "b", "c")) == [1, 2, 3])
        #expect(try numbers(Sample.drafts("a", "x", "b", "c")) == [1, 4, 2, 3])
        #expect(try numbers(Sample.drafts("c", "a")) == [3, 1])
        #expect(try numbers(Sample.drafts("y", "b")) == [5, 2])
        #expect(
            try store.links(of: campaign.id).map(\.destination.url) == ["a", "b", "c", "x", "y"])
    }

    @Test func sameAddressTwiceIsTwoLinks() throws {
        #expect(try numbers(Sample.drafts("a", "b", "a")) == [1, 2, 3])
        #expect(try numbers(Sample.drafts("a", "a", "a", "b")) == [1, 3, 4, 2])
        let tagged = Destination(url: "a", lateBound: [0..<1])
        let drafts = Sample.drafts("a") + [LinkDraft(destination: tagged, text: "")]
        #expect(try numbers(drafts) == [1, 5])
    }

    @Test func numbersStartAgainInEachCampaign() throws {
        #expect(try numbers(Sample.drafts("a", "b")) == [1, 2])
        let other = try store.openCampaign("autumn", of: SubAccountID(1), at: Sample.now)
        let links = try store.registerLinks(
            Sample.drafts("b"), in: other.id, counting: .unchanged)
        #expect(links.map(\.number.value) == [1] && links[0].campaign == other.id)
    }

    @Test func textFollowsTheNewsletter() throws {
        _ = try register([LinkDraft(destination: Destination(url: "a"), text: "old")])
        _ = try register([LinkDraft(destination: Destination(url: "a"), text: "nuevo ñ")])
        #expect(try store.links(of: campaign.id).map(\.text) == ["nuevo ñ"])
    }

    @Test func saleLinksAreChosen() throws {
        let drafts = Sample.drafts("a", "b", "c")
        let steps: [(SaleLinkChoice, [Bool])] = [
            (.unchanged, [true, true, true]), (.only([LinkNumber(2)]), [false, true, false]),
            (.unchanged, [false, true, false]), (.all, [true, true, true]),
            (.none, [false, false, false]), (.unchanged, [false, false, false]),
            (.only([]), [false, false, false]),
            (.only([LinkNumber(1), LinkNumber(3)]), [true, false, true]),
        ]
        for (choice, expected) in steps {
            #expect(try register(drafts, choice).map(\.countsSales) == expected, "\(choice)")
            #expect(try store.links(of: campaign.id).map(\.countsSales) == expected)
        }
        // A new link counts; one that has left the newsletter keeps what it had.
        #expect(try register(Sample.drafts("a", "d")).map(\.countsSales) == [true, true])
        _ = try register(Sample.drafts("a", "b"), .all)
        let all = try store.links(of: campaign.id)
        #expect(all.map(\.countsSales) == [true, true, true, true])
        _ = try register(Sample.drafts("a"), .none)
        let rest = try store.links(of: campaign.id)
        #expect(rest.map(\.countsSales) == [false, true, true, true])
    }

    /// What a link is and where it leads are two things.
    @Test func targetsComeAndGo() throws {
        let plain = Destination(url: "a?*|x|*", lateBound: [2..<7])
        let target = Destination(url: "a?*|x|*&utm=1#*|y|*", lateBound: [2..<7, 14..<19])
        for aim in [nil, target, nil] {
            let draft = LinkDraft(destination: plain, target: aim, text: "")
            let links = try register([draft])
            #expect(links.map(\.number.value) == [1])
            #expect(links.map(\.destination) == [aim ?? plain])
            #expect(try store.links(of: campaign.id).map(\.destination) == [aim ?? plain])
        }
    }

    @Test func aWordOnOneLinkIsStrongest() throws {
        let destinations = ["a", "b", "c"].map { Destination(url: $0) }
        let words: [Bool?] = [true, false, nil]
        let drafts = zip(destinations, words).map {
            LinkDraft(destination: $0, text: "", countsSales: $1)
        }
        for (choice, third) in [(SaleLinkChoice.none, false), (.all, true), (.unchanged, true)] {
            #expect(try register(drafts, choice).map(\.countsSales) == [true, false, third])
            #expect(
                try store.links(of: campaign.id).map(\.countsSales) == [true, false, third])
        }
    }

    @Test func skippedTwinsKeepTheirPlace() throws {
        let twins = Sample.drafts("a", "a", "a")
        #expect(try numbers(twins) == [1, 2, 3])
        let second = LinkDraft(destination: twins[1].destination, text: "", skipped: 1)
        #expect(try numbers([twins[0], second]) == [1, 3])
        #expect(try numbers([second]) == [2])
    }

    @Test func unknownNumbersChangeNothing() throws {
        _ = try register(Sample.drafts("a", "b"), .only([LinkNumber(2)]))
        let before = try store.links(of: campaign.id)
        let choice = SaleLinkChoice.only([LinkNumber(9), LinkNumber(1), LinkNumber(7)])
        let refused = #expect(throws: StoreError.self) {
            _ = try register(Sample.drafts("a", "b", "new"), choice)
        }
        #expect(refused?.description == "the newsletter has no tracked link 7, 9")
        #expect(refused?.hint.contains("1 to 3") == true)
        #expect(try store.links(of: campaign.id) == before)
        // A link of the campaign that is not in this newsletter is unknown, too.
        #expect(throws: StoreError.self) {
            _ = try register(Sample.drafts("a"), .only([LinkNumber(2)]))
        }
        #expect(try numbers(Sample.drafts("new")) == [3])
    }

    @Test(arguments: [[], [0..<3], [2..<5, 5..<5, 6..<8], [0..<8]] as [[Range<Int>]])
    func lateBoundRangesRoundTrip(ranges: [Range<Int>]) throws {
        let destination = Destination(url: "a/*|x|*b", lateBound: ranges)
        let links = try register([LinkDraft(destination: destination, text: "")])
        #expect(links.map(\.destination) == [destination])
        #expect(try store.links(of: campaign.id).map(\.destination) == [destination])
    }

    @Test(arguments: ["5-9", "3-2", "2-4 3-5", "x", "1", "1-2-3", "1-9999999999999999999"])
    func damagedRangesAreRefused(text: String) throws {
        _ = try register(Sample.drafts("12345678"))
        try store.connection.run("UPDATE link SET late_bound = ?", text)
        let error = failure { _ = try store.links(of: campaign.id) }
        #expect(error?.description.hasSuffix("link 1 of campaign \(campaign.id)") == true)
        #expect(LateBoundRanges.read(text, within: 8) == nil)
    }
}
