import Attribution
import Model

/// What to do about a reason, where something can be done.
enum AdviceText: Wording {
    case activate, copyTag, once, clickFirst, countLink, window, passID, sendOrder

    /// `nil` where there is nothing to do.
    init?(_ reason: ReasonText) {
        switch reason {
        case .notActivated: self = .activate
        case .wrongHost, .missingAccount: self = .copyTag
        case .repeated: self = .once
        case .noCookie, .otherAccount, .forgedCookie: self = .clickFirst
        case .linkNotForSales: self = .countLink
        case .outsideWindow: self = .window
        case .unknownClick: self = .passID
        case .unknownOrder: self = .sendOrder
        default: return nil
        }
    }
}

/// What could not be read in a hit.
enum NoteText: Wording {
    case unreadableAmount, ambiguousAmount, unreadableQuantity, unknownCurrency, unreadableExtra
    case mixedCurrencies, unevenLines, unknownStatus, unreadableTime, unreadableEmail
    case cutShort

    init(_ note: SaleNote) {
        self =
            switch note {
            case .unreadableAmount: .unreadableAmount
            case .ambiguousAmount: .ambiguousAmount
            case .unreadableQuantity: .unreadableQuantity
            case .unknownCurrency: .unknownCurrency
            case .unreadableExtra: .unreadableExtra
            case .mixedCurrencies: .mixedCurrencies
            case .unevenLines: .unevenLines
            case .cutShort: .cutShort
            case .unknownStatus: .unknownStatus
            case .unreadableTime: .unreadableTime
            case .unreadableEmail: .unreadableEmail
            }
    }
}

/// The steps of a judgement.
enum StepText: Wording {
    case consent, clickID, cookie, contact, click, model, result
    case yes, no, absent
    case unrecognised, noClickID, foreignClickID, signedClickID, noCookie, cookieClicks
    case noContact, contactClicks, mayEarn, foreignCampaign, share, shareOfNothing
    case lastClick, firstClick, linear, position

    init(_ model: AttributionModel) {
        self =
            switch model {
            case .lastClick: .lastClick
            case .firstClick: .firstClick
            case .linear: .linear
            case .position: .position
            }
    }

    init(_ rung: Rung) {
        self =
            switch rung {
            case .clickID: .clickID
            case .sameSiteCookie, .thirdPartyCookie: .cookie
            case .contact: .contact
            }
    }

    init(_ outcome: Step.Outcome) {
        self =
            switch outcome {
            case .taken: .yes
            case .refused: .no
            case .absent: .absent
            }
    }
}
