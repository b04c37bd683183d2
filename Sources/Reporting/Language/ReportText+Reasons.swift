import Model

/// What a machine's word means, for a person.
extension ReportText {
    init(_ reason: ClickReason) {
        self =
            switch reason {
            case .headRequest: .asideHead
            case .prefetch: .asidePrefetch
            case .knownBot: .asideKnownBot
            case .noUserAgent: .asideNoUserAgent
            case .notADocument: .asideNotADocument
            case .linkBurst: .asideLinkBurst
            case .manyContacts: .asideManyContacts
            case .machineLike: .asideMachineLike
            case .test: .asideTest
            }
    }

    init(_ reason: SetAsideReason) {
        self =
            switch reason {
            case .missingAccount: .asideMissingAccount
            case .unknownAccount: .asideUnknownAccount
            case .notActivated: .asideNotActivated
            case .wrongHost: .asideWrongHost
            case .headRequest: .asideHead
            case .prefetch: .asidePrefetch
            case .unreadable: .asideUnreadable
            case .repeated: .asideRepeated
            case .test: .asideTest
            case .lead: .asideLead
            case .pending: .asidePending
            case .rejected: .asideRejected
            case .unknownOrder: .asideUnknownOrder
            case .refund: .asideRefund
            case .correction: .asideCorrection
            case .confirmation: .asideConfirmation
            case .otherCurrency: .asideOtherCurrency
            }
    }

    /// How a sale found its click; `nil` for not at all.
    package init(_ rung: Rung?) {
        self =
            switch rung {
            case .clickID: .rungClickID
            case .sameSiteCookie: .rungSameSite
            case .thirdPartyCookie: .rungThirdParty
            case .contact: .rungContact
            case nil: .rungNone
            }
    }
}

extension SetAsideCount {
    /// What the reason means; `nil` for one of a later version.
    var explanation: ReportText? {
        switch what {
        case .clicks: ClickReason(rawValue: reason).map { ReportText($0) }
        case .saleHits: SetAsideReason(rawValue: reason).map { ReportText($0) }
        }
    }
}
