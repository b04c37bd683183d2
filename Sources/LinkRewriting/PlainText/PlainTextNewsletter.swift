/// A newsletter in plain text, with every web address of it found and judged.
package struct PlainTextNewsletter: Sendable {
    package let text: [UInt8]
    /// Every address in order, the kept ones too; the text of a link is what stands beside it.
    package let links: [FoundLink]
    package let warnings: [RewritingWarning]

    /// Reads `text`, in an encoding compatible with ASCII. With `joinsLines` a space at the end
    /// of a line means that the next one goes on without it (RFC 3676, 4.1: DelSp), so that an
    /// address that ends there is in doubt. Throws `RewritingError` for what is no text.
    package init(
        text: [UInt8], rules: RewritingRules, joinsLines: Bool = false
    ) throws(RewritingError) {
        try InputCheck.run(text)
        let addresses = AddressFinder(text, rules.tagSyntaxes, joinsLines: joinsLines).addresses()
        let surroundings = AddressSurroundings(text, addresses)
        let policy = LinkPolicy(rules)
        self.text = text
        links = addresses.indices.map { index in
            FoundLink(
                addresses[index], in: text, position: index + 1,
                beside: surroundings.texts(of: index), policy)
        }
        warnings = links.contains(where: \.isTracked) ? [] : [.nothingToTrack]
    }

    /// The newsletter with each tracked address replaced, everything else byte for byte. An
    /// address stays as it is for `nil`.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count + links.count * 64)
        Edit.apply(edits(replacement), to: text, in: text.indices, into: &output)
        return output
    }

    func edits(_ replacement: (FoundLink) -> TransitionValue?) -> [Edit] {
        links.compactMap { link in
            guard link.isTracked, let value = replacement(link) else { return nil }
            return Edit(range: link.valueRange, bytes: value.plainText)
        }
    }
}

extension FoundLink {
    /// The element of an address in plain text.
    private static let plainElement = "text"

    fileprivate init(
        _ found: AddressFinder.Address, in text: [UInt8], position: Int,
        beside: AddressSurroundings.Texts, _ policy: LinkPolicy
    ) {
        let address = LinkAddress(Windows1252.utf8(from: text[found.range]))
        var decision = LinkDecision.keep(.malformed)
        for text in found.isDoubtful ? [] : [beside.label, beside.sentence] {
            decision = policy.decision(
                for: address, text: text, optedOut: false, inForeignContent: false)
            if case .keep = decision { break }
        }
        self.init(
            position: position, element: Self.plainElement, valueRange: found.range,
            quoting: .plainText, isInConditionalComment: false, choice: nil,
            text: String(decoding: beside.label, as: UTF8.self), decision: decision,
            destination: address.bytes)
    }
}
