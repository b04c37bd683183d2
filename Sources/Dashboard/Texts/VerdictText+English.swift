extension VerdictText {
    var english: String {
        switch self {
        case .missingAccount: "The tag sends no empId that can be read."
        case .unknownAccount: "There is no sub-account with this empId."
        case .notActivated:
            "The sales pixel of this sub-account is not active. Support can activate it, and let "
                + "in what came before."
        case .wrongHost:
            "The tag asked another host than the sub-account’s tracking domain. Copy the tag again."
        case .headRequest: "Only the head was asked for: somebody checked the tag, nobody bought."
        case .prefetch: "The browser fetched the page ahead of a visit that may never come."
        case .unreadable: "The record cannot be read: damaged, or written by a later version."
        case .repeated:
            "The order was reported before, as when the thank-you page is loaded again. "
                + "It counts once."
        case .test: "Sent to try things out: never counted."
        case .lead: "An interest, not a purchase."
        case .pending: "Waits for the shop’s word: approved or rejected."
        case .rejected: "The shop says that the purchase did not come about."
        case .unknownOrder: "Says something of an order that was not reported, or names no order."
        case .refund: "A refund: taken off the sale that it belongs to."
        case .correction: "A correction of a sale that was reported before."
        case .confirmation: "Confirms a sale that was reported before."
        case .otherCurrency: "The refund is in another currency than the sale: not taken off."
        case .noCookie:
            "Neither a cookie nor a click id of this sub-account came along. Open a newsletter’s "
                + "link first, in the same browser."
        case .otherAccount: "Only the cookie of another sub-account came along."
        case .forgedCookie: "The cookie was not signed by this installation."
        case .linkNotForSales: "The link that was clicked does not count sales."
        case .outsideWindow: "The click is older than the attribution window."
        case .unknownClick: "The click id that came along is not of this sub-account."
        case .noConsent: "The buyer did not agree to be recognised."
        }
    }
}

extension NoteText {
    var english: String {
        switch self {
        case .unreadableAmount: "the amount is no number"
        case .ambiguousAmount:
            "the amount may mean something else: add number_format=point or number_format=comma"
        case .unreadableQuantity: "the quantity is no whole number"
        case .unknownCurrency: "the currency is no code such as EUR"
        case .unreadableExtra: "tax, shipping or discount is no amount"
        case .mixedCurrencies: "the lines are in several currencies"
        case .unevenLines: "PRODUCTO, CANTIDAD and IMPORTE come in different numbers"
        case .unknownStatus: "nobody knows this status: taken for a sale"
        case .unreadableTime: "the time cannot be read: that of the hit counts"
        case .unreadableEmail: "email is neither an address nor a SHA-256: not used"
        }
    }
}

extension StepText {
    var english: String {
        switch self {
        case .consent: "Consent"
        case .clickID: "Click id"
        case .cookie: "Cookie"
        case .contact: "The order’s contact"
        case .click: "Click of {1} on link {2} of {3}"
        case .model: "Model: {1}"
        case .result: "Result"
        case .yes: "yes"
        case .no: "no"
        case .absent: "none"
        case .unrecognised: "the buyer may not be recognised"
        case .noClickID: "no click id came along"
        case .foreignClickID: "a click id that is not of this sub-account"
        case .signedClickID: "a click id that we signed"
        case .noCookie: "no cookie came along"
        case .cookieClicks: "a cookie that remembers {1} clicks"
        case .noContact: "the order names no contact who clicked"
        case .contactClicks: "the order’s contact has clicked {1} times"
        case .mayEarn: "may earn the sale"
        case .foreignCampaign: "its campaign is not of this sub-account"
        case .share: "{1}, link {2}, gets {3}"
        case .shareOfNothing: "{1}, link {2}"
        case .lastClick: "last click"
        case .firstClick: "first click"
        case .linear: "all clicks alike"
        case .position: "by position"
        }
    }
}
