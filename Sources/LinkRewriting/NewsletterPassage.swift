/// A run of a newsletter's bytes with all links that start in it, each of them judged.
package struct NewsletterPassage: Sendable {
    package let bytes: [UInt8]
    /// In document order, the kept ones too; positions count from the start of the newsletter,
    /// `valueRange` from the start of the passage.
    package let links: [FoundLink]

    /// The passage with the value of each tracked link replaced, everything else byte for byte.
    /// A link stays as it is for `nil`, and where `FoundLink.canHold` is false.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + links.count * 64)
        var copied = 0
        // By index, because a copy of each link would cost more than most of this.
        for index in links.indices where links[index].isTracked {
            guard let value = replacement(links[index])?.attributeValue,
                let splice = links[index].splice(value)
            else { continue }
            output.append(contentsOf: bytes[copied..<splice.range.lowerBound])
            if let quote = splice.quote { output.append(quote) }
            output.append(contentsOf: value)
            if let quote = splice.quote { output.append(quote) }
            copied = splice.range.upperBound
        }
        output.append(contentsOf: bytes[copied...])
        return output
    }
}
