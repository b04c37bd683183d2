import LinkRewriting
import Mailing
import Model

/// What somebody asks for about a newsletter: all of it stands in the address of the page. The
/// same words as the options of `saletrail rewrite`.
struct NewsletterChoices {
    var campaign: String
    /// The file's name, whose ending helps to tell what it is.
    var name: String
    /// A platform's name; empty for any.
    var platform: String
    /// Empty for the platform's own; "none" for none.
    var contactTag: String
    /// Empty for none.
    var utm: String
    /// By place in the newsletter: only what differs from what would happen anyway.
    var links: [Int: LinkChoice] = [:]
    var loadsPictures: Bool

    /// Of a page's address, which may name every link.
    init(_ request: PageRequest) {
        self.init(QueryParameters(request.queryText.utf8, limit: Self.limit))
    }

    private static let limit = 2000

    init(_ parameters: QueryParameters) {
        campaign = parameters.text("campaign") ?? ""
        name = parameters.text("name") ?? ""
        platform = parameters.text("platform") ?? ""
        contactTag = parameters.text("contact-tag") ?? ""
        utm = parameters.text("utm") ?? ""
        loadsPictures = parameters.text("pictures") == "1"
        for parameter in parameters.parameters where parameter.name.hasPrefix("link-") {
            guard let place = Int(parameter.name.dropFirst(5)) else { continue }
            links[place] = LinkChoice(rawValue: parameter.value)
        }
    }

    var parameters: [(name: String, value: String)] {
        [
            ("campaign", campaign), ("name", name), ("platform", platform),
            ("contact-tag", contactTag), ("utm", utm), ("pictures", loadsPictures ? "1" : ""),
        ] + links.sorted { $0.key < $1.key }.map { ("link-\($0.key)", $0.value.rawValue) }
    }

    /// The merge tag that is written into the links.
    var tag: String? {
        let own = Platform.named(platform)?.contactTag
        let tag = contactTag.isEmpty ? own : contactTag
        return tag == "none" ? nil : tag
    }

    func options() throws(MailingError) -> LinkOptions {
        var options = LinkOptions()
        options.choices = links
        options.platform = Platform.named(platform)
        options.utm = try utm.isEmpty ? nil : UTMParameters(utm, campaign: campaign)
        return options
    }

    func request(_ account: SubAccountID) throws(MailingError) -> MailingRequest {
        MailingRequest(
            account: account, campaign: campaign, contactTag: tag, links: try options(),
            fileName: name)
    }

    /// What would become of the links, for a preview.
    func plan(_ bytes: [UInt8], _ account: SubAccount) throws(MailingError) -> LinkPlan {
        try LinkPlan(
            bytes, name: name, try options(), base: "https://" + account.trackingHost,
            ownHosts: [account.trackingHost], contactTag: tag)
    }
}
