import Attribution
import Model

/// What becomes of a sale hit as far as it is known when it comes: the fold judges by the same
/// rules, and knows what was reported before.
enum HitOutcome {
    case recorded
    case unattributed(UnattributedReason)
    case setAside(SetAsideReason)

    init(_ hit: SaleHit, _ account: SubAccount?, _ directory: Directory) {
        guard let account else {
            self = .setAside(hit.setAside ?? .unknownAccount)
            return
        }
        if let reason = hit.setAside {
            self = .setAside(reason)
            return
        }
        let said = SaleParameters(
            query: hit.query.utf8, defaultCurrency: account.currency,
            style: account.sales.numberStyle)
        if let reason = Self.obstacle(said, hit) {
            self = .setAside(reason)
            return
        }
        let rule = AttributionRule(account: account, directory: directory)
        let judgement = rule.judge(SaleEvidence(hit), soldAt: hit.at, net: nil)
        self = judgement.unattributed.map { .unattributed($0) } ?? .recorded
    }

    /// The shop's word about an order it reported before is recorded, whatever it says.
    private static func obstacle(_ said: SaleParameters, _ hit: SaleHit) -> SetAsideReason? {
        if said.isTest { return .test }
        let isWord = hit.proof.trust.isShop && said.orderID != nil
        let isLater = said.status == .refunded || said.status == .rejected
        return isWord && isLater ? nil : said.standaloneObstacle
    }

    /// One word, and the reason where there is one.
    var words: (verdict: String, reason: String?) {
        switch self {
        case .recorded: ("recorded", nil)
        case .unattributed(let reason): ("unattributed", reason.rawValue)
        case .setAside(let reason): ("set-aside", reason.rawValue)
        }
    }

    /// The value of `X-SaleTrail`.
    var header: String {
        let (verdict, reason) = words
        return reason.map { "\(verdict); reason=\($0)" } ?? verdict
    }
}
