import Foundation
import Model
import Service
import Store

/// Newsletter, click, shop, thank-you page: one sale of one set-up, in whatever browser.
struct LadderPlay {
    /// How the thank-you page reports the sale.
    enum Form: String, CaseIterable {
        case image, iframe, script
    }

    /// Where the tracking domain is, and whether the click's id goes to the landing page.
    struct Setup: Sendable {
        /// 4071: the tracking host is the shop's subdomain; 4072: another site.
        let account: UInt64
        let hasClickID: Bool
    }

    let web: BrowserWeb
    private let links: [UInt64: String]

    init(_ web: BrowserWeb) throws {
        self.web = web
        var links: [UInt64: String] = [:]
        for account in BrowserWeb.hosts.keys {
            let html = "<a href=\"https://shop.example/landing.html\">shop</a>"
            links[account] = try web.shop.rewrite(html, account: account).links[0]
        }
        self.links = links
    }

    /// A verdict of the only link of the sub-account's only campaign.
    func earned(_ account: UInt64) throws -> HitVerdict {
        let key = try ControlStore(web.shop.folder).campaigns(of: SubAccountID(account))[0]
        return .credited(key.id, LinkNumber(1))
    }

    func prepare(_ setup: Setup) throws {
        let control = try ControlStore(web.shop.folder)
        var account = try control.account(SubAccountID(setup.account))
        account.sales.landingParameter = setup.hasClickID ? "st_cid" : nil
        try control.update(account)
        web.shop.settle()
    }

    /// What became of the hits of one order, after the browser has gone all the way.
    func verdicts(
        _ setup: Setup, _ form: Form, order: String,
        visit: (_ address: String, _ isDone: () throws -> Bool) throws -> Void
    ) throws -> [HitVerdict] {
        let host = BrowserWeb.hosts[setup.account] ?? ""
        try write(setup, form, order, host)
        try web.write(
            page: "newsletter.html",
            "<a id=a href=\"https://\(host)\(links[setup.account] ?? "")\">shop</a>"
                + "<script>document.getElementById('a').click()</script>")
        let hits = { try web.shop.hits().filter { $0.query.contains("order_id=\(order)&") } }
        try visit("https://mail.example/newsletter.html") { try !hits().isEmpty }
        return try hits().map(\.verdict)
    }

    /// The landing page goes on to the thank-you page by itself.
    private func write(
        _ setup: Setup, _ form: Form, _ order: String, _ host: String
    ) throws {
        let script = """
            <script src="https://\(host)/trackingpixel.js" data-account="\(setup.account)"></script>
            """
        try web.write(
            page: "landing.html",
            script + "<script>setTimeout(function () { location = 'thanks.html' }, 300)</script>")
        let pixel = "https://\(host)/track/sale?empId=\(setup.account)&order_id=\(order)&click_id="
        // As a shop's server would: the id comes from the shop's own cookie.
        let own = """
            (document.cookie.match(/st_cid_\(setup.account)=([^;]*)/) || ["", ""])[1]
            """
        let element = form == .image ? "img" : "iframe"
        try web.write(
            page: "thanks.html",
            form == .script
                ? script + "<script>MTP.track('Purchase', {order_id: '\(order)'})</script>"
                : """
                <script>
                var tag = document.createElement("\(element)");
                tag.src = "\(pixel)" + \(own);
                document.documentElement.appendChild(tag);
                </script>
                """)
    }
}
