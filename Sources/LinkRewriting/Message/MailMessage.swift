/// A mail message (RFC 5322, with MIME), with every link of its HTML parts found and judged.
package struct MailMessage: Sendable {
    package let bytes: [UInt8]
    /// Every link in order of the parts, the kept ones too; `valueRange` is within its part.
    package let links: [FoundLink]
    package let warnings: [RewritingWarning]

    private let parts: [MessagePart]

    /// Reads `bytes`, which stay in memory. Plain text is rewritten only if `rewritesText`. The
    /// addresses of `List-Unsubscribe` are kept wherever they appear. Throws `RewritingError` for
    /// what is signed or encrypted, what is no message, and encodings that cannot be rewritten.
    package init(
        _ bytes: [UInt8], rules: RewritingRules, rewritesText: Bool = false
    ) throws(RewritingError) {
        if bytes.isEmpty { throw .empty }
        let range = Self.start(bytes)..<bytes.count
        let header = HeaderBlock(bytes, range)
        if header.isTooLong { throw .message(.headerTooLong) }
        if header.isEmpty { throw .message(.noHeader) }
        var rules = rules
        rules.keptAddresses += header.values("list-unsubscribe").flatMap {
            UnsubscribeAddresses.find(in: $0)
        }
        var finder = PartFinder(bytes, findsText: rewritesText)
        try finder.visit(range)
        var reading = MessageReading()
        for part in finder.parts { try reading.add(part, rules) }
        self.bytes = bytes
        parts = reading.parts
        links = reading.links
        let isSigned =
            header.holds("dkim-signature") || header.holds("domainkey-signature")
            || header.holds("arc-message-signature")
        let hasOnlyText = finder.hasOtherText && !finder.parts.contains(where: \.isHTML)
        let own =
            (isSigned ? [.hostSignature] : []) + finder.warnings
            + (hasOnlyText ? [.onlyPlainText] : [])
        warnings =
            own.map { .message($0) } + reading.warnings
            + (reading.links.contains(where: \.isTracked) ? [] : [.nothingToTrack])
    }

    /// The message with each tracked link replaced, in the transfer encoding of its part;
    /// everything else byte for byte. A link stays as it is for `nil`, and where
    /// `FoundLink.canHold` is false.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + links.count * 64)
        let lineEnd = bytes.lineEnd(in: bytes.indices) ?? [0x0D, 0x0A]
        var copied = 0
        var first = 0
        for part in parts {
            output.append(contentsOf: bytes[copied..<part.range.lowerBound])
            let links = links[first..<(first + part.links.count)]
            part.append(bytes, lineEnd: lineEnd, into: &output) { found in
                let link = links[links.startIndex + found.position - 1]
                return link.isTracked ? replacement(link) : nil
            }
            copied = part.range.upperBound
            first += part.links.count
        }
        output.append(contentsOf: bytes[copied...])
        return output
    }

    /// Behind a byte order mark, and behind the line that mailbox files set before a message
    /// (RFC 4155).
    private static func start(_ bytes: [UInt8]) -> Int {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard bytes[start...].starts(with: "From ".utf8) else { return start }
        return bytes.nextLine(from: start, before: bytes.count)
    }
}
