import Model

/// A change that somebody made.
package struct AuditEntry: Hashable, Sendable {
    package let id: Int64
    package let at: Instant
    package let actor: Actor
    package let account: SubAccountID?
    package let action: AuditAction
    /// What was changed: a user's name, a token's name, a campaign; may be empty.
    package let subject: String
}

/// Who changes something.
package enum Actor: Hashable, Sendable {
    case commandLine
    /// By number, and as the person was called then.
    case user(UserID, name: String)

    package init(_ user: User) { self = .user(user.id, name: user.name) }
}

/// What is changed. Raw values are stored: never rename one.
package enum AuditAction: String, Sendable, CaseIterable {
    case accountAdd = "account.add"
    case accountSet = "account.set"
    case accountRequest = "account.request"
    case accountActivate = "account.activate"
    case accountDeactivate = "account.deactivate"
    case hitsAdmit = "hits.admit"
    case tokenAdd = "token.add"
    case tokenRevoke = "token.revoke"
    case userAdd = "user.add"
    case userRemove = "user.remove"
    case userLink = "user.link"
    case userGrant = "user.grant"
    case userRevoke = "user.revoke"
    case userSignIn = "user.sign-in"
    case userSignOutEverywhere = "user.sign-out-everywhere"
    case newsletterRewrite = "newsletter.rewrite"
}
