/// A newsletter scanned once, with every link of it found and judged.
package struct Newsletter: Sendable {
    package let html: [UInt8]
    /// Every link of the input in document order, the kept ones too.
    package let links: [FoundLink]
    package let warnings: [RewritingWarning]

    /// Scans `html`, which stays in memory as a whole. Throws `RewritingError` for what is not
    /// HTML in an encoding compatible with ASCII.
    package init(html: [UInt8], rules: RewritingRules) throws(RewritingError) {
        try InputCheck(html: html).run()
        let found = try html.withUnsafeBufferPointer { bytes throws(RewritingError) in
            var finder = LinkFinder(bytes, in: bytes.indices)
            try finder.run()
            return finder
        }
        guard found.hasTags else { throw .notHTML(found: "plain text") }
        let policy = LinkPolicy(rules)
        let links = found.drafts.enumerated().map { $1.link(position: $0 + 1, policy) }
        self.html = html
        self.links = links
        let isTracking = links.contains(where: \.isTracked)
        warnings = found.warnings + (isTracking ? [] : [.nothingToTrack])
    }

    /// The newsletter with the value of each tracked link replaced, everything else byte for byte.
    /// A link stays as it is for `nil`, and where `FoundLink.canHold` is false.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(html.count + links.count * 64)
        var copied = 0
        for link in links where link.isTracked {
            guard let value = replacement(link)?.attributeValue, let splice = link.splice(value)
            else { continue }
            output.append(contentsOf: html[copied..<splice.range.lowerBound])
            if let quote = splice.quote { output.append(quote) }
            output.append(contentsOf: value)
            if let quote = splice.quote { output.append(quote) }
            copied = splice.range.upperBound
        }
        output.append(contentsOf: html[copied...])
        return output
    }
}
