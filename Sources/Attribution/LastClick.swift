import Model

/// What became of a sale: which click earned it, or why none did.
package enum Attribution: Hashable, Sendable {
    case credited(Touch)
    case unattributed(UnattributedReason)
}

/// Last-click attribution: the newest click inside the window, on a link that counts sales, of a
/// campaign of the same sub-account.
package struct LastClick: Sendable {
    private let account: SubAccount
    private let directory: Directory

    package init(account: SubAccount, directory: Directory) {
        self.account = account
        self.directory = directory
    }

    /// Judges one sale by the evidence that came with it; pure, so that folding again after a
    /// link, a window or a rule changed gives the new answer.
    package func judge(_ evidence: CookieEvidence, soldAt: Instant) -> Attribution {
        switch evidence {
        case .none: .unattributed(.noCookie)
        case .otherAccount: .unattributed(.otherAccount)
        case .forged: .unattributed(.forgedCookie)
        case .touches(let touches): judge(touches, soldAt: soldAt)
        }
    }

    private func judge(_ touches: [Touch], soldAt: Instant) -> Attribution {
        let own = touches.filter {
            directory.campaigns[$0.campaign]?.campaign.account == account.id
        }
        let fresh = own.filter { soldAt <= $0.at.advanced(by: account.attributionWindow) }
        let counting = fresh.filter { directory.link($0.campaign, $0.link)?.countsSales == true }
        if let newest = counting.max(by: { $0.isEarlier(than: $1) }) { return .credited(newest) }
        if !fresh.isEmpty { return .unattributed(.linkNotForSales) }
        return .unattributed(own.isEmpty ? .noCookie : .outsideWindow)
    }
}
