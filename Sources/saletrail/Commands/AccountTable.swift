import Model
import Reporting

/// Sub-accounts as a table.
enum AccountTable {
    static func make(_ accounts: [SubAccount]) -> ReportTable {
        ReportTable(
            key: "accounts", title: "Sub-accounts",
            columns: [
                Column(key: "emp_id", title: "empId", kind: .text),
                Column(key: "name", title: "Name", kind: .text),
                Column(key: "pixel", title: "Sale pixel", kind: .text),
                Column(key: "tracking_domain", title: "Tracking domain", kind: .text),
                Column(key: "shop", title: "Shop", kind: .text),
                Column(key: "time_zone", title: "Time zone", kind: .text),
                Column(key: "currency", title: "Currency", kind: .text),
                Column(key: "window_days", title: "Window days", kind: .integer),
            ],
            rows: accounts.map { account in
                [
                    .text(account.id.description), .text(account.name),
                    .text(account.isActive ? "active" : "not active"),
                    .text(account.trackingHost), .text(account.shopHost),
                    .text(account.timeZone), .text(account.currency.code),
                    .integer(account.attributionWindow.wholeMilliseconds / 86_400_000),
                ]
            },
            whenEmpty: "No sub-account yet: saletrail account add makes the first one.")
    }

    /// The tag a shop pastes into its thank-you page.
    static func tag(_ account: SubAccount) -> String {
        """
        <img src="https://\(account.trackingHost)/track/sale?empId=\(account.id)\
        &amp;PRODUCTO=NAME&amp;CANTIDAD=PIECES&amp;IMPORTE=AMOUNT&amp;order_id=ORDER" \
        width="1" height="1" alt="">
        """
    }
}
