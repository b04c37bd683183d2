import Model

/// The tag of a sub-account for one platform: the thank-you page's, the landing page's, and what
/// the shop's Content-Security-Policy must allow.
package struct ShopTag: Sendable {
    /// Whose sales it reports.
    package let account: SubAccount
    /// What the shop runs on.
    package let platform: ShopPlatform

    /// Values of the order are left for the platform, or the shop, to fill in.
    package init(account: SubAccount, platform: ShopPlatform) {
        self.account = account
        self.platform = platform
    }

    /// Without the values of the order.
    var pixel: String { "https://\(account.trackingHost)/track/sale?empId=\(account.id)" }

    /// The landing parameter, or the standard one where none is switched on.
    var parameter: String {
        account.sales.landingParameter ?? SaleSettings.standardLandingParameter
    }

    var lifetime: Int64 { account.attributionWindow.wholeMilliseconds / 1000 }

    /// The script, for every page: keeps the click's id first-party.
    var script: String {
        """
        <script src="https://\(account.trackingHost)/trackingpixel.js" \
        data-account="\(account.id)" data-parameter="\(parameter)" \
        data-days="\(lifetime / 86_400)" async></script>
        """
    }

    /// A page's server keeps the id where neither script blockers nor short-lived script cookies
    /// reach it.
    package var landing: String {
        guard platform.runsPHP else { return script }
        return """
            <?php // before any output, on every page
            if (preg_match('/^[a-z2-7]{16,400}$/i', $_GET['\(parameter)'] ?? '')) {
                setcookie('st_cid', $_GET['\(parameter)'], [
                    'expires' => time() + \(lifetime), 'path' => '/', 'secure' => true,
                    'httponly' => true, 'samesite' => 'Lax',
                ]);
            }
            """
    }

    /// CSP Level 3, section 6.1: one line per directive that the tag needs.
    package var policy: String {
        let host = "https://\(account.trackingHost)"
        let directives = [
            ("img-src", "the image"), ("frame-src", "the iframe"),
            ("script-src", "trackingpixel.js"), ("connect-src", "what the script sends"),
        ]
        return directives.map { "\($0) \(host)  # for \($1)" }.joined(separator: "\n")
    }

    /// What the shop's server may send instead, with a token (see `/api/v1/sales`).
    package var serverCall: String {
        """
        curl https://\(account.trackingHost)/api/v1/sales \\
          -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\
          -d '{"empId": \(account.id), "order_id": "A-1", "product": "Zapato rojo", "quantity": 1,
               "amount": 39.90, "currency": "\(account.currency)", "click_id": ""}'
        """
    }

    /// All of it, for a terminal.
    package var text: String {
        """
        1. The thank-you page: \(platform.place(.english))

        \(thankYou)

        2. Every page, or at least those that newsletters lead to

        \(landing)

        3. If the shop sends a Content-Security-Policy, add

        \(policy)

        4. Or from the shop's server, with a token: saletrail account token add \(account.id) NAME

        \(serverCall)

        """
    }
}
