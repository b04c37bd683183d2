/// Finds the links that serve the reader, by address, merge tag and link text.
struct ServiceLinks: Sendable {
    private var addressWords = PhraseTable()
    private var textWords = PhraseTable()
    private var addressParts: [[UInt8]: KeepReason] = [:]
    private var wholeTexts: [[UInt8]: KeepReason] = [:]
    private var tagNames: [(name: [UInt8], reason: KeepReason)] = []

    init(_ patterns: ServicePatterns) {
        add(patterns.unsubscribe, .unsubscribe)
        add(patterns.preferences, .preferences)
        add(patterns.viewInBrowser, .viewInBrowser)
    }

    private mutating func add(_ patterns: ServicePatterns.Patterns, _ reason: KeepReason) {
        addressWords.add(patterns.addressWords, reason)
        textWords.add(patterns.textWords, reason)
        for part in patterns.addressParts { addressParts[Array(part.utf8)] = reason }
        for text in patterns.wholeTexts { wholeTexts[Array(text.utf8)] = reason }
        tagNames += patterns.tagNames.map { (Array($0.utf8), reason) }
    }

    func reason(address: LinkAddress, tags: MergeTag.Findings, text: String) -> KeepReason? {
        for range in tags.ranges {
            if let reason = reason(tag: address.bytes[range]) { return reason }
        }
        if let reason = reason(address: address.bytes) { return reason }
        let words = FoldedText.fold(Array(text.utf8)[...])
        return wholeTexts[words] ?? textWords.first(in: words)
    }

    private func reason(tag: ArraySlice<UInt8>) -> KeepReason? {
        let letters = tag.filter(\.isASCIIAlphanumeric).map(\.asciiLowercased)
        return tagNames.first { FoldedText.holds(letters, $0.name) }?.reason
    }

    /// Looks at the host's labels, the path segments and the query's names and values.
    private func reason(address: [UInt8]) -> KeepReason? {
        for part in FoldedText.percentDecoded(address).split(whereSeparator: Self.endsPart) {
            let words = FoldedText.fold(part)
            if let reason = addressParts[words] ?? addressWords.first(in: words) { return reason }
            guard part.contains(UInt8(ascii: ".")) else { continue }
            for piece in part.split(separator: UInt8(ascii: ".")) {
                if let reason = addressParts[FoldedText.fold(piece)] { return reason }
            }
        }
        return nil
    }

    private static func endsPart(_ byte: UInt8) -> Bool {
        switch byte {
        case Byte.slash, Byte.question, Byte.ampersand, Byte.equals, Byte.number, Byte.colon,
            Byte.semicolon:
            true
        default: false
        }
    }
}
