/// Finds the links that serve the reader, by address, merge tag and link text.
struct ServiceLinks: Sendable {
    /// In an address phrases stand in one of its parts: a host label, a path segment, a name or
    /// value of the query. `baja.php` counts as the part `baja`, too.
    private var addresses = PhraseTable(joints: ".", bounds: "/?&=#:;")
    private var texts = PhraseTable()
    private var tagNames: [(name: [UInt8], reason: KeepReason)] = []

    init(_ patterns: ServicePatterns) {
        add(patterns.unsubscribe, .unsubscribe)
        add(patterns.preferences, .preferences)
        add(patterns.viewInBrowser, .viewInBrowser)
    }

    private mutating func add(_ patterns: ServicePatterns.Patterns, _ reason: KeepReason) {
        addresses.add(patterns.addressParts.sorted(), reason, isWhole: true)
        addresses.add(patterns.addressWords, reason, isWhole: false)
        texts.add(patterns.wholeTexts.sorted(), reason, isWhole: true)
        texts.add(patterns.textWords, reason, isWhole: false)
        tagNames += patterns.tagNames.map { (Array($0.utf8), reason) }
    }

    /// `text` is the link's, UTF-8.
    func reason(address: LinkAddress, tags: MergeTag.Findings, text: [UInt8]) -> KeepReason? {
        for range in tags.ranges {
            if let reason = reason(tag: address.bytes[range]) { return reason }
        }
        let isPlain = address.characters.isDisjoint(with: [.percent, .rare])
        let folded =
            isPlain ? address.bytes : FoldedText.fold(FoldedText.percentDecoded(address.bytes))
        return addresses.first(in: folded) ?? texts.first(in: FoldedText.fold(text))
    }

    private func reason(tag: ArraySlice<UInt8>) -> KeepReason? {
        let letters = tag.filter(\.isASCIIAlphanumeric).map(\.asciiLowercased)
        return tagNames.first { FoldedText.holds(letters, $0.name) }?.reason
    }
}
