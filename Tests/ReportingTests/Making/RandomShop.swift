import Model
import TestSupport

@testable import Reporting
@testable import Store

/// A data folder with a random history of one sub-account: clicks of readers and machines, sales
/// by every way, orders with refunds, two currencies, contacts and products with odd names.
struct RandomShop {
    static let account = SubAccountID(4071)
    static let campaigns = ["spring", "autumn"]
    static let products = ["Zapato", "=1+1", "Bota; \"XL\"", "Ñandú"]
    /// 2026-11-18T12:26:40Z.
    static let now = Instant(milliseconds: 1_795_004_800_000)

    let temporary: TemporaryFolder
    let control: ControlStore
    let reader: ReportReader

    init(seed: UInt64, events: Int = 400) throws {
        var history = RandomHistory(seed: seed, events: events)
        temporary = try TemporaryFolder()
        let folder = DataFolder(path: temporary.path + "/data")
        control = try ControlStore(folder, creating: true)
        try control.add(
            SubAccount(
                id: Self.account, name: "Zapatería", trackingHost: "t.example",
                shopHost: "shop.example", timeZone: "Europe/Madrid",
                currency: Currency("EUR")!, isActive: true), at: Self.now)
        for key in Self.campaigns {
            let campaign = try control.openCampaign(key, of: Self.account, at: Self.now)
            let drafts = (1...3).map {
                LinkDraft(destination: Destination(url: "https://a.example/\($0)"), text: "L\($0)")
            }
            _ = try control.registerLinks(drafts, in: campaign.id, counting: .all)
        }
        let entries = (0..<events).map { JournalEntry(history.event($0)) }
        try IdleJournal(folder).append(entries)
        _ = try Fold(folder).catchUp()
        reader = try ReportReader(folder)
    }

    func report(_ kind: ReportKind, _ change: (inout ReportRequest) -> Void = { _ in }) throws
        -> Report
    {
        var request = ReportRequest(account: Self.account, kind: kind, period: .preset(.all))
        request.limit = .max
        change(&request)
        return try ReportMaker(request, control: control, at: Self.now).make(from: reader)
    }
}

/// What happened in the shop, event by event.
private struct RandomHistory {
    private let events: Int
    private var random: SeededRandom
    private var touches: [Touch] = []

    init(seed: UInt64, events: Int) {
        random = SeededRandom(seed: seed)
        self.events = events
    }

    mutating func event(_ number: Int) -> Event {
        // Over 40 days, across the end of summer time.
        let day = Int64(86_400_000)
        let at = Instant(
            milliseconds: RandomShop.now.milliseconds - 40 * day + 40 * day * Int64(number)
                / Int64(events))
        if touches.isEmpty || Int.random(in: 0..<3, using: &random) > 0 {
            return click(at, UInt64(number + 1))
        }
        return sale(at, number)
    }

    private mutating func click(_ at: Instant, _ id: UInt64) -> Event {
        let contacts = (1...8).map { ContactName.reference("c-\($0)") }
        let contact = Bool.random(using: &random) ? contacts.randomElement(using: &random) : nil
        let touch = Touch(
            campaign: CampaignID(UInt64.random(in: 1...2, using: &random)),
            link: LinkNumber(UInt64.random(in: 1...3, using: &random)), contact: contact, at: at,
            click: ClickID(id))
        touches.append(touch)
        let agents = [
            "Mozilla/5.0 (iPhone; x)", "Mozilla/5.0 (X11; x)", "Mozilla/5.0 (iPad; x)", "other",
        ]
        return .click(
            Click(
                id: touch.click, at: at, account: RandomShop.account, campaign: touch.campaign,
                link: touch.link, contact: contact,
                setAside: Int.random(in: 0..<6, using: &random) == 0 ? .knownBot : nil,
                userAgent: agents.randomElement(using: &random) ?? ""))
    }

    private mutating func sale(_ at: Instant, _ number: Int) -> Event {
        let touch = touches.randomElement(using: &random)
        let product = RandomShop.products.randomElement(using: &random).flatMap { name in
            Bool.random(using: &random) ? name : nil
        }
        var query = "empId=4071"
        if let product { query += "&PRODUCTO=" + product.percentEncoded }
        if Bool.random(using: &random) { query += "&CANTIDAD=\(number % 4 + 1)" }
        if Int.random(in: 0..<5, using: &random) > 0 {
            query += "&IMPORTE=\(number % 90 + 1).5&currency=\(number % 7 == 0 ? "USD" : "EUR")"
        }
        let order = Int.random(in: 0..<max(1, number), using: &random)
        if Bool.random(using: &random) { query += "&order_id=\(order)" }
        if number % 11 == 0 { query += "&status=refunded&amount=1" }
        let proof =
            number % 5 == 0
            ? HitProof(click: touch.map { .touch($0) } ?? .none, trust: .token) : HitProof()
        let knows = number % 4 > 0
        return .saleHit(
            SaleHit(
                at: at, account: RandomShop.account, query: query, host: "t.example", form: .image,
                isSecure: true, cookie: knows ? touch.map { .touches([$0]) } ?? .none : .none,
                setAside: nil, proof: proof))
    }
}

extension String {
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            (byte | 32) >= 97 && (byte | 32) <= 122
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
