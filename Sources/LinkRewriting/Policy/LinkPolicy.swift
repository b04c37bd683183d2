/// Decides what becomes of a link: when in doubt it is kept.
struct LinkPolicy {
    private let rules: RewritingRules
    private var syntaxes: TagSyntaxes { rules.tagSyntaxes }

    init(_ rules: RewritingRules) { self.rules = rules }

    /// Whether the sender insists on a link that the newsletter asks to leave alone.
    func ignoresOptOut(at position: Int) -> Bool { rules.despiteOptOut.contains(position) }

    /// `text` is the link's, UTF-8; `optedOut`: the element carries an opt-out attribute or class.
    func decision(
        for address: LinkAddress, text: [UInt8], optedOut: Bool, inForeignContent: Bool
    ) -> LinkDecision {
        if address.kind == .empty { return .keep(.empty) }
        if address.kind == .fragment, !MergeTag.startsWithTag(address.bytes, syntaxes) {
            return .keep(.fragment)
        }
        let tags = mayHoldTags(address) ? MergeTag.find(in: address.bytes, syntaxes) : .init()
        if let reason = rules.serviceLinks.reason(address: address, tags: tags, text: text) {
            return .keep(reason)
        }
        if tags.ranges.first?.lowerBound == 0
            || (!address.beginsWithLetter && MergeTag.startsWithTag(address.bytes, syntaxes))
        {
            return .keep(.mergeTagFirst)
        }
        guard case .web(let authority) = address.kind else { return .keep(reason(address.kind)) }
        if inForeignContent { return .keep(.foreignContent) }
        if optedOut { return .keep(.optedOut) }
        return decision(for: address, authority: authority, tags: tags)
    }

    private func decision(
        for address: LinkAddress, authority: Range<Int>, tags: MergeTag.Findings
    ) -> LinkDecision {
        if rules.ownHosts.contains(where: address.hasHost) { return .keep(.ownLink) }
        if rules.keptAddresses.contains(where: {
            !$0.isEmpty && address.bytes.starts(with: $0.utf8)
        }) {
            return .keep(.configured)
        }
        // What follows needs a character that few addresses hold.
        if !mayHoldTags(address) { return .track(lateBound: []) }
        if tags.ranges.contains(where: { $0.lowerBound < authority.upperBound })
            || MergeTag.hasOpening(in: address.bytes[authority], syntaxes)
        {
            return .keep(.mergeTagInHost)
        }
        if address.bytes[authority].contains(UInt8(ascii: "@")) { return .keep(.credentials) }
        // A forbidden host code point (URL standard 3.1) that is not part of a tag; and control
        // characters, which no redirect may carry on.
        if address.bytes[authority].contains(where: Self.isForbiddenInHost)
            || address.bytes.contains(where: { $0 < 0x20 || $0 == 0x7F })
        {
            return .keep(.malformed)
        }
        if tags.hasLogic { return .keep(.mergeTagLogic) }
        if tags.hasUnfinishedTag { return .keep(.mergeTagBroken) }
        if !tags.ranges.isEmpty, !rules.bindsMergeTagsLate { return .keep(.mergeTagKept) }
        return .track(lateBound: tags.ranges)
    }

    /// Few addresses hold a byte that a tag could begin with; hyphens are common in all.
    private func mayHoldTags(_ address: LinkAddress) -> Bool {
        !address.characters.isDisjoint(with: .openingTags) || syntaxes.contains(.hyphens)
    }

    private static func isForbiddenInHost(_ byte: UInt8) -> Bool {
        switch byte {
        case Byte.space, Byte.less, Byte.greater, Byte.quote, UInt8(ascii: "^"),
            UInt8(ascii: "|"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private func reason(_ kind: LinkAddress.Kind) -> KeepReason {
        switch kind {
        case .empty: .empty
        case .fragment: .fragment
        case .relative: .relative
        case .otherScheme: .otherScheme
        case .malformed, .web: .malformed
        }
    }
}
