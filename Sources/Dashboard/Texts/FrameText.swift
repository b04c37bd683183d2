/// What stands on every page, and on the first.
enum FrameText: Wording {
    case skip, navigation, tabs, crumbs
    case accounts, noAccounts, askForGrant, overview
    case name, shop, pixel, active, notActive, trackingDomain, timeZone, currency
    case language, asBrowser, colours, asDevice, light, dark, save, saved
    case signOut, signOutEverywhere, copy, copied
}

/// Coming in.
enum SignInText: Wording {
    case title, askForLink, name, linkLife, welcome, once, button, worthless
}

/// What somebody may do.
enum RoleText: Wording {
    case support, sender, shop, viewer
    case supportMeaning, senderMeaning, shopMeaning, viewerMeaning
}

/// When something does not work: what, and what to do.
enum FailureText: Wording {
    case notFound, notFoundHint, forbidden, forbiddenHint, staleForm, staleFormHint
    case invalid, invalidHint, unavailable, unavailableHint, back
}
