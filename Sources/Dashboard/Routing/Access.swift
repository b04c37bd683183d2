import Model

/// Who may call a route.
package struct Access: Sendable {
    /// `nil`: everybody, signed in or not.
    let roles: Set<Role>?

    /// Nobody has to sign in.
    package static let everyone = Access(roles: nil)
    /// Whoever has signed in.
    package static let member = Access(roles: Set(Role.allCases))
    /// Support alone.
    package static let support = Access(roles: [.support])

    /// Whoever has one of these roles.
    package static func only(_ roles: Role...) -> Access { Access(roles: Set(roles)) }

    func admits(_ role: Role) -> Bool { roles?.contains(role) ?? true }
}
