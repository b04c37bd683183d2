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

/// What the sender should know about a link although it can be rewritten.
package enum LinkWarning: Equatable, Sendable, CustomStringConvertible {
    /// The visible text is itself an address: readers and phishing filters compare it with where
    /// the link leads, which will be the tracking host.
    case textShowsAddress(String)

    package var description: String {
        switch self {
        case .textShowsAddress(let address):
            "The link text shows the address \(address), but the link will lead through the "
                + "tracking host: phishing filters may warn. Use words as the link text."
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
        }
    }
}
