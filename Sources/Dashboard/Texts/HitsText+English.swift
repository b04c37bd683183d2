extension HitsText {
    var english: String {
        switch self {
        case .title: "Hits"
        case .all: "All"
        case .uncredited: "Without a campaign"
        case .setAside: "Set aside"
        case .unattributed: "Unattributed"
        case .which: "Which hits are shown"
        case .none: "No hits"
        case .noneNext: "Load the shop's thank-you page with the tag, then this page again."
        case .time: "Time"
        case .verdict: "What became of it"
        case .sent: "What was sent"
        case .zone: "The newest first. Times as in {1}."
        case .credited: "credited"
        case .unattributedOne: "of no campaign"
        case .setAsideOne: "set aside"
        case .admitTitle: "Count set-aside hits after all"
        case .admitMeaning: "Each is credited by its own cookie, and repeats stay repeats."
        case .admit: "Count them"
        case .admitted: "{1} hits are let in. They are in the reports in a moment."
        case .reason: "Why they were set aside"
        case .since: "From this day on"
        case .sinceHint: "In {1}; empty for all"
        case .activateFirst: "Activate the sale pixel first."
        case .wrongReason: "Hits that were set aside for this reason are no sales."
        case .wrongDay: "Write the day as 2026-11-21."
        }
    }
}

extension ReasonText {
    var english: String {
        switch self {
        case .missingAccount: "it names no empId"
        case .unknownAccount: "there is no sub-account of this empId"
        case .notActivated: "the pixel was not active"
        case .wrongHost: "it came to another host than the tracking domain"
        case .headRequest: "somebody checked the pixel, nobody bought"
        case .prefetch: "the page was fetched ahead of a visit"
        case .unreadable: "its record cannot be read"
        case .repeated: "the thank-you page was loaded again"
        case .test: "sent to try things out"
        case .lead: "an interest, not a purchase"
        case .pending: "waits for the shop's word"
        case .rejected: "the shop says the purchase did not come about"
        case .unknownOrder: "no sale was reported of this order"
        case .refund: "a refund of another sale"
        case .correction: "a correction of another sale"
        case .confirmation: "a confirmation of another sale"
        case .otherCurrency: "the refund is in another currency than the sale"
        case .noCookie: "neither a cookie nor a click id came along"
        case .otherAccount: "only the cookie of another sub-account came along"
        case .forgedCookie: "the cookie was not signed here"
        case .linkNotForSales: "the link does not count sales"
        case .outsideWindow: "the click is too long ago"
        case .unknownClick: "the click id is not of this sub-account"
        case .noConsent: "the buyer did not agree to be recognised"
        case .afterSale: "the click came after the order was reported"
        }
    }
}
