import LinkRewriting
import Model

/// What was done with one link of a newsletter, and why: a line of the rewrite report.
package struct LinkOutcome: Sendable {
    package enum Action: String, Sendable {
        /// Clicks are counted, and sales credited.
        case sales
        /// Clicks are counted, sales are not credited.
        case clicks
        /// Left as it was.
        case kept
    }

    /// The number in the campaign, as in the transition link; `nil` for a kept link.
    package let number: LinkNumber?
    package let text: String
    package let url: String
    package let action: Action
    /// A stable machine word, for instance `opted-out`; "" for a tracked link.
    package let reason: String
    /// The reason for a person.
    package let why: String
    package let warnings: [String]

    init(_ found: FoundLink, _ tracked: TrackedLink?) {
        number = tracked?.number
        text = found.text
        url = found.url
        warnings = found.warnings.map(\.description)
        if let tracked {
            action = tracked.countsSales ? .sales : .clicks
            reason = ""
            why =
                found.lateBoundTags.isEmpty
                ? "" : "The merge tags of the destination travel along and are put back."
            return
        }
        action = .kept
        let kept =
            if case .keep(let reason) = found.decision { reason } else { KeepReason.unquotable }
        reason = kept.rawValue
        why = kept.explanation
    }
}
