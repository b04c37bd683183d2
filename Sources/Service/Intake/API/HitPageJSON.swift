import Model
import Store

/// What hits and sales are called outside: a campaign by its sender's key.
struct HitNames {
    private let campaigns: [CampaignID: String]
    private let account: SubAccountID
    private let control: ControlStore

    init(_ control: ControlStore, _ account: SubAccountID) throws(StoreError) {
        self.control = control
        self.account = account
        campaigns = Dictionary(
            uniqueKeysWithValues: try control.campaigns(of: account).map { ($0.id, $0.key) })
    }

    func key(_ campaign: CampaignID) -> String { campaigns[campaign] ?? campaign.description }

    /// The sender's id of a contact; `nil` where there is none, or it is forgotten.
    func reference(_ contact: ContactName?) throws(StoreError) -> String? {
        switch contact {
        case nil: nil
        case .reference(let text): text
        case .number(let number): try control.reference(of: number, account: account)
        }
    }
}

/// A page of hits, oldest first.
struct HitPageJSON: Encodable {
    let hits: [HitJSON]
    /// `cursor` of the next page; absent on the last.
    let next: String?

    init(_ lines: [HitLine], _ names: HitNames, limit: Int) {
        hits = lines.map { HitJSON($0, names) }
        next = lines.count == limit ? lines.last.map { String($0.seq) } : nil
    }
}

struct HitJSON: Encodable {
    let hit: Int64
    let at: String
    let host: String
    let query: String
    let verdict: String
    let reason: String?
    let campaign: String?
    let link: UInt64?

    init(_ line: HitLine, _ names: HitNames) {
        hit = line.seq
        at = line.at.rfc3339
        host = line.host
        query = line.query
        (verdict, reason) = line.verdict.words
        if case .credited(let campaign, let link) = line.verdict {
            (self.campaign, self.link) = (names.key(campaign), link.value)
        } else {
            (campaign, link) = (nil, nil)
        }
    }
}
