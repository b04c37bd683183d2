/// Gathers the scanned parts of one message.
struct MessageReading {
    private(set) var parts: [MessagePart] = []
    private(set) var links: [FoundLink] = []
    private(set) var warnings: [RewritingWarning] = []

    mutating func add(_ found: FoundPart, _ rules: RewritingRules) throws(RewritingError) {
        var rules = rules
        // In its part a link has another position than in the message.
        rules.despiteOptOut = Set(rules.despiteOptOut.map { $0 - links.count })
        let (part, fault) = try found.scanned(rules)
        if let fault { warnings.append(.message(.partLeft(number: found.number, fault))) }
        guard let part else { return }
        warnings += part.warnings.filter { $0 != .nothingToTrack }
        var limit = LineLimit(found.text)
        for var link in part.links {
            link.position = links.count + 1
            if link.isTracked, found.hasLineLimit, limit.forbids(link) {
                link.decision = .keep(.unquotable)
                warnings.append(.message(.lineTooLong(position: link.position)))
            }
            links.append(link)
        }
        parts.append(part)
    }
}
