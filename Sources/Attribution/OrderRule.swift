import Model

/// One report about an order, as far as its counting goes.
package struct OrderReport: Hashable, Sendable {
    /// Its place in the journal: the order in which reports are taken.
    package let seq: Int64
    package let at: Instant
    package let status: SaleStatus
    package let amount: Money?
    package let refundID: String?
    /// Whether it comes from the shop itself, which may change what was said before.
    package let isFromShop: Bool

    package init(
        seq: Int64, at: Instant, status: SaleStatus, amount: Money?, refundID: String? = nil,
        isFromShop: Bool = false
    ) {
        self.seq = seq
        self.at = at
        self.status = status
        self.amount = amount
        self.refundID = refundID
        self.isFromShop = isFromShop
    }
}

/// What all reports of one order come to.
package struct OrderOutcome: Hashable, Sendable {
    /// By the reports' place in the journal: why each is no sale of its own; `nil` for the one
    /// that is the sale.
    package var verdicts: [Int64: SetAsideReason?] = [:]
    /// The report that the sale is known by; `nil` while no sale is reported.
    package var base: Int64?
    /// Whether the order counts as a sale.
    package var isCounted = false
    /// What was sold for, as reported last.
    package var gross: Money?
    /// What went back of it.
    package var refunded: Money?
    /// Whether all of it went back.
    package var isWhollyRefunded = false

    /// Gross without what went back.
    package var net: Money? {
        guard let gross else { return nil }
        return Money(
            minorUnits: gross.minorUnits - (refunded?.minorUnits ?? 0), currency: gross.currency)
    }
}

/// Counts an order once, however often and in whatever order it is reported.
///
/// Pure, and taken anew from all reports whenever one is added: so folding again, and letting in
/// a report late, give the same.
package struct OrderRule: Sendable {
    /// How long an unnamed refund of the same amount is the same refund.
    private let repeatWindow: Duration
    private var outcome = OrderOutcome()
    private var state: SaleStatus?
    private var refunds: [Refund] = []
    /// The shop's word on an order that is not reported yet.
    private var early: [OrderReport] = []

    private struct Refund {
        let id: String?
        let at: Instant
        let amount: Money?
    }

    package init(repeatWindow: Duration) { self.repeatWindow = repeatWindow }

    /// Takes all reports of one order.
    package static func judge(
        _ reports: [OrderReport], repeatWindow: Duration
    ) -> OrderOutcome {
        var rule = OrderRule(repeatWindow: repeatWindow)
        for report in reports.sorted(by: { $0.seq < $1.seq }) { rule.take(report) }
        return rule.result
    }

    private var result: OrderOutcome {
        var outcome = outcome
        if let base = outcome.base { outcome.verdicts[base] = .some(baseVerdict) }
        outcome.isCounted = outcome.base != nil && baseVerdict == nil
        outcome.isWhollyRefunded =
            refunds.contains { $0.amount == nil } || !refunds.isEmpty && remaining == 0
        outcome.refunded = refunded
        return outcome
    }

    /// Why the report that opened the order is no sale.
    private var baseVerdict: SetAsideReason? {
        switch state {
        case .lead: .lead
        case .pending: .pending
        case .rejected: .rejected
        case .sale, .approved, .rebill, .refunded, nil: nil
        }
    }

    private mutating func take(_ report: OrderReport) {
        if outcome.base == nil {
            open(report)
        } else if report.isFromShop {
            outcome.verdicts[report.seq] = .some(change(report))
        } else if state == .lead, report.status.isPurchase {
            upgrade(report)
        } else {
            // A page loaded again, or anybody: what was reported first stands.
            outcome.verdicts[report.seq] = .some(.repeated)
        }
    }

    private mutating func open(_ report: OrderReport) {
        switch report.status {
        case .refunded, .rejected:
            outcome.verdicts[report.seq] = .some(
                report.status == .refunded ? .unknownOrder : .rejected)
            if report.isFromShop { early.append(report) }
        case .lead, .sale, .pending, .approved, .rebill:
            outcome.base = report.seq
            outcome.gross = report.amount
            state = report.status
            // Reports may overtake each other on their way.
            for earlier in early { outcome.verdicts[earlier.seq] = .some(change(earlier)) }
            early = []
        }
    }

    /// A lead that became a purchase is known by the purchase from then on.
    private mutating func upgrade(_ report: OrderReport) {
        if let lead = outcome.base { outcome.verdicts[lead] = .some(.lead) }
        outcome.base = report.seq
        outcome.gross = report.amount
        state = report.status
    }
}

// MARK: The shop's own word

extension OrderRule {
    /// Applies a later report of the shop; what the report itself is listed as.
    private mutating func change(_ report: OrderReport) -> SetAsideReason {
        switch report.status {
        case .sale, .approved, .rebill: confirm(report)
        case .refunded: refund(report)
        case .rejected: reject()
        case .pending: hold()
        case .lead: .repeated
        }
    }

    private mutating func reject() -> SetAsideReason {
        guard state != .rejected else { return .repeated }
        state = .rejected
        return .rejected
    }

    /// What is approved does not go back to waiting.
    private mutating func hold() -> SetAsideReason {
        guard state == .lead else { return .repeated }
        state = .pending
        return .pending
    }

    private mutating func confirm(_ report: OrderReport) -> SetAsideReason {
        let wasOpen = baseVerdict != nil
        if wasOpen { state = .approved }
        let isReversed = report.status == .approved && reverseRefunds(report.refundID)
        let isCorrected = correct(report.amount)
        if isCorrected || isReversed { return .correction }
        return wasOpen ? .confirmation : .repeated
    }

    /// Takes the named refund back, or all of them; false where there was none.
    private mutating func reverseRefunds(_ id: String?) -> Bool {
        let before = refunds.count
        refunds.removeAll { id == nil || $0.id == id }
        return refunds.count < before
    }

    /// A refunded order keeps its currency: what went back is in it.
    private mutating func correct(_ amount: Money?) -> Bool {
        guard let amount, amount != outcome.gross,
            refunds.isEmpty || amount.currency == outcome.gross?.currency
        else { return false }
        outcome.gross = amount
        return true
    }

    private mutating func refund(_ report: OrderReport) -> SetAsideReason {
        if let amount = report.amount, let gross = outcome.gross,
            amount.currency != gross.currency
        {
            return .otherCurrency
        }
        let refund = Refund(
            id: report.refundID, at: report.at,
            amount: report.amount.map { $0.minorUnits < 0 ? $0.negated : $0 })
        if let known = refunds.firstIndex(where: { isSame($0, refund) }) {
            guard refunds[known].amount != refund.amount else { return .repeated }
            refunds[known] = refund
            return .correction
        }
        guard remaining != 0 else { return .repeated }
        refunds.append(refund)
        return .refund
    }

    private func isSame(_ left: Refund, _ right: Refund) -> Bool {
        if left.id != nil || right.id != nil { return left.id == right.id }
        return left.amount == right.amount && right.at < left.at.advanced(by: repeatWindow)
    }

    /// Never more than was paid.
    private var refunded: Money? {
        guard let gross = outcome.gross, gross.minorUnits > 0, !refunds.isEmpty else {
            return nil
        }
        let limit = gross.minorUnits
        var sum: Int64 = 0
        for refund in refunds { sum += min(limit - sum, refund.amount?.minorUnits ?? limit) }
        return Money(minorUnits: sum, currency: gross.currency)
    }

    /// What has not gone back yet; `nil` where nobody said what was paid.
    private var remaining: Int64? {
        guard let gross = outcome.gross else { return nil }
        return max(0, gross.minorUnits) - (refunded?.minorUnits ?? 0)
    }
}

extension Money {
    /// The same amount in the other direction.
    fileprivate var negated: Money { Money(minorUnits: -minorUnits, currency: currency) }
}
