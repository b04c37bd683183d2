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

    package init(
        account: SubAccountID, campaign: String, trackingURL: String? = nil,
        saleLinks: SaleLinkChoice = .unchanged, contactTag: String? = nil
    ) {
        self.account = account
        self.campaign = campaign
        self.trackingURL = trackingURL
        self.saleLinks = saleLinks
        self.contactTag = contactTag
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

    let newsletter: Newsletter
    /// By position in the newsletter.
    let tracked: [Int: TrackedLink]
    let base: String
    private let ring: KeyRing
    private let contactTag: String?

    /// Scans the newsletter and registers its links; numbers stay the same when it is done again.
    package init(
        _ html: [UInt8], _ request: MailingRequest, control: ControlStore, ring: KeyRing,
        at now: Instant
    ) throws(MailingError) {
        let account = try MailingError.storing { () throws(StoreError) in
            try control.account(request.account)
        }
        base = request.trackingURL ?? "https://" + account.trackingHost
        let rules = RewritingRules(
            ownHosts: [account.trackingHost, URLHost.host(of: base)].compactMap(\.self))
        let newsletter = try Self.scan(html, rules)
        let placeholder = base + "/c/stamp/1"
        let trackable = newsletter.links.filter {
            $0.isTracked && $0.canHold(Self.value(placeholder, $0, request.contactTag))
        }
        let (campaign, registered) = try MailingError.storing { () throws(StoreError) in
            try control.atomically { () throws(StoreError) in
                let campaign = try control.openCampaign(request.campaign, of: account.id, at: now)
                let links = try control.registerLinks(
                    trackable.map(\.draft), in: campaign.id, counting: request.saleLinks)
                return (campaign, links)
            }
        }
        let tracked = Dictionary(
            uniqueKeysWithValues: zip(trackable.map(\.position), registered))
        self.newsletter = newsletter
        self.campaign = campaign
        self.tracked = tracked
        links = newsletter.links.map { LinkOutcome($0, tracked[$0.position]) }
        warnings =
            newsletter.warnings.map(\.description)
            + (URLHost.host(of: base) == account.trackingHost
                ? [] : ["\(base) is not the tracking domain: sales cannot be credited."])
        self.ring = ring
        contactTag = request.contactTag
    }

    private static func scan(
        _ html: [UInt8], _ rules: RewritingRules
    ) throws(MailingError) -> Newsletter {
        do throws(RewritingError) {
            return try Newsletter(html: html, rules: rules)
        } catch {
            throw .newsletter(error)
        }
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
    func compiled(_ columns: ColumnNames) -> CompiledNewsletter {
        newsletter.compiled(columns: columns) { link in
            tracked[link.position].map {
                LinkFrame(
                    before: base + TransitionLink.path, after: "/\($0.number)",
                    parameters: Self.parameters(link, nil))
            }
        }
    }

    var stamper: LinkStamper { LinkStamper(campaign: campaign.id, ring: ring) }

    /// Whether it can be quoted depends on what `url` begins with and on the merge tags alone.
    private static func value(
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

extension FoundLink {
    fileprivate var draft: LinkDraft {
        guard case .track(let lateBound) = decision else {
            preconditionFailure("only tracked links are registered")
        }
        return LinkDraft(destination: Destination(url: url, lateBound: lateBound), text: text)
    }
}
