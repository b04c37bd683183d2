/// A person who signs in to the dashboard.
package struct User: Hashable, Sendable {
    package let id: UserID
    /// Unique, in whatever case of letters.
    package let name: String
    package let role: Role
    /// What the person chose; `nil`: what the browser asks for.
    package let language: Language?
    package let theme: Theme
    /// The last time; `nil` until the first.
    package let signedInAt: Instant?

    package init(
        id: UserID, name: String, role: Role, language: Language? = nil, theme: Theme = .system,
        signedInAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.language = language
        self.theme = theme
        self.signedInAt = signedInAt
    }

    /// Whether a name is one: 1 to 60 characters, none of them invisible, no blank at the ends.
    package static func isName(_ name: String) -> Bool {
        (1...60).contains(name.count) && name == name.trimmed
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }
}

/// The dashboard's user number, never given twice.
package typealias UserID = Identifier<User>

/// What somebody may do in the dashboard. Raw values are stored: never rename one.
package enum Role: String, Sendable, CaseIterable {
    /// All sub-accounts, and the users.
    case support
    /// Newsletters and reports of the sub-accounts that were granted.
    case sender
    /// Tag, hits and tokens of the sub-accounts that were granted.
    case shop
    /// Reports of the sub-accounts that were granted.
    case viewer
}

/// The colours a person chose. Raw values are stored: never rename one.
package enum Theme: String, Sendable, CaseIterable {
    /// What the person's device says.
    case system
    case light
    case dark
}
