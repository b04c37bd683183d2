import Foundation
import Model
import Service
import Store
import Testing

/// Newsletter, click, shop, thank-you page in Debian's Chromium, over https: what the ladder
/// promises of each set-up is what a real browser does.
@Suite(.serialized)
struct BrowserTests {
    enum Form: String, CaseIterable {
        case image, iframe, script
    }

    struct Setup: Sendable {
        /// 4071: the tracking host is the shop's subdomain; 4072: another site.
        let account: UInt64
        let hasClickID: Bool
        let blocksThirdParty: Bool
        let expected: HitVerdict
    }

    private static let nobody = HitVerdict.unattributed(.noCookie)

    static let setups: [Setup] = [
        // Same site: in all modes.
        Setup(account: 4071, hasClickID: false, blocksThirdParty: false, expected: earned(1)),
        Setup(account: 4071, hasClickID: false, blocksThirdParty: true, expected: earned(1)),
        // Another site: where third-party cookies are allowed.
        Setup(account: 4072, hasClickID: false, blocksThirdParty: false, expected: earned(2)),
        Setup(account: 4072, hasClickID: false, blocksThirdParty: true, expected: nobody),
        // The click's id: in all modes.
        Setup(account: 4071, hasClickID: true, blocksThirdParty: true, expected: earned(1)),
        Setup(account: 4072, hasClickID: true, blocksThirdParty: true, expected: earned(2)),
    ]

    private static func earned(_ campaign: UInt64) -> HitVerdict {
        .credited(CampaignID(campaign), LinkNumber(1))
    }

    @Test(
        "every cell of the ladder, by image, frame and script",
        .enabled(if: BrowserWeb.areThere, "needs nginx, openssl and chromium"))
    func ladder() throws {
        let web = try BrowserWeb()
        var links: [UInt64: String] = [:]
        for account in [4071, 4072] as [UInt64] {
            let html = "<a href=\"https://shop.example/landing.html\">shop</a>"
            links[account] = try web.shop.rewrite(html, account: account).links[0]
        }
        for setup in Self.setups {
            try set(web, setup)
            for form in Form.allCases {
                let order = [
                    "\(setup.account)", "\(setup.hasClickID)", "\(setup.blocksThirdParty)",
                    form.rawValue,
                ].joined(separator: "-")
                try write(web, setup, form, order)
                let host = try #require(BrowserWeb.hosts[setup.account])
                let link = try #require(links[setup.account])
                try web.write(
                    page: "newsletter.html",
                    "<a id=a href=\"https://\(host)\(link)\">shop</a>"
                        + "<script>document.getElementById('a').click()</script>")
                let hits = {
                    try web.shop.hits().filter { $0.query.contains("order_id=\(order)") }
                }
                try web.browse(
                    "https://mail.example/newsletter.html",
                    cookieControls: setup.blocksThirdParty ? 1 : 2, until: { try !hits().isEmpty })
                #expect(try hits().map(\.verdict) == [setup.expected], "\(order)")
            }
        }
    }

    private func set(_ web: BrowserWeb, _ setup: Setup) throws {
        let control = try ControlStore(web.shop.folder)
        var account = try control.account(SubAccountID(setup.account))
        account.sales.landingParameter = setup.hasClickID ? "st_cid" : nil
        try control.update(account)
        web.shop.settle()
    }

    /// The landing page goes on to the thank-you page by itself.
    private func write(_ web: BrowserWeb, _ setup: Setup, _ form: Form, _ order: String) throws {
        let host = BrowserWeb.hosts[setup.account] ?? ""
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
