import LinkRewriting
import Model
import Store
import Testing

@testable import Mailing

struct LinkPlanTests {
    private static let html = """
        <a href="https://shop.example/a">A</a> <a href="https://shop.example/a">A again</a>
        <a href="https://news.example/b" data-track="click">B</a>
        <a href="https://shop.example/c" data-track="off">C</a>
        <a href="https://shop.example/d" clicktracking="off">D</a>
        <a href="https://shop.example/unsubscribe">Out</a> <a href="#">Later</a>
        """

    private func options(_ change: (inout LinkOptions) -> Void) -> LinkOptions {
        var options = LinkOptions()
        change(&options)
        return options
    }

    private func plan(
        _ html: String = Self.html, _ change: (inout LinkOptions) -> Void = { _ in }
    ) throws -> LinkPlan {
        try LinkPlan(
            Array(html.utf8), options(change), base: "https://t.example", ownHosts: ["t.example"])
    }

    private func words(_ plan: LinkPlan) -> [String] {
        plan.outcomes.map { $0.action == .kept ? $0.reason : $0.action.rawValue }
    }

    @Test func theNewsletterDecides() throws {
        let plan = try plan()
        #expect(
            words(plan) == [
                "sales", "sales", "clicks", "opted-out", "opted-out", "unsubscribe", "fragment",
            ])
        #expect(plan.outcomes.map(\.position) == Array(1...7))
        #expect(plan.outcomes.allSatisfy { $0.number == nil })
        #expect(plan.outcomes[6].warnings == [.leadsNowhere])
    }

    @Test func theSenderHasTheLastWord() throws {
        let plan = try plan {
            $0.exclude = [LinkPattern("shop.example")!]
            $0.choices = [1: .click, 3: .sale, 4: .sale, 5: .click, 6: .none]
        }
        #expect(
            words(plan) == [
                "clicks", "excluded", "sales", "sales", "clicks", "unsubscribe", "fragment",
            ])
    }

    @Test func patterns() throws {
        let included = try plan { $0.include = [LinkPattern("*news*")!] }
        #expect(words(included).prefix(3) == ["excluded", "excluded", "clicks"])
        let both = try plan {
            $0.include = [LinkPattern("*.example")!]
            $0.exclude = [LinkPattern("news.example")!, LinkPattern("nobody.example")!]
        }
        #expect(words(both).prefix(3) == ["sales", "sales", "excluded"])
        #expect(both.warnings == ["--exclude nobody.example fits no link of the newsletter."])
    }

    @Test(arguments: [
        ([9: LinkChoice.sale], "no such link", "1 to 7"), ([0: .none], "no such link", "1 to 7"),
        ([6: .sale], "The link lets the reader unsubscribe.", "unsubscribe"),
        ([7: .click], "another place in the same mail", "fragment"),
    ])
    func refused(_ choices: [Int: LinkChoice], _ complaint: String, _ hint: String) {
        let error = failure { _ = try plan { $0.choices = choices } }
        #expect(error?.description.contains(complaint) == true)
        #expect(error?.hint.contains(hint) == true)
    }

    @Test func nothingToChooseFrom() {
        let error = failure { _ = try plan("<p>no link</p>") { $0.choices = [1: .sale] } }
        #expect(error?.hint.contains("leave --link out") == true)
    }

    /// What a link is, is what the newsletter wrote: options come and go, its number stays.
    @Test func numbersStay() throws {
        let room = try PostRoom()
        let first = try room.mailing(Self.html)
        #expect(first.links.map { $0.number?.value } == [1, 2, 3, nil, nil, nil, nil])
        let utm = try UTMParameters("auto", campaign: "spring")
        let second = try room.mailing(Self.html) { $0.links = options { $0.utm = utm } }
        #expect(second.template() == first.template())
        #expect(
            second.links[0].url.hasSuffix(
                "/a?utm_source=newsletter&utm_medium=email&utm_campaign=spring"))
        let link = try room.control.directory().link(first.campaign.id, LinkNumber(1))
        #expect(link?.destination.url == second.links[0].url)
        // Without its twin before it, the second link is still the second.
        let third = try room.mailing(Self.html) { $0.links = options { $0.choices = [1: .none] } }
        #expect(third.links.map { $0.number?.value } == [nil, 2, 3, nil, nil, nil, nil])
        let fourth = try room.mailing(Self.html)
        #expect(fourth.template() == first.template())
        let plain = try room.control.directory().link(first.campaign.id, LinkNumber(1))
        #expect(plain?.destination.url == "https://shop.example/a")
    }

    @Test func choicesOfLinksAndOfTheCampaign() throws {
        let room = try PostRoom()
        let mailing = try room.mailing(Self.html) {
            $0.saleLinks = .none
            $0.links = options { $0.choices = [2: .sale] }
        }
        #expect(mailing.links.prefix(3).map(\.action) == [.clicks, .sales, .clicks])
        // data-track is stronger than the campaign's choice, and is asked every time.
        let again = try room.mailing(Self.html) { $0.saleLinks = .all }
        #expect(again.links.prefix(3).map(\.action) == [.sales, .sales, .clicks])
    }

    @Test func looks() throws {
        let mailchimp = "<a href='https://shop.example/?u=*|UNIQID|*'>*|FNAME|*</a>"
        #expect(try plan(mailchimp).notes == ["Looks like Mailchimp (--platform mailchimp)."])
        let wrong = try plan(mailchimp) { $0.platform = Platform.named("klaviyo") }
        #expect(wrong.warnings.last?.contains("looks like Mailchimp, not Klaviyo") == true)
        #expect(wrong.notes.isEmpty)
        let foreign = try plan("<a href='https://shop.example/?u={{id}}'>x</a>") {
            $0.platform = Platform.named("mailchimp")
        }
        #expect(foreign.outcomes[0].warnings == [.foreignTag])
        let right = try plan(mailchimp) { $0.platform = Platform.named("mailchimp") }
        #expect(right.warnings.isEmpty && right.notes.isEmpty)
        #expect(right.outcomes[0].warnings.isEmpty)
    }
}
