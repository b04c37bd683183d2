import Attribution
import Model

/// Why a hit is no sale, or a sale of no campaign, and what to do.
enum VerdictText: Wording {
    case missingAccount, unknownAccount, notActivated, wrongHost, headRequest, prefetch
    case unreadable, repeated, test, lead, pending, rejected, unknownOrder, refund, correction
    case confirmation, otherCurrency
    case noCookie, otherAccount, forgedCookie, linkNotForSales, outsideWindow, unknownClick
    case noConsent

    init(_ reason: SetAsideReason) {
        self =
            switch reason {
            case .missingAccount: .missingAccount
            case .unknownAccount: .unknownAccount
            case .notActivated: .notActivated
            case .wrongHost: .wrongHost
            case .headRequest: .headRequest
            case .prefetch: .prefetch
            case .unreadable: .unreadable
            case .repeated: .repeated
            case .test: .test
            case .lead: .lead
            case .pending: .pending
            case .rejected: .rejected
            case .unknownOrder: .unknownOrder
            case .refund: .refund
            case .correction: .correction
            case .confirmation: .confirmation
            case .otherCurrency: .otherCurrency
            }
    }

    init(_ reason: UnattributedReason) {
        self =
            switch reason {
            case .noCookie: .noCookie
            case .otherAccount: .otherAccount
            case .forgedCookie: .forgedCookie
            case .linkNotForSales: .linkNotForSales
            case .outsideWindow: .outsideWindow
            case .unknownClick: .unknownClick
            case .noConsent: .noConsent
            }
    }
}

/// What could not be read in a hit.
enum NoteText: Wording {
    case unreadableAmount, ambiguousAmount, unreadableQuantity, unknownCurrency, unreadableExtra
    case mixedCurrencies, unevenLines, unknownStatus, unreadableTime, unreadableEmail

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
