import Foundation
import Mailing
import Model
import Store

/// Clicks and sales in an office's folder, as its tracking host would have taken them.
struct OfficeTraffic {
    let folder: DataFolder
    let account: SubAccountID
    private(set) var made: UInt64 = 0
    private var entries: [JournalEntry] = []
    private var last: [String: Touch] = [:]
    private let start: Int64

    init(_ office: Office, account: SubAccountID = Office.account, daysAgo: Int64 = 3) {
        folder = office.folder
        self.account = account
        start = Office.now().milliseconds - daysAgo * 86_400_000
    }

    private mutating func next() -> Instant {
        made += 1
        return Instant(milliseconds: start + Int64(made) * 1000)
    }

    /// A newsletter of that campaign with its links registered; the campaign's number.
    func campaign(_ key: String, _ html: String) throws -> CampaignID {
        let mailing = try Mailing(
            Array(html.utf8), MailingRequest(account: account, campaign: key),
            control: ControlStore(folder), ring: KeyStore(folder).load(at: Office.now()),
            at: Office.now())
        return mailing.campaign.id
    }

    mutating func click(_ campaign: CampaignID, link: UInt64, contact: String) {
        let at = next()
        let id = ClickID(UInt64(at.milliseconds - 1_577_836_800_000) << 22 | made)
        let touch = Touch(
            campaign: campaign, link: LinkNumber(link), contact: .reference(contact), at: at,
            click: id)
        last[contact] = touch
        entries.append(
            JournalEntry(
                .click(
                    Click(
                        id: id, at: at, account: account, campaign: campaign,
                        link: LinkNumber(link), contact: .reference(contact), setAside: nil,
                        userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"))))
    }

    /// A sale by whoever clicked last under that name; of nobody without one.
    mutating func sale(_ contact: String, product: String, amount: String) {
        let at = next()
        let query =
            "empId=\(account)&PRODUCTO=\(Self.encoded(product))&CANTIDAD=1&IMPORTE=\(amount)"
            + "&order_id=o-\(made)"
        entries.append(
            JournalEntry(
                .saleHit(
                    SaleHit(
                        at: at, account: account, query: query,
                        host: "track.shop\(account).example", form: .image, isSecure: true,
                        cookie: last[contact].map { .touches([$0]) } ?? .none, setAside: nil))))
    }

    /// Writes and folds what was made.
    mutating func fold() throws {
        try IdleJournal(folder).append(entries)
        entries = []
        _ = try FoldedTables(folder)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension Office {
    /// Two campaigns with clicks, and with sales whose sums the tests know: 3 sales of 159.70 EUR
    /// by "spring", of 2 contacts.
    func fill() throws {
        var account = try control.account(Self.account)
        account.isActive = true
        try control.update(account)
        var traffic = OfficeTraffic(self)
        let html = """
            <a href="https://shop.example/shoes">Shoes</a>
            <a href="https://shop.example/bags">Bags</a>
            """
        let spring = try traffic.campaign("spring", html)
        let autumn = try traffic.campaign("autumn", html)
        for (link, contact) in [(1, "ana"), (1, "ana"), (2, "luis"), (1, "eva")]
            as [(UInt64, String)]
        {
            traffic.click(spring, link: link, contact: contact)
        }
        traffic.sale("ana", product: "Botín, piel", amount: "89.90")
        traffic.sale("ana", product: "Crema", amount: "9.90")
        traffic.sale("luis", product: "Bolso", amount: "59.90")
        traffic.click(autumn, link: 1, contact: "ana")
        try traffic.fold()
    }
}
