import LinkRewriting
import Testing

@Suite struct PlatformTests {
    @Test func namesAreDistinct() {
        let names = Platform.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
        #expect(Platform.all.count >= 23)
    }

    @Test(arguments: [
        ("mailchimp", "mailchimp"), ("SendinBlue", "brevo"), ("SFMC", "salesforce"),
        ("sendgrid", "sendgrid"), ("mail", nil), ("", nil),
    ])
    func namesAndAliases(_ word: String, _ name: String?) {
        #expect(Platform.named(word)?.name == name)
    }

    /// The tag for the contact's id is a tag, and gives no address.
    @Test func contactTags() {
        for platform in Platform.all {
            for tag in [platform.contactTag, platform.fieldTag].compactMap(\.self) {
                #expect(MergeTag.isTag(tag), "\(tag)")
                #expect(!MergeTag.looksLikeEmailTag(tag), "\(tag)")
            }
        }
    }

    /// Written by itself into a link, with its platform named, a service tag is known as such.
    @Test func serviceTagsAreKept() throws {
        let reasons = ["unsubscribe", "preferences", "view-in-browser"]
        for platform in Platform.all {
            let rules = RewritingRules(platform: platform)
            let tags = platform.unsubscribe + platform.preferences + platform.viewInBrowser
            // Some are beginnings; MailerLite's `{$url}` is too short to be told by its name, and
            // Acoustic's are fragments.
            for tag in tags where MergeTag.isTag(tag) && tag != "{$url}" {
                let html = Array("<a href='\(tag)'>x</a>".utf8)
                let link = try Newsletter(html: html, rules: rules).links[0]
                #expect(reasons.contains(Rewriting.short(link)), "\(tag) \(Rewriting.short(link))")
            }
        }
    }

    @Test(arguments: [
        ("<p>Nothing</p>", []), ("<p>*|CODE|*</p>", ["mailchimp", "mandrill"]),
        ("<p>{{ x }}</p>", []), ("<p>{{  Person.city }}</p>", ["klaviyo"]),
        ("<p>{%unsubscribe_link%}</p>", ["klaviyo"]),
        ("<a href='<%asm_group_unsubscribe_url%>'>", ["sendgrid-legacy"]),
        ("<p>{color: red} 50% off [x] a@b.example $5 ##</p>", []),
    ])
    func looks(_ html: String, _ names: [String]) {
        #expect(Platform.likely(for: Array(html.utf8)).map(\.name) == names)
    }

    /// With a platform named only its own ways of writing are tags.
    @Test(arguments: [
        ("mailchimp", "https://shop.example/?a={{b}}&c=*|D|*", "track *|D|*"),
        ("sendgrid-legacy", "https://shop.example/-sku-/?u=-id-", "track -sku- -id-"),
        ("sendgrid-legacy", "https://shop.example/red-shoes-sale", "track"),
        ("activecampaign", "https://shop.example/%DEAL_TITLE%20", "track %DEAL_TITLE%"),
        ("activecampaign", "https://shop.example/%C3%A1%20x%", "track"),
        ("activecampaign", "https://shop.example/%ELSE%", "merge-tag-logic"),
        ("mailgun", "https://shop.example/{{ x", "track"),
        ("dotdigital", "http://$FORWARD$/", "merge-tag-in-host"),
        ("dotdigital", "https://shop.example/@shop/?u=@ID@", "track @ID@"),
        ("cleverreach", "https://shop.example/{IF[A==b]}x", "merge-tag-logic"),
        ("mailerlite", "https://shop.example/{$a}/{b}", "track {$a} {b}"),
    ])
    func onlyItsOwnTags(_ name: String, _ url: String, _ expected: String) throws {
        let platform: Platform = try #require(Platform.named(name))
        let rules = RewritingRules(platform: platform)
        let html = Array("<a href='\(url)'>x</a>".utf8)
        #expect(try Newsletter(html: html, rules: rules).links.map(Rewriting.short) == [expected])
    }
}
