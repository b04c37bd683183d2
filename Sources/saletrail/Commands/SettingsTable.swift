import Model
import Reporting

/// How the sales of a sub-account are read and credited, as a table.
enum SettingsTable {
    static func make(_ account: SubAccount) -> ReportTable {
        let sales = account.sales
        let rows: [(String, String)] = [
            ("model", sales.model.rawValue),
            ("window_days", days(account.attributionWindow)),
            ("repeat_window_days", days(account.repeatWindow)),
            ("amounts", sales.numberStyle.rawValue),
            ("landing_click_id", sales.landingParameter ?? "off"),
            ("consent", sales.consent.rawValue),
            ("gpc", sales.honoursGPC ? "on" : "off"),
            ("networks", sales.keepsNetwork ? "on" : "off"),
            ("signing", sales.secret.bytes.isEmpty ? "off" : "on"),
        ]
        return ReportTable(
            key: "settings", title: "Sales of \(account.id) (\(account.name))",
            columns: [
                Column(key: "setting", title: "Setting", kind: .text),
                Column(key: "value", title: "Value", kind: .text),
            ],
            rows: rows.map { [.text($0.0), .text($0.1)] })
    }

    private static func days(_ duration: Duration) -> String {
        String(duration.wholeMilliseconds / 86_400_000)
    }
}
