/// What the sender can set about which links are rewritten; made once for many newsletters.
package struct RewritingRules: Sendable {
    /// Hosts of our own transition links, without scheme or port: their links are never rewritten
    /// a second time. Compared without regard to case.
    package let ownHosts: [String]
    /// Destinations to leave alone, for instance the `List-Unsubscribe` address; each also covers
    /// what only continues it.
    package internal(set) var keptAddresses: [String]
    /// Whether a destination with a merge tag in path, query or fragment is rewritten with the
    /// tag as a parameter; otherwise such a link is kept.
    package let bindsMergeTagsLate: Bool
    /// The patterns, prepared for looking up: that costs more than scanning a short newsletter.
    let serviceLinks: ServiceLinks

    package init(
        ownHosts: [String] = [], keptAddresses: [String] = [], bindsMergeTagsLate: Bool = true,
        servicePatterns: ServicePatterns = .standard
    ) {
        self.ownHosts = ownHosts
        self.keptAddresses = keptAddresses
        self.bindsMergeTagsLate = bindsMergeTagsLate
        serviceLinks = ServiceLinks(servicePatterns)
    }
}
