/// A newsletter that arrives in pieces of any size: gives the same links, warnings and bytes as
/// ``Newsletter`` does, and keeps only what is not decided yet.
///
/// At most about `RewritingLimits.longestToken` and `linkTextReach` together are kept, besides the
/// piece last given.
package struct NewsletterStream {
    private var finder: LinkFinder
    private var window: [UInt8] = []
    private var isChecked = false
    /// Scanning again pays only when the window has grown to this: a tag that is not whole is
    /// scanned from its start, so its bytes have to double for the work to stay linear.
    private var wanted = RewritingLimits.inputSample

    package init(rules: RewritingRules) {
        finder = LinkFinder(LinkPolicy(rules))
    }

    /// Bytes that were fed and not handed out yet.
    package var keptCount: Int { window.count }

    /// Complete after `finish`.
    package var warnings: [RewritingWarning] { finder.warnings }

    /// Takes the next bytes; gives the passage that is decided now, which may be empty. Throws as
    /// `Newsletter.init` does, and is of no use after that.
    package mutating func feed(_ bytes: [UInt8]) throws(RewritingError) -> NewsletterPassage {
        if window.isEmpty { window = bytes } else { window.append(contentsOf: bytes) }
        guard window.count >= wanted else { return NewsletterPassage(bytes: [], links: []) }
        return try advance(isLast: false)
    }

    /// Gives the rest, at the end of the input.
    package mutating func finish() throws(RewritingError) -> NewsletterPassage {
        let passage = try advance(isLast: true)
        try finder.finish()
        return passage
    }

    private mutating func advance(isLast: Bool) throws(RewritingError) -> NewsletterPassage {
        try window.withUnsafeBufferPointer { bytes throws(RewritingError) in
            if !isChecked { try InputCheck(bytes).run() }
            try finder.run(in: bytes, isLast: isLast)
        }
        isChecked = true
        let decided = finder.decidedCount(of: window.count)
        let links = finder.takeLinks(before: decided)
        let pending = window.count - finder.scannedCount(of: window.count)
        let passage = NewsletterPassage(bytes: take(decided), links: links)
        wanted =
            window.count - pending + min(2 * pending, RewritingLimits.longestToken + 1)
        return passage
    }

    private mutating func take(_ count: Int) -> [UInt8] {
        if count == window.count {
            defer { window = [] }
            return window
        }
        defer { window.removeFirst(count) }
        return Array(window[..<count])
    }
}
