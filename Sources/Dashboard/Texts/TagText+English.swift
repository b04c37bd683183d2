extension TagText {
    var english: String {
        switch self {
        case .title: "Get the tag"
        case .lead: "What the shop pastes where, so that sales find the newsletter they came from."
        case .platform: "The shop runs on"
        case .choose: "Show"
        case .thankYou: "The thank-you page"
        case .landing: "Every page, or at least those that newsletters lead to"
        case .landingMeaning:
            "Keeps the click’s id in a cookie of the shop’s own, so that sales are recognised in "
                + "every browser."
        case .policy: "If the shop sends a Content-Security-Policy, add"
        case .policyMeaning: "Without these lines the browser does not load the tag."
        case .server: "Or from the shop’s server"
        case .serverMeaning:
            "Survives ad blockers, and can correct and refund. Put in the token, and the click’s "
                + "id as the order keeps it."
        case .newToken: "Make a token"
        case .copy: "Copy"
        case .copied: "Copied"
        case .notActive:
            "The sales pixel is not active yet: hits are kept, but set aside. Support activates it."
        case .noClickID:
            "{1} is another site than {2}, and links do not carry the click’s id yet: only Chrome "
                + "and its relatives will be recognised. Ask support to switch on the click’s id."
        case .then: "Then see it work"
        }
    }
}
