/// A mail platform: how its merge tags look, and which of them serve the reader.
package struct Platform: Equatable, Sendable {
    /// What is typed to name it, in lower case, for instance `mailchimp`.
    package let name: String
    /// What people call it.
    package let title: String
    /// Other words that name it, in lower case.
    package let aliases: [String]
    /// How a field of one's own is written, with the example of a contact's id.
    package let fieldTag: String
    /// The built-in tag for the contact's id, never the address; `nil` where there is none that
    /// every account has: then it is a field of one's own.
    package let contactTag: String?
    /// Tags for unsubscribe, preferences and view in browser, as they are written in `href`.
    package let unsubscribe: [String]
    package let preferences: [String]
    package let viewInBrowser: [String]

    let syntaxes: TagSyntaxes
    /// What newsletters for it hold: tags or their beginnings (``PlatformMarks``).
    let marks: [String]

    init(
        _ name: String, _ title: String, aliases: [String] = [], _ syntaxes: TagSyntaxes,
        fieldTag: String, contactTag: String? = nil, unsubscribe: [String] = [],
        preferences: [String] = [], viewInBrowser: [String] = [], marks: [String] = []
    ) {
        self.name = name
        self.title = title
        self.aliases = aliases
        self.syntaxes = syntaxes
        self.fieldTag = fieldTag
        self.contactTag = contactTag
        self.unsubscribe = unsubscribe
        self.preferences = preferences
        self.viewInBrowser = viewInBrowser
        self.marks = unsubscribe + preferences + viewInBrowser + marks
    }

    /// The platform of that name or alias, without regard to case; `nil` for an unknown one.
    package static func named(_ name: String) -> Platform? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The platforms that a newsletter's tags point to most, best known first; empty if there is
    /// no sign, or the signs point to more than three.
    package static func likely(for html: [UInt8]) -> [Platform] {
        let counts = PlatformMarks.counts(in: html)
        guard let most = counts.max(), most > 0 else { return [] }
        let best = zip(all, counts).filter { $0.1 == most }.map(\.0)
        return best.count > 3 ? [] : best
    }

    /// Whether an address holds what only other platforms fill in.
    package func leavesTags(in url: String) -> Bool {
        let others: TagSyntaxes = [.bars, .braces, .braceBlocks, .percentPairs, .bracketPairs]
        let found = MergeTag.find(in: Array(url.utf8), others.subtracting(syntaxes))
        return !found.ranges.isEmpty
    }
}
