import HTTPServer
import Model

/// What readers, mail scanners and shops do with the newsletters, the same in every demo.
struct DemoPlay {
    private(set) var ledger = DemoLedger()
    private let stage: DemoStage
    private let products: [DemoSamples.Product]
    private var dice = Dice(state: 4071)

    init(_ stage: DemoStage, products: [DemoSamples.Product]) {
        self.stage = stage
        self.products = products
    }

    /// One contact gets one newsletter, and does with it what the dice say.
    mutating func visit(of contact: String, _ index: Int) throws(Failure) {
        let sent = stage.mailings[index % stage.mailings.count]
        let links = sent.links(contact)
        if dice.happens(8) { try scan(links, sent) }
        if dice.happens(5) { try prefetch(links, sent) }
        if dice.happens(75) { try read(links, sent, contact) }
        if dice.happens(5), let waiting = stage.waitingMailing { try buyTooEarly(waiting, contact) }
    }

    /// A mail scanner fetches every link, the first by HEAD.
    private mutating func scan(_ links: [String], _ sent: DemoStage.Sent) throws(Failure) {
        let scanner = try DemoBrowser(
            stage.address, host: sent.host, userAgent: DemoBrowser.scanner)
        for (index, link) in links.enumerated() {
            try scanner.open(link, method: index == 0 ? "HEAD" : "GET", expecting: 302)
            note(sent, index == 0 ? "clicks head-request" : "clicks known-bot")
        }
    }

    private mutating func prefetch(_ links: [String], _ sent: DemoStage.Sent) throws(Failure) {
        let browser = try DemoBrowser(stage.address, host: sent.host)
        try browser.open(links[0], headers: [("Sec-Purpose", "prefetch")], expecting: 503)
        note(sent, "clicks prefetch")
    }

    private mutating func read(
        _ links: [String], _ sent: DemoStage.Sent, _ contact: String
    ) throws(Failure) {
        let browser = try DemoBrowser(stage.address, host: sent.host)
        for _ in 0..<dice.roll(1...3) {
            try browser.open(links[dice.roll(0...links.count - 1)], expecting: 302)
            ledger.campaigns[sent.campaign.id, default: .init()].clicks += 1
        }
        ledger.campaigns[sent.campaign.id, default: .init()].clickers.insert(contact)
        guard dice.happens(35) else { return }
        let onOtherDevice = dice.happens(8)
        let device =
            onOtherDevice ? try DemoBrowser(stage.address, host: sent.host) : browser
        try buy(device, sent, isKnown: !onOtherDevice)
    }

    /// The thank-you page, and now and then the same page again.
    private mutating func buy(
        _ browser: DemoBrowser, _ sent: DemoStage.Sent, isKnown: Bool
    ) throws(Failure) {
        let product = products[dice.roll(0...products.count - 1)]
        let pieces = dice.roll(1...3)
        let cents = product.cents * Int64(pieces)
        let page = pixel(sent.account, product.name, pieces, amount(cents))
        try browser.open(page, expecting: 200)
        guard isKnown else {
            ledger.unattributed += 1
            return
        }
        ledger.campaigns[sent.campaign.id, default: .init()].sales += 1
        ledger.campaigns[sent.campaign.id, default: .init()].units += Int64(pieces)
        ledger.campaigns[sent.campaign.id, default: .init()].cents += cents
        guard dice.happens(40) else { return }
        for _ in 0..<dice.roll(1...3) {
            try browser.open(page, expecting: 200)
            note(sent, "sale hits repeat")
        }
    }

    /// At the shop whose pixel nobody has activated.
    private mutating func buyTooEarly(
        _ sent: DemoStage.Sent, _ contact: String
    ) throws(Failure) {
        let browser = try DemoBrowser(stage.address, host: sent.host)
        try browser.open(sent.links(contact)[0], expecting: 302)
        ledger.campaigns[sent.campaign.id, default: .init()].clicks += 1
        ledger.campaigns[sent.campaign.id, default: .init()].clickers.insert(contact)
        try browser.open(pixel(sent.account, products[0].name, 1, "39.90"), expecting: 200)
        ledger.notActivated += 1
    }

    private mutating func note(_ sent: DemoStage.Sent, _ what: String) {
        ledger.campaigns[sent.campaign.id, default: .init()].setAside[what, default: 0] += 1
    }

    private func pixel(
        _ account: SubAccountID, _ product: String, _ pieces: Int, _ amount: String
    ) -> String {
        let fields = [
            ("empId", account.description), ("PRODUCTO", product), ("CANTIDAD", String(pieces)),
            ("IMPORTE", amount),
        ]
        return "/track/sale?"
            + fields.map { $0 + "=" + Self.escaped($1) }.joined(separator: "&")
    }

    /// As shops write amounts.
    private mutating func amount(_ cents: Int64) -> String {
        let digits = String(cents % 100 + 100).dropFirst()
        let point = "\(cents / 100).\(digits)"
        switch dice.roll(0...3) {
        case 0: return point
        case 1: return point.replacing(".", with: ",")
        case 2: return "€ " + point
        default: return point.replacing(".", with: ",") + " EUR"
        }
    }

    /// Percent-encoding of everything but unreserved characters (RFC 3986 2.1).
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                String(UnicodeScalar(byte))
            default:
                "%" + String(byte >> 4, radix: 16, uppercase: true)
                    + String(byte & 15, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

/// Chance that is the same every time (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((mixed ^ (mixed >> 31)) % UInt64(range.count))
    }

    /// Whether something of so many percent happens.
    mutating func happens(_ percent: Int) -> Bool { roll(1...100) <= percent }
}
