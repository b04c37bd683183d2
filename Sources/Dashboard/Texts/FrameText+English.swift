extension FrameText {
    var english: String {
        switch self {
        case .skip: "Skip to the content"
        case .navigation: "Main navigation"
        case .tabs: "Pages of this sub-account"
        case .crumbs: "Where you are"
        case .accounts: "Sub-accounts"
        case .noAccounts: "No sub-account yet"
        case .askForGrant: "Ask support to let you see yours, then load this page again."
        case .overview: "Overview"
        case .name: "Name"
        case .shop: "Shop"
        case .pixel: "Sale pixel"
        case .active: "active"
        case .notActive: "not active"
        case .trackingDomain: "Tracking domain"
        case .timeZone: "Time zone"
        case .currency: "Currency"
        case .language: "Language"
        case .asBrowser: "As the browser says"
        case .colours: "Colours"
        case .asDevice: "As the device says"
        case .light: "Light"
        case .dark: "Dark"
        case .save: "Save"
        case .saved: "Saved."
        case .signOut: "Sign out"
        case .signOutEverywhere: "Sign out everywhere"
        case .copy: "Copy"
        case .copied: "Copied"
        }
    }
}

extension SignInText {
    var english: String {
        switch self {
        case .title: "Sign in"
        case .askForLink:
            "You come in by a link that is good once. Whoever runs SaleTrail makes it:"
        case .name: "NAME"
        case .linkLife: "It is good for 15 minutes, and there is no password."
        case .welcome: "Welcome, {1}"
        case .once: "The link has brought you here. It is good once, for this browser."
        case .button: "Sign in as {1}"
        case .worthless: "This link is no longer good"
        }
    }
}

extension RoleText {
    var english: String {
        switch self {
        case .support: "Support"
        case .sender: "Sender"
        case .shop: "Shop"
        case .viewer: "Viewer"
        case .supportMeaning: "sees all sub-accounts, activates them, and lets people in"
        case .senderMeaning: "sends newsletters and reads the sales of the sub-accounts granted"
        case .shopMeaning: "sets up the tag and looks into the hits of the sub-accounts granted"
        case .viewerMeaning: "reads the reports of the sub-accounts granted"
        }
    }
}

extension FailureText {
    var english: String {
        switch self {
        case .notFound: "There is nothing here"
        case .notFoundHint:
            "The address may be mistyped, or the sub-account was not granted to you. "
                + "Support can grant it."
        case .forbidden: "Your role may not do this"
        case .forbiddenHint: "Ask support if you should."
        case .staleForm: "This form is out of date"
        case .staleFormHint:
            "Nothing was changed. Go back, load the page again, and send it once more."
        case .invalid: "Something is not right yet"
        case .invalidHint: "Nothing was changed. Go back and correct it."
        case .unavailable: "The data cannot be read at the moment"
        case .unavailableHint:
            "Try again in a moment. If it stays: saletrail db verify, and the log."
        case .back: "To the start"
        }
    }
}
