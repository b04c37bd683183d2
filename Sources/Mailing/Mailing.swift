import LinkRewriting
import Model
import Signing
import Store

/// What the sender asks for: whose newsletter, of which campaign, with which links.
package struct MailingRequest: Sendable {
    package var account: SubAccountID
    /// The sender's key of the campaign, for instance `spring-2026`.
    package var campaign: String
    /// Scheme and host of the transition links; `nil`: https on the sub-account's tracking host.
    package var trackingURL: String?
    package var saleLinks: SaleLinkChoice
    /// The sending platform's merge tag for the contact's id, written into each link verbatim.
    package var contactTag: String?
    /// What is asked for link by link.
    package var links: LinkOptions
    /// The newsletter's file name, whose ending helps to tell what it is.
    package var fileName: String

    package init(
        account: SubAccountID, campaign: String, trackingURL: String? = nil,
        saleLinks: SaleLinkChoice = .unchanged, contactTag: String? = nil,
        links: LinkOptions = LinkOptions(), fileName: String = ""
    ) {
        self.account = account
        self.campaign = campaign
        self.trackingURL = trackingURL
        self.saleLinks = saleLinks
        self.contactTag = contactTag
        self.links = links
        self.fileName = fileName
    }
}

/// A newsletter whose links are registered with their campaign: ready to be written, once for a
/// sending platform or once per contact.
package struct Mailing {
    package let campaign: Campaign
    /// Every link of the newsletter, the kept ones too, in document order.
    package let links: [LinkOutcome]
    /// What the sender should know about the newsletter as a whole.
    package let warnings: [String]
    /// What is good to know, for instance which platform the newsletter is made for.
    package let notes: [String]

    let newsletter: NewsletterDocument
    /// By position in the newsletter.
    let tracked: [Int: TrackedLink]
    let base: String
    private let ring: KeyRing
    private let contactTag: String?

    /// Scans the newsletter and registers its links; numbers stay the same when it is done again.
    package init(
        _ bytes: [UInt8], _ request: MailingRequest, control: ControlStore, ring: KeyRing,
        at now: Instant
    ) throws(MailingError) {
        let account = try MailingError.storing { () throws(StoreError) in
            try control.account(request.account)
        }
        base = request.trackingURL ?? "https://" + account.trackingHost
        let plan = try LinkPlan(
            bytes, name: request.fileName, request.links, base: base,
            ownHosts: [account.trackingHost, URLHost.host(of: base)].compactMap(\.self),
            contactTag: request.contactTag)
        let drafts = plan.drafts
        let (campaign, registered) = try MailingError.storing { () throws(StoreError) in
            try control.atomically { () throws(StoreError) in
                let campaign = try control.openCampaign(request.campaign, of: account.id, at: now)
                let links = try control.registerLinks(
                    drafts.map(\.draft), in: campaign.id, counting: request.saleLinks)
                return (campaign, links)
            }
        }
        let tracked = Dictionary(
            uniqueKeysWithValues: zip(drafts.map(\.position), registered))
        newsletter = plan.newsletter
        self.campaign = campaign
        self.tracked = tracked
        links = plan.links.map { plan.outcome($0, tracked: tracked[$0.found.position]) }
        notes = plan.notes
        warnings =
            plan.warnings
            + (URLHost.host(of: base) == account.trackingHost
                ? [] : ["\(base) is not the tracking domain: sales cannot be credited."])
        self.ring = ring
        contactTag = request.contactTag
    }

    /// What kind of newsletter it is.
    package var kind: NewsletterDocument.Kind { newsletter.kind }

    /// Whether a person may call a campaign so.
    package static func allows(campaign key: String) -> Bool {
        (1...100).contains(key.utf8.count)
            && key.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// The newsletter for a sending platform, which fills in the contact by its merge tag.
    package func template() -> [UInt8] {
        let stamp = LinkStamp(campaign: campaign.id, contact: nil).encoded(with: ring)
        return newsletter.rewritten { link in
            guard let tracked = tracked[link.position] else { return nil }
            var url: [UInt8] = []
            TransitionLink.append(base: base, stamp: stamp, number: tracked.number, to: &url)
            return Self.value(String(decoding: url, as: UTF8.self), link, contactTag)
        }
    }

    /// The newsletter cut for one mail per contact: in each link only the stamp differs.
    ///
    /// Throws ``MailingError/option(_:hint:)`` for what is no HTML.
    func compiled(_ columns: ColumnNames) throws(MailingError) -> CompiledNewsletter {
        guard let html = newsletter.html else {
            throw .option(
                "only HTML can be merged, and this is \(newsletter.kind.name)",
                hint: "give the newsletter's HTML, or use saletrail rewrite")
        }
        return html.compiled(columns: columns) { link in
            tracked[link.position].map {
                LinkFrame(
                    before: base + TransitionLink.path, after: "/\($0.number)",
                    parameters: Self.parameters(link, nil))
            }
        }
    }

    var stamper: LinkStamper { LinkStamper(campaign: campaign.id, ring: ring) }

    /// Whether it can be quoted depends on what `url` begins with and on the merge tags alone.
    static func value(
        _ url: String, _ link: FoundLink, _ contactTag: String?
    ) -> TransitionValue {
        TransitionValue(url: url, parameters: parameters(link, contactTag))
    }

    private static func parameters(
        _ link: FoundLink, _ contactTag: String?
    ) -> [TransitionValue.Parameter] {
        let contact = contactTag.map {
            TransitionValue.Parameter(name: TransitionLink.contactParameter, verbatim: $0)
        }
        let lateBound = link.lateBoundTags.enumerated().map { index, tag in
            TransitionValue.Parameter(
                name: TransitionLink.lateBoundParameter(index), verbatim: tag)
        }
        return [contact].compactMap(\.self) + lateBound
    }
}
