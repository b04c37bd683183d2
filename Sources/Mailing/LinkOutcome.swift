import LinkRewriting
import Model

/// What was done with one link of a newsletter, or would be, and why: a line of the table.
package struct LinkOutcome: Sendable {
    package enum Action: String, Sendable {
        /// Clicks are counted, and sales credited.
        case sales
        /// Clicks are counted, sales are not credited.
        case clicks
        /// Left as it was.
        case kept
    }

    /// The number in the newsletter, from 1, counting the kept links too.
    package let position: Int
    /// The number in the campaign, as in the transition link; `nil` for a kept link, and where
    /// nothing is registered.
    package let number: LinkNumber?
    package let text: String
    /// Where the link leads, with what was added to it.
    package let url: String
    package let action: Action
    /// `nil` for a tracked link.
    package let keptFor: KeepReason?
    /// Whether only Outlook shows it.
    package let isOutlookOnly: Bool
    /// The element's name in lower case.
    package let element: String
    package let warnings: [LinkWarning]
    private let hasMergeTags: Bool

    /// A stable machine word, for instance `opted-out`; "" for a tracked link.
    package var reason: String { keptFor?.rawValue ?? "" }

    /// The reason for a person.
    package var why: String {
        if let keptFor { return keptFor.explanation }
        return hasMergeTags
            ? "The merge tags of the destination travel along and are put back." : ""
    }

    /// Whether it serves the reader and not the shop.
    package var isService: Bool {
        [.unsubscribe, .preferences, .viewInBrowser].contains(keptFor)
    }

    /// `tracked` is the link as registered, if it was.
    init(_ link: LinkPlan.Link, tracked: TrackedLink? = nil, utm: UTMParameters?) {
        let found = link.found
        position = found.position
        number = tracked?.number
        text = found.text
        isOutlookOnly = found.isInConditionalComment
        element = found.element
        warnings = link.warnings
        hasMergeTags = !found.lateBoundTags.isEmpty
        switch link.fate {
        case .track(let destination, let countsSales):
            keptFor = nil
            action = tracked?.countsSales ?? countsSales ?? true ? .sales : .clicks
            url = (utm?.added(to: destination) ?? destination).url
        case .keep(let reason):
            keptFor = reason
            action = .kept
            url = found.url
        }
    }
}
