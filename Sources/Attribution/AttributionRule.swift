import Model

/// Finds the clicks that a sale is credited to: down the ladder of evidence, then by the
/// sub-account's model.
///
/// Pure: folding again after a link, a window or the model changed gives the new answer.
package struct AttributionRule: Sendable {
    private let account: SubAccount
    private let directory: Directory

    /// Between two machines of one installation: one recorded the click, the other the sale.
    private static let longestClockDifference: Duration = .seconds(60)

    /// When it sold, and after when no click can have led to it.
    private struct Sold {
        let at: Instant
        let end: Instant?
    }

    package init(account: SubAccount, directory: Directory) {
        self.account = account
        self.directory = directory
    }

    /// Judges one sale by the evidence that came with it; `net` is what the credits share.
    ///
    /// `reportedAt` is when the order was first heard of, if this evidence came later: the page
    /// may be opened again after another newsletter.
    package func judge(
        _ evidence: SaleEvidence, soldAt: Instant, reportedAt: Instant? = nil, net: Money?
    ) -> Judgement {
        let sold = Sold(
            at: soldAt, end: reportedAt?.advanced(by: Self.longestClockDifference))
        var steps: [Step] = []
        if evidence.isConsentWithheld {
            steps.append(Step(.consent, .refused(.unrecognised)))
            return Judgement(unattributed: .noConsent, steps: steps)
        }
        let rungs = evidence.rungs(account)
        for (rung, finding) in rungs {
            let sorted = sort(finding.touches, sold)
            steps += [Step(.rung(rung), finding.outcome)] + sorted.steps
            guard !sorted.eligible.isEmpty else { continue }
            let path = path(from: rung, sorted.eligible, rungs, sold)
            let credits = credits(path, net: net)
            steps.append(Step(.model(account.sales.model), .taken(.credits(credits))))
            return Judgement(credits: credits, steps: steps)
        }
        let reason = reason(evidence, sold)
        steps.append(Step(.result, .refused(.obstacle(reason))))
        return Judgement(unattributed: reason, steps: steps)
    }

    /// Why nothing earns a sale with this evidence, `nil` if something does: what ``judge`` finds,
    /// without how it was found.
    package func obstacle(to evidence: SaleEvidence, soldAt: Instant) -> UnattributedReason? {
        if evidence.isConsentWithheld { return .noConsent }
        let sold = Sold(at: soldAt, end: nil)
        let isEarned = evidence.touches.contains { obstacle($0, sold) == nil }
        return isEarned ? nil : reason(evidence, sold)
    }

    /// The clicks between which the model chooses. A click id names one click; the cookie that
    /// came along may know what came before it.
    private func path(
        from rung: Rung, _ found: [Touch], _ rungs: [(Rung, Finding)], _ sold: Sold
    ) -> [(touch: Touch, rung: Rung)] {
        let own = found.sorted().map { (touch: $0, rung: rung) }
        switch account.sales.model {
        case .lastClick: return own.suffix(1)
        case .firstClick, .linear, .position:
            guard rung == .clickID else { return own }
            var seen = Set(own.map(\.touch.click))
            var path = own
            for (other, finding) in rungs where other != .contact && other != rung {
                for touch in sort(finding.touches, sold).eligible
                where seen.insert(touch.click).inserted {
                    path.append((touch, other))
                }
            }
            return path.sorted { $0.touch < $1.touch }
        }
    }

    private func credits(_ path: [(touch: Touch, rung: Rung)], net: Money?) -> [Credit] {
        let weights = account.sales.model.weights(path.count)
        let shares = net?.shares(weights)
        return path.indices.filter { weights[$0] > 0 }.map { index in
            Credit(
                touch: path[index].touch, rung: path[index].rung, weight: weights[index],
                amount: shares?[index])
        }
    }
}

/// Which touches count.
extension AttributionRule {
    /// Why one click may not earn the sale; `nil` when it may.
    private func obstacle(_ touch: Touch, _ sold: Sold) -> UnattributedReason? {
        guard directory.campaigns[touch.campaign]?.campaign.account == account.id else {
            return .noCookie
        }
        if sold.at > touch.at.advanced(by: account.attributionWindow) { return .outsideWindow }
        if let end = sold.end, touch.at > end { return .afterSale }
        return directory.link(touch.campaign, touch.link)?.countsSales == true
            ? nil : .linkNotForSales
    }

    private func sort(
        _ touches: [Touch], _ sold: Sold
    ) -> (eligible: [Touch], steps: [Step]) {
        var eligible: [Touch] = []
        var steps: [Step] = []
        for touch in touches.sorted() {
            let obstacle = obstacle(touch, sold)
            if obstacle == nil { eligible.append(touch) }
            let outcome: Step.Outcome
            switch obstacle {
            case nil: outcome = .taken(.mayEarn)
            // The campaign is another sub-account's, or is gone.
            case .noCookie: outcome = .refused(.foreignCampaign)
            case let reason?: outcome = .refused(.obstacle(reason))
            }
            steps.append(Step(.touch(touch), outcome))
        }
        return (eligible, steps)
    }

    /// The reason that says most: what was nearest to earning the sale.
    private func reason(_ evidence: SaleEvidence, _ sold: Sold) -> UnattributedReason {
        let obstacles = evidence.touches.compactMap { obstacle($0, sold) }
        if obstacles.contains(.linkNotForSales) { return .linkNotForSales }
        if obstacles.contains(.outsideWindow) { return .outsideWindow }
        if obstacles.contains(.afterSale) { return .afterSale }
        switch evidence.cookie {
        case .forged: return .forgedCookie
        case .otherAccount: return .otherAccount
        case .none, .touches: return evidence.click == .unknown ? .unknownClick : .noCookie
        }
    }
}

extension AttributionModel {
    /// What each of `count` clicks earns, oldest first, in parts of their sum.
    package func weights(_ count: Int) -> [Int] {
        guard count > 0 else { return [] }
        switch self {
        case .lastClick: return Array(repeating: 0, count: count - 1) + [1]
        case .firstClick: return [1] + Array(repeating: 0, count: count - 1)
        case .linear: return Array(repeating: 1, count: count)
        case .position:
            // 40 % each end and 20 % between: of two, each has half.
            guard count > 2 else { return Array(repeating: 1, count: count) }
            let end = 2 * (count - 2)
            return [end] + Array(repeating: 1, count: count - 2) + [end]
        }
    }
}
