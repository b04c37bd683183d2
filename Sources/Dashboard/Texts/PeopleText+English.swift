extension UsersText {
    var english: String {
        switch self {
        case .title: "Users"
        case .name: "Name"
        case .role: "Role"
        case .signedIn: "Last signed in"
        case .never: "never"
        case .all: "all"
        case .add: "Add user"
        case .added: "{1} is there. Next: make a sign-in link and send it."
        case .nameHint: "As the person is called in the list of changes"
        case .accountsHint: "empIds with commas between, for instance 4071, 4072; support sees all"
        case .wrongName: "Write a name of 1 to 60 characters."
        case .wrongRole: "Choose a role."
        case .nameTaken: "There is a user {1} already."
        case .noAccount: "There is no sub-account {1}."
        case .makeLink: "Make a sign-in link"
        case .linkOnce: "The link, shown this once"
        case .linkLife: "Send it to {1}. It is good once, within 15 minutes."
        case .grant: "Grant"
        case .grantHint: "The number of a sub-account"
        case .granted: "{1} sees {2} now."
        case .revoke: "Take away"
        case .ungranted: "{1} no longer sees {2}."
        case .seesNothing: "This person sees no sub-account yet. Grant one below."
        case .signOut: "Sign out everywhere"
        case .signedOut: "{1} is signed out everywhere."
        case .remove: "Remove user"
        case .removed: "{1} is removed and signed out."
        case .lastSupport: "This is the last user with the role support. Add another one first."
        }
    }
}

extension AuditText {
    var english: String {
        switch self {
        case .title: "Changes"
        case .who: "Who"
        case .what: "What"
        case .subject: "Of"
        case .commandLine: "command line"
        case .none: "No change yet"
        case .next: "Whatever people change is listed here, with name and time."
        case .older: "Older changes"
        }
    }
}

extension ActionText {
    var english: String {
        switch self {
        case .accountAdd: "added a sub-account"
        case .accountSet: "changed settings"
        case .accountRequest: "asked for activation"
        case .accountActivate: "activated the pixel"
        case .accountDeactivate: "deactivated the pixel"
        case .hitsAdmit: "let set-aside hits in"
        case .tokenAdd: "made a token"
        case .tokenRevoke: "revoked a token"
        case .userAdd: "added a user"
        case .userRemove: "removed a user"
        case .userLink: "made a sign-in link"
        case .userGrant: "granted a sub-account"
        case .userRevoke: "took a sub-account away"
        case .userSignIn: "signed in"
        case .userSignOutEverywhere: "signed out everywhere"
        case .newsletterRewrite: "rewrote a newsletter"
        }
    }
}

extension TokensText {
    var english: String {
        switch self {
        case .title: "Tokens"
        case .name: "Name"
        case .nameHint: "What it is for, for instance shop backend"
        case .madeAt: "Made"
        case .state: "State"
        case .none: "No token yet"
        case .next: "With one, the shop's server reports sales itself: no ad blocker can stop that."
        case .add: "New token"
        case .make: "Make token"
        case .once: "The token, shown this once"
        case .use: "The shop's server sends it to https://{1}/api/v1/sales with each sale:"
        case .revoke: "Revoke"
        case .revoked: "revoked"
        case .isRevoked: "{1} is worthless from now on."
        case .wrongName: "Write a name of 1 to 60 characters."
        }
    }
}
