import Store

/// Users of the dashboard.
enum UsersText: Wording {
    case title, name, role, signedIn, never, all, add, added, nameHint, accountsHint
    case wrongName, wrongRole, nameTaken, noAccount
    case makeLink, linkOnce, linkLife, grant, grantHint, granted, revoke, ungranted, seesNothing
    case signOut, signedOut, remove, removed, lastSupport
}

/// The audit log.
enum AuditText: Wording {
    case title, who, what, subject, commandLine, none, next, older
}

/// What somebody changed.
enum ActionText: Wording {
    case accountAdd, accountSet, accountRequest, accountActivate, accountDeactivate
    case hitsAdmit, tokenAdd, tokenRevoke
    case userAdd, userRemove, userLink, userGrant, userRevoke, userSignIn, userSignOutEverywhere
    case newsletterRewrite

    init(_ action: AuditAction) {
        switch action {
        case .accountAdd: self = .accountAdd
        case .accountSet: self = .accountSet
        case .accountRequest: self = .accountRequest
        case .accountActivate: self = .accountActivate
        case .accountDeactivate: self = .accountDeactivate
        case .hitsAdmit: self = .hitsAdmit
        case .tokenAdd: self = .tokenAdd
        case .tokenRevoke: self = .tokenRevoke
        case .userAdd: self = .userAdd
        case .userRemove: self = .userRemove
        case .userLink: self = .userLink
        case .userGrant: self = .userGrant
        case .userRevoke: self = .userRevoke
        case .userSignIn: self = .userSignIn
        case .userSignOutEverywhere: self = .userSignOutEverywhere
        case .newsletterRewrite: self = .newsletterRewrite
        }
    }
}

/// Keys for the shop's server.
enum TokensText: Wording {
    case title, name, nameHint, madeAt, state, none, next, add, make, once, use
    case revoke, revoked, isRevoked, wrongName
}
