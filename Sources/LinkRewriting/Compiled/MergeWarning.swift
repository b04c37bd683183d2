/// What the sender should know about a newsletter that is filled in for each contact.
package enum MergeWarning: Hashable, Sendable, CustomStringConvertible {
    /// Why a tag is left.
    package enum Place: Sendable {
        case script
        case insideTag
    }

    /// A tag that stays as it is although its column may exist.
    case left(String, Place)
    /// A merge tag in a tracked destination that is no column's.
    case foreign(String)
    /// A column of addresses in a link: addresses do not belong into URLs.
    case address(String)

    package var description: String {
        switch self {
        case .left(let tag, .script):
            "\(tag) stays as it is: nothing is filled in inside a script or style."
        case .left(let tag, .insideTag):
            "\(tag) stays as it is: it stands inside a tag, but not in a quoted value."
        case .foreign(let tag):
            "\(tag) in a link's destination stays as it is: merge fills in {{column}} only."
        case .address(let tag):
            "\(tag) in a link looks like an address, and addresses do not belong into links: "
                + "they end up in logs and histories. Use an id."
        }
    }
}
