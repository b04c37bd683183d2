import Attribution
import Model

/// What becomes of a sale hit as far as it is known when it comes: the fold judges by the same
/// rules, and knows what was reported before.
enum HitOutcome {
    case recorded
    case unattributed(UnattributedReason)
    case setAside(SetAsideReason)

    init(_ hit: SaleHit, _ account: SubAccount?, _ directory: Directory) {
        self.init(hit, ReadQuery(Array(hit.query.utf8)), account, directory)
    }

    /// The same where the hit's query is taken apart already.
    init(_ hit: SaleHit, _ query: ReadQuery, _ account: SubAccount?, _ directory: Directory) {
        guard let account else {
            self = .setAside(hit.setAside ?? .unknownAccount)
            return
        }
        if let reason = hit.setAside {
            self = .setAside(reason)
            return
        }
        // What was cut off is not read.
        let isWhole = hit.query.utf8.count < SaleHit.maximumQueryLength
        let said = isWhole ? query.parameters : QueryParameters(Array(hit.query.utf8))
        if let reason = Self.obstacle(said, hit) {
            self = .setAside(reason)
            return
        }
        let rule = AttributionRule(account: account, directory: directory)
        let reason = rule.obstacle(to: SaleEvidence(hit), soldAt: hit.at)
        self = reason.map { .unattributed($0) } ?? .recorded
    }

    /// The shop's word about an order it reported before is recorded, whatever it says.
    private static func obstacle(
        _ said: QueryParameters, _ hit: SaleHit
    ) -> SetAsideReason? {
        if SaleParameters.flag(said.text(.test)) == true { return .test }
        let status = said.text(.status).flatMap { SaleStatus(rawValue: $0.lowercased()) } ?? .sale
        let isWord = hit.proof.trust.isShop && said.text(.order) != nil
        let isLater = status == .refunded || status == .rejected
        return isWord && isLater ? nil : status.standaloneObstacle
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
