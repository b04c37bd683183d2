import LinkRewriting
import Model
import Store

/// What becomes of each link of a newsletter, by the rules and by what the sender asks for;
/// nothing is stored yet.
package struct LinkPlan: Sendable {
    /// One link and its fate.
    package struct Link: Sendable {
        enum Fate: Sendable {
            /// `countsSales` as the sender or the newsletter says; `nil`: as for all links.
            case track(Destination, countsSales: Bool?)
            case keep(KeepReason)
        }

        let found: FoundLink
        let fate: Fate
        let warnings: [LinkWarning]

        init(_ found: FoundLink, _ fate: Fate, platform: Platform?) {
            self.found = found
            self.fate = fate
            switch fate {
            case .keep(let reason):
                warnings = [LinkWarning(reason, url: found.url)].compactMap(\.self)
            case .track:
                let isForeign = platform?.leavesTags(in: found.url) ?? false
                warnings = found.warnings + (isForeign ? [.foreignTag] : [])
            }
        }
    }

    package let newsletter: NewsletterDocument
    /// In document order.
    package let links: [Link]
    /// What the sender should know about the newsletter as a whole.
    package let warnings: [String]
    /// What is good to know, for instance which platform the newsletter is made for.
    package let notes: [String]
    private let utm: UTMParameters?

    /// `name` is the newsletter's file name, whose ending helps to tell what it is; `base` and
    /// `contactTag` are what the links will be written with.
    ///
    /// Throws ``MailingError/newsletter(_:)``, and ``MailingError/option(_:hint:)`` where a choice
    /// names a link that is not there or cannot be tracked.
    package init(
        _ bytes: [UInt8], name: String = "", _ options: LinkOptions, base: String,
        ownHosts: [String], contactTag: String? = nil
    ) throws(MailingError) {
        let rules = RewritingRules(
            ownHosts: ownHosts, unsubscribeAddresses: options.unsubscribeAddresses,
            platform: options.platform, despiteOptOut: options.insisted)
        newsletter = try Self.scan(bytes, name, rules, rewritesText: options.rewritesText)
        let sample = base + "/c/stamp/1"
        links = newsletter.links.map { found in
            let value = Mailing.value(sample, found, contactTag)
            let fate = Self.fate(found, options, holds: found.canHold(value))
            return Link(found, fate, platform: options.platform)
        }
        utm = options.utm
        try Self.check(options.choices, links)
        let looks = PlatformLooks(bytes, named: options.platform)
        notes = looks.notes
        warnings =
            newsletter.warnings.map(\.description) + looks.warnings
            + Self.unusedPatterns(options, newsletter)
    }

    private static func scan(
        _ bytes: [UInt8], _ name: String, _ rules: RewritingRules, rewritesText: Bool
    ) throws(MailingError) -> NewsletterDocument {
        do throws(RewritingError) {
            return try NewsletterDocument(
                bytes, name: name, rules: rules, rewritesText: rewritesText)
        } catch {
            throw .newsletter(error)
        }
    }

    private static func fate(
        _ found: FoundLink, _ options: LinkOptions, holds: Bool
    ) -> Link.Fate {
        guard case .track(let lateBound) = found.decision else {
            if case .keep(let reason) = found.decision { return .keep(reason) }
            return .keep(.unquotable)
        }
        let word = options.choices[found.position]
        if word == LinkChoice.none { return .keep(.excluded) }
        if word == nil, options.leavesOut(found.url) { return .keep(.excluded) }
        if !holds { return .keep(.unquotable) }
        let countsSales = (word ?? found.choice).map { $0 == .sale }
        return .track(
            Destination(url: found.url, lateBound: lateBound), countsSales: countsSales)
    }

    /// Throws for a choice that cannot be followed.
    private static func check(
        _ choices: [Int: LinkChoice], _ links: [Link]
    ) throws(MailingError) {
        for (position, choice) in choices.sorted(by: { $0.key < $1.key }) {
            guard links.indices.contains(position - 1) else {
                throw .option(
                    "--link \(position): the newsletter has no such link",
                    hint: links.isEmpty
                        ? "leave --link out: the newsletter has no links"
                        : "1 to \(links.count), as saletrail links shows them")
            }
            guard choice != .none, case .keep(let reason) = links[position - 1].fate else {
                continue
            }
            throw .option(
                "--link \(position): this link cannot be tracked. \(reason.explanation)",
                hint: "leave --link \(position) out (reason: \(reason.rawValue))")
        }
    }

    /// A pattern that fits no link is probably misspelt.
    private static func unusedPatterns(
        _ options: LinkOptions, _ newsletter: NewsletterDocument
    ) -> [String] {
        let named =
            options.include.map { ("--include", $0) }
            + options.exclude.map { ("--exclude", $0) }
        return named.filter { _, pattern in
            !newsletter.links.contains { pattern.fits($0.url) }
        }.map { "\($0) \($1.text) fits no link of the newsletter." }
    }

    /// What would be done: ``LinkOutcome`` without numbers of a campaign.
    package var outcomes: [LinkOutcome] { links.map { outcome($0) } }

    /// The same with what the campaign of that key knows: numbers, and what was chosen earlier.
    package func outcomes(
        of account: SubAccountID, campaign key: String, knownBy control: ControlStore
    ) throws(MailingError) -> [LinkOutcome] {
        let known = try MailingError.storing { () throws(StoreError) -> [Int: TrackedLink] in
            guard let campaign = try control.campaigns(of: account).first(where: { $0.key == key })
            else { return [:] }
            let wanted = self.drafts
            let links = try control.knownLinks(wanted.map(\.draft), in: campaign.id)
            return Dictionary(
                uniqueKeysWithValues: zip(wanted.map(\.position), links).compactMap { place, link in
                    link.map { (place, $0) }
                })
        }
        return links.map { outcome($0, tracked: known[$0.found.position]) }
    }

    func outcome(_ link: Link, tracked: TrackedLink? = nil) -> LinkOutcome {
        LinkOutcome(link, tracked: tracked, utm: utm)
    }

    /// The links to register, with their positions.
    var drafts: [(position: Int, draft: LinkDraft)] {
        var skipped: [String: Int] = [:]
        return links.compactMap { link in
            guard case .track(let destination, let countsSales) = link.fate else {
                // Counted, so that equal links keep their numbers when one is left out.
                if case .keep(let reason) = link.fate, reason == .excluded || reason == .optedOut {
                    skipped[link.found.url, default: 0] += 1
                }
                return nil
            }
            let draft = LinkDraft(
                destination: destination, target: utm?.added(to: destination),
                text: link.found.text, countsSales: countsSales,
                skipped: skipped[destination.url, default: 0])
            return (link.found.position, draft)
        }
    }
}
