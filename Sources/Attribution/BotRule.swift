import Model

/// Judges by itself whether a click is a reader's: what the door saw, and what the operator's
/// list says now.
package struct BotRule: Sendable {
    /// The operator's list; without one the door's own verdict stands.
    private let patterns: UserAgentPatterns?

    /// Signs that are weak alone: each also of some reader.
    private static let weakSigns: [ClickSignals.Facts] = [
        .noLanguage, .noFetchMetadata, .oddTail, .soonAfterSending,
    ]
    /// So many of them together are no reader's.
    private static let enoughSigns = 3

    package init(patterns: UserAgentPatterns?) { self.patterns = patterns }

    /// Why the click does not count; `nil` if it does as far as it alone tells.
    package func judge(_ click: Click) -> ClickReason? {
        if let reason = click.setAside, reason != .knownBot { return reason }
        if let patterns {
            if patterns.matches(Array(click.userAgent.utf8)) { return .knownBot }
        } else if click.setAside == .knownBot {
            return .knownBot
        }
        let facts = click.signals.facts
        // Who comes back with our cookie keeps cookies, as no scanner does.
        guard !facts.contains(.carriesCookie) else { return nil }
        let signs = Self.weakSigns.count { facts.contains($0) }
        return signs >= Self.enoughSigns ? .machineLike : nil
    }
}

extension ClickReason {
    /// Whether it was guessed: a cookie or click id that comes back shows that a reader clicked.
    package var isRedeemable: Bool {
        switch self {
        case .linkBurst, .manyContacts, .machineLike: true
        case .headRequest, .prefetch, .knownBot, .noUserAgent, .notADocument, .test: false
        }
    }
}
