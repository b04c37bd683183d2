extension SaleParameters {
    /// How far back a shop's own time of a sale is believed.
    private static let longestDelay: Duration = .seconds(400 * 86_400)
    /// How far a shop's clock may be ahead.
    private static let longestLead: Duration = .seconds(86_400)

    /// When it sold: as the shop says, if that can be, else when the hit came.
    package func time(receivedAt at: Instant) -> Instant {
        guard let soldAt, soldAt <= at.advanced(by: Self.longestLead),
            at <= soldAt.advanced(by: Self.longestDelay)
        else { return at }
        return soldAt
    }

    /// What all reports of one order have in common; `nil` where nothing names the order.
    ///
    /// A rebill is an order of its own each day: subscriptions are charged under one number.
    package func orderKey(receivedAt at: Instant) -> String? {
        if let orderID, status == .rebill {
            return "rebill:\(time(receivedAt: at).milliseconds / 86_400_000):" + orderID
        }
        return orderID.map { "order:" + $0 } ?? idempotencyKey.map { "request:" + $0 }
    }

    /// Why a report that names no order is no sale; `nil` if it is one.
    package var standaloneObstacle: SetAsideReason? { status.standaloneObstacle }
}

extension SaleStatus {
    /// Why a report that names no order is no sale; `nil` if it is one.
    package var standaloneObstacle: SetAsideReason? {
        switch self {
        case .sale, .approved, .rebill: nil
        case .lead: .lead
        case .pending: .pending
        case .rejected: .rejected
        case .refunded: .unknownOrder
        }
    }
}

/// What became of a counted sale's money. Raw values are stored and shown: never rename one.
package enum SaleState: String, Sendable, CaseIterable {
    case sale
    case partlyRefunded = "partly-refunded"
    case refunded
}
