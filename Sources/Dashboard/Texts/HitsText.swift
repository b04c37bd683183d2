import Model

/// Sale hits and what became of them.
enum HitsText: Wording {
    case title, all, uncredited, setAside, unattributed, which, none, noneNext
    case time, verdict, sent, zone, credited, unattributedOne, setAsideOne
    case admitTitle, admitMeaning, admit, admitted, reason, since, sinceHint
    case activateFirst, wrongReason, wrongDay
}

/// Why a hit is no sale, or a sale of no campaign.
enum ReasonText: Wording {
    case missingAccount, unknownAccount, notActivated, wrongHost, headRequest, prefetch
    case unreadable, repeated, test, lead, pending, rejected, unknownOrder, refund, correction
    case confirmation, otherCurrency
    case noCookie, otherAccount, forgedCookie, linkNotForSales, outsideWindow, unknownClick
    case noConsent, afterSale

    init(_ reason: SetAsideReason) {
        switch reason {
        case .missingAccount: self = .missingAccount
        case .unknownAccount: self = .unknownAccount
        case .notActivated: self = .notActivated
        case .wrongHost: self = .wrongHost
        case .headRequest: self = .headRequest
        case .prefetch: self = .prefetch
        case .unreadable: self = .unreadable
        case .repeated: self = .repeated
        case .test: self = .test
        case .lead: self = .lead
        case .pending: self = .pending
        case .rejected: self = .rejected
        case .unknownOrder: self = .unknownOrder
        case .refund: self = .refund
        case .correction: self = .correction
        case .confirmation: self = .confirmation
        case .otherCurrency: self = .otherCurrency
        }
    }

    init(_ reason: UnattributedReason) {
        switch reason {
        case .noCookie: self = .noCookie
        case .otherAccount: self = .otherAccount
        case .forgedCookie: self = .forgedCookie
        case .linkNotForSales: self = .linkNotForSales
        case .outsideWindow: self = .outsideWindow
        case .unknownClick: self = .unknownClick
        case .noConsent: self = .noConsent
        case .afterSale: self = .afterSale
        }
    }
}
