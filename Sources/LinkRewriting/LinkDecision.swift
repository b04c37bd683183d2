/// What becomes of one link, unless the sender chooses otherwise.
package enum LinkDecision: Equatable, Sendable {
    /// Rewrite it; `lateBound` are the merge tags in the destination, as ranges of `url.utf8`,
    /// in order: the mail platform fills them in, and they travel as parameters of the new link.
    case track(lateBound: [Range<Int>])
    case keep(KeepReason)
}

/// Why a link stays as it is; the raw value is what machines read.
package enum KeepReason: String, CaseIterable, Sendable {
    case empty
    case fragment
    case relative
    case otherScheme = "other-scheme"
    case malformed
    case credentials
    case optedOut = "opted-out"
    case unsubscribe
    case preferences
    case viewInBrowser = "view-in-browser"
    case ownLink = "own-link"
    case configured
    case excluded
    case mergeTagFirst = "merge-tag-first"
    case mergeTagInHost = "merge-tag-in-host"
    case mergeTagLogic = "merge-tag-logic"
    case mergeTagBroken = "merge-tag-broken"
    case mergeTagKept = "merge-tag-kept"
    case foreignContent = "foreign-content"
    case unquotable

    /// One plain sentence for the person who reads the rewrite report.
    package var explanation: String {
        switch self {
        case .empty: "The link has no destination."
        case .fragment: "The link leads to another place in the same mail."
        case .relative: "The destination is not a full web address."
        case .otherScheme: "The destination is not a web page (for instance mailto or tel)."
        case .malformed: "The destination is not a valid web address."
        case .credentials: "The destination holds a user name or password."
        case .optedOut: "The newsletter itself asks not to track this link."
        case .unsubscribe: "The link lets the reader unsubscribe."
        case .preferences: "The link lets the reader change what they receive."
        case .viewInBrowser: "The link shows this mail in the browser."
        case .ownLink: "The link already leads to the tracking host."
        case .configured: "The destination is on the list of links to leave alone."
        case .excluded: "You asked to leave this link as it is."
        case .mergeTagFirst: "The mail platform fills in the whole destination."
        case .mergeTagInHost: "The mail platform fills in the host of the destination."
        case .mergeTagLogic: "The destination depends on a condition of the mail platform."
        case .mergeTagBroken: "The destination holds a merge tag that does not end."
        case .mergeTagKept: "The destination holds a merge tag, and such links are to be kept."
        case .foreignContent: "The link is part of an SVG or MathML drawing."
        case .unquotable: "The new link cannot be written into this attribute."
        }
    }
}

/// What the sender should know about a link: probably a mistake, or a risk.
package enum LinkWarning: Hashable, Sendable, CustomStringConvertible {
    /// The visible text is itself an address: readers and phishing filters compare it with where
    /// the link leads, which will be the tracking host.
    case textShowsAddress(String)
    /// No destination, or `#` alone: a place that was to be filled in.
    case leadsNowhere
    case relative
    case malformed
    case brokenTag
    case password
    /// The sender named a platform that does not fill this in.
    case foreignTag

    /// What a link that is kept for `reason` should be looked at for, if for anything.
    package init?(_ reason: KeepReason, url: String) {
        switch reason {
        case .empty: self = .leadsNowhere
        case .fragment where url == "#": self = .leadsNowhere
        case .relative: self = .relative
        case .malformed: self = .malformed
        case .mergeTagBroken: self = .brokenTag
        case .credentials: self = .password
        default: return nil
        }
    }

    /// What machines read.
    package var name: String {
        switch self {
        case .textShowsAddress: "text-shows-address"
        case .leadsNowhere: "leads-nowhere"
        case .relative: "relative"
        case .malformed: "malformed"
        case .brokenTag: "broken-tag"
        case .password: "password"
        case .foreignTag: "foreign-tag"
        }
    }

    package var description: String {
        switch self {
        case .textShowsAddress(let address):
            "The link text shows the address \(address), but the link will lead through the "
                + "tracking host: phishing filters may warn. Use words as the link text."
        case .leadsNowhere: "The link leads nowhere: was its destination forgotten?"
        case .relative:
            "The destination has no host: from a mail it leads nowhere. Write the full address."
        case .malformed: "The destination is not a valid web address. Check how it is written."
        case .brokenTag:
            "The destination holds a merge tag that does not end: look for a quote inside it."
        case .foreignTag:
            "The destination holds a merge tag of another platform, which will not be filled in. "
                + "Check --platform."
        case .password: "The destination holds a user name or password, which every reader gets."
        }
    }
}

/// What the sender should know about the newsletter as a whole.
package enum RewritingWarning: Equatable, Sendable, CustomStringConvertible {
    /// `<base href>` is there: relative links are kept, and not resolved.
    case baseAddress(String)
    /// The document ends inside a tag or comment that starts at this byte.
    case unfinished(offset: Int)
    /// A tag or comment that starts at this byte is too long: from there on nothing is rewritten.
    case tooLong(offset: Int)
    case nothingToTrack
    case message(MessageWarning)

    package var description: String {
        switch self {
        case .baseAddress(let url):
            "The newsletter sets a base address (\(url)); relative links are left as they are."
        case .unfinished(let offset):
            "The newsletter ends in the middle of a tag or comment that starts at byte \(offset)."
        case .tooLong(let offset):
            "The tag or comment that starts at byte \(offset) is too long: links behind it are "
                + "left as they are."
        case .nothingToTrack: "The newsletter has no link that can be tracked."
        case .message(let warning): warning.description
        }
    }
}
