extension AdviceText {
    var english: String {
        switch self {
        case .activate:
            "Ask support to activate the pixel: what came before can be counted then, too."
        case .copyTag: "Copy the tag again: it must name the empId, and ask the tracking domain."
        case .once: "An order counts once, however often the page is loaded."
        case .clickFirst:
            "Open a newsletter’s link first, in the same browser; and let the shop hand "
                + "back the click’s id, as the tag does."
        case .countLink: "The sender can let it count sales."
        case .window: "Support can set a longer attribution window."
        case .passID: "Hand the click’s id back exactly as the landing page got it."
        case .sendOrder: "Send the order id with which the sale was reported."
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
        case .cutShort: "the query is too long: lines are missing, so there is no sum"
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
        case .cookieClicks: "a cookie; clicks it remembers: {1}"
        case .noContact: "the order names no contact who clicked"
        case .contactClicks: "clicks of the order’s contact: {1}"
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
