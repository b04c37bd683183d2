import Model
import Store

/// Made-up clicks and sales in the order of time, the same for the same seed.
struct SampleTraffic {
    struct Plan {
        var clicks = 1_000_000
        var sales = 20_000
        var contacts = 1_000_000
        var days = 60
        var seed: UInt64 = 1
    }

    private let plan: Plan
    private let account: SubAccount
    private let campaigns: [CampaignID]
    private let start: Int64
    private let span: Int64
    /// Tells the orders of one fill from those of another.
    private let run: Int64
    private var random: SplitMix
    private var recent: [Touch] = []
    private(set) var made = 0

    private static let links = 10
    private static let batch = 50_000
    private static let campaignCount = 20

    /// Makes sub-account and campaigns where they are missing.
    init(_ plan: Plan, _ control: ControlStore, now: Instant) throws(StoreError) {
        self.plan = plan
        random = SplitMix(state: plan.seed)
        span = Int64(plan.days) * 86_400_000
        start = now.milliseconds - span
        run = now.milliseconds
        account = try Self.account(control, now)
        var campaigns: [CampaignID] = []
        for number in 1...Self.campaignCount {
            let campaign = try control.openCampaign(
                "bench-\(number)", of: account.id, at: now)
            let drafts = (1...Self.links).map { link in
                LinkDraft(
                    destination: Destination(url: "https://shop.example/\(number)/\(link)"),
                    text: "Link \(link)")
            }
            _ = try control.registerLinks(drafts, in: campaign.id, counting: .unchanged)
            campaigns.append(campaign.id)
        }
        self.campaigns = campaigns
    }

    private static func account(
        _ control: ControlStore, _ now: Instant
    ) throws(StoreError) -> SubAccount {
        let id = SubAccountID(1)
        if let known = try control.accounts().first(where: { $0.id == id }) { return known }
        guard let euro = Currency("EUR") else { preconditionFailure("three letters") }
        let account = SubAccount(
            id: id, name: "Bench", trackingHost: "track.shop.example", shopHost: "shop.example",
            timeZone: "Europe/Madrid", currency: euro, isActive: true)
        try control.add(account, at: now)
        return account
    }

    /// The next events; `nil` when all are made.
    mutating func next() -> [JournalEntry]? {
        let total = plan.clicks + plan.sales
        guard made < total else { return nil }
        var entries: [JournalEntry] = []
        entries.reserveCapacity(Self.batch)
        while entries.count < Self.batch && made < total {
            let at = Instant(milliseconds: start + span / Int64(total) * Int64(made))
            made += 1
            // Sales are spread evenly over all events.
            let isSale = made * plan.sales / total > (made - 1) * plan.sales / total
            entries.append(JournalEntry(isSale ? sale(at) : click(at)))
        }
        return entries
    }

    private mutating func click(_ at: Instant) -> Event {
        let contact = ContactName.reference("c\(1_000_000 + random.below(plan.contacts))")
        let campaign = random.below(2) == 0 ? campaigns[0] : campaigns[runningCampaign]
        let link = LinkNumber(UInt64(random.below(Self.links) + 1))
        let id = ClickID(
            UInt64(at.milliseconds - 1_577_836_800_000) << 22 | UInt64(made & 0x3FFFFF))
        let touch = Touch(campaign: campaign, link: link, contact: contact, at: at, click: id)
        if recent.count < 1000 { recent.append(touch) } else { recent[random.below(1000)] = touch }
        return .click(
            Click(
                id: id, at: at, account: account.id, campaign: campaign, link: link,
                contact: contact, setAside: random.below(50) == 0 ? .knownBot : nil,
                userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        )
    }

    /// The one that was sent last at this moment, of all but the first.
    private var runningCampaign: Int {
        1 + min(campaigns.count - 2, made * (campaigns.count - 1) / (plan.clicks + plan.sales + 1))
    }

    private mutating func sale(_ at: Instant) -> Event {
        let cookie = recent.isEmpty ? [] : [recent[random.below(recent.count)]]
        let amount = "\(5 + random.below(200)).\(10 + random.below(90))"
        let query =
            "empId=1&PRODUCTO=Product+\(random.below(50))&CANTIDAD=\(1 + random.below(3))"
            + "&IMPORTE=\(amount)&order_id=\(run)-\(made)"
        return .saleHit(
            SaleHit(
                at: at, account: account.id, query: query, host: account.trackingHost,
                form: .image, isSecure: true, cookie: cookie.isEmpty ? .none : .touches(cookie),
                setAside: nil))
    }
}

/// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not `limit`.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
