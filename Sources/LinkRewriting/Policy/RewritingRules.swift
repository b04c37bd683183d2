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
    /// Links, by position, that are judged as if the newsletter did not ask to leave them alone.
    package internal(set) var despiteOptOut: Set<Int>
    /// What is a merge tag: what the platform writes, or all that cannot be mistaken.
    let tagSyntaxes: TagSyntaxes
    /// The patterns, prepared for looking up: that costs more than scanning a short newsletter.
    let serviceLinks: ServiceLinks

    /// With `platform` only its merge tags are tags; its service links are known by theirs.
    package init(
        ownHosts: [String] = [], keptAddresses: [String] = [], bindsMergeTagsLate: Bool = true,
        servicePatterns: ServicePatterns = .standard, platform: Platform? = nil,
        despiteOptOut: Set<Int> = []
    ) {
        self.ownHosts = ownHosts
        self.keptAddresses = keptAddresses
        self.bindsMergeTagsLate = bindsMergeTagsLate
        self.despiteOptOut = despiteOptOut
        tagSyntaxes = platform?.syntaxes ?? .unambiguous
        serviceLinks = ServiceLinks(platform.map(servicePatterns.including) ?? servicePatterns)
    }
}
