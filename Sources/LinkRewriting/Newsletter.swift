/// A newsletter scanned once, with every link of it found and judged: the one passage of a
/// document that is held in memory as a whole.
package struct Newsletter: Sendable {
    package let warnings: [RewritingWarning]
    private let passage: NewsletterPassage

    package var html: [UInt8] { passage.bytes }
    /// Every link of the input in document order, the kept ones too.
    package var links: [FoundLink] { passage.links }

    /// Scans `html`, which stays in memory as a whole. Throws `RewritingError` for what is not
    /// HTML in an encoding compatible with ASCII.
    package init(html: [UInt8], rules: RewritingRules) throws(RewritingError) {
        var finder = LinkFinder(LinkPolicy(rules))
        try html.withUnsafeBufferPointer { bytes throws(RewritingError) in
            try InputCheck(bytes).run()
            try finder.run(in: bytes, isLast: true)
        }
        try finder.finish()
        warnings = finder.warnings
        passage = NewsletterPassage(bytes: html, links: finder.takeLinks(before: html.count))
    }

    /// The newsletter with the value of each tracked link replaced, everything else byte for byte.
    /// A link stays as it is for `nil`, and where `FoundLink.canHold` is false.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        passage.rewritten(replacement)
    }
}
