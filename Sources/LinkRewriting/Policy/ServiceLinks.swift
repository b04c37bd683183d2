/// Finds the links that serve the reader, by address, merge tag and link text.
struct ServiceLinks: Sendable {
    /// In an address phrases stand in one of its parts: a host label, a path segment, a name or
    /// value of the query. `baja.php` counts as the part `baja`, too.
    private var addresses = PhraseTable(joints: ".", bounds: "/?&=#:;")
    private var texts = PhraseTable()
    private var tagNames: [(name: [UInt8], reason: KeepReason)] = []
    /// The places in `tagNames` by the first letter of the name.
    private var tagNamesByLetter = [[Int]](repeating: [], count: 128)

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
        for name in patterns.tagNames {
            guard let first = name.utf8.first, first < 0x80 else { continue }
            tagNamesByLetter[Int(first)].append(tagNames.count)
            tagNames.append((Array(name.utf8), reason))
        }
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
        var letters: [UInt8] = []
        letters.reserveCapacity(tag.count)
        for byte in tag where byte.isASCIIAlphanumeric { letters.append(byte.asciiLowercased) }
        // Of several names the one that was given first.
        var found = tagNames.count
        for start in letters.indices {
            for index in tagNamesByLetter[Int(letters[start])] where index < found {
                if letters[start...].starts(with: tagNames[index].name) { found = index }
            }
        }
        return found < tagNames.count ? tagNames[found].reason : nil
    }
}
