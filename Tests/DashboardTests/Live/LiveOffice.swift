import Foundation
import HTTPServer
import Mailing
import Model
import Service
import Store

@testable import Dashboard

/// The whole service with its dashboard, both on free ports: sub-accounts 4071 and 4072, their
/// pixels active, and somebody of each role, who was granted 4071 only.
final class LiveOffice {
    static let host = "track.shop4071.example"

    let folder: DataFolder
    private let service: Service

    /// Where the pixel is served.
    var pixel: String { service.addresses[0] }
    /// Where the dashboard is served.
    var dashboard: String { service.dashboardAddress ?? "" }

    init(isActive: Bool = true) throws {
        let path = FileManager.default.temporaryDirectory.path + "/saletrail-" + UUID().uuidString
        folder = DataFolder(path: path)
        let control = try ControlStore(folder, creating: true)
        for id in [Office.account, Office.foreign] {
            var account = Office.account(id)
            account.isActive = isActive
            try control.add(account, at: Office.now())
        }
        for role in Role.allCases {
            let grants = role == .support ? [] : [Office.account]
            _ = try control.addUser(role.rawValue, role: role, accounts: grants, at: Office.now())
        }
        var configuration = ServiceConfiguration(folder: folder, addresses: ["127.0.0.1:0"])
        configuration.dashboard = DashboardConfiguration(
            listener: "127.0.0.1:0", address: DashboardAddress("http://127.0.0.1:8090")!)
        service = try Service(configuration) { print("service: \($0)") }
    }

    deinit {
        service.stop()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// A link that lets in the user of that name.
    func link(_ name: String) throws -> String {
        let control = try ControlStore(folder)
        let user = try control.user(named: name)
        return "/sign-in/" + (try control.makeLink(for: user.id, at: Office.now()))
    }

    /// A browser in which somebody of that role has signed in.
    func browser(_ role: Role) throws -> Browser {
        let browser = Browser(address: dashboard)
        _ = try browser.post(link(role.rawValue))
        return browser
    }

    /// What a shop's page sends, `query` behind the empId.
    func hit(
        _ query: String, account: SubAccountID = Office.account,
        headers: [(String, String)] = []
    ) throws {
        let client = try LoopbackClient(pixel)
        _ = try client.request(
            "GET", "/track/sale?empId=\(account)&" + query,
            headers: [
                ("Host", "track.shop\(account).example"),
                ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"),
            ] + headers)
    }

    /// Waits until the report tables hold what was answered.
    func settle() throws { _ = try FoldedTables(folder) }

    /// The cookie of a reader who clicked the link of a newsletter.
    func click(campaign: String = "otoño <b>2026</b>") throws -> String {
        let html = "<a href=\"https://shop4071.example/zapato\">Zapato</a>"
        let now = Office.now()
        let mailing = try Mailing(
            Array(html.utf8), MailingRequest(account: Office.account, campaign: campaign),
            control: ControlStore(folder), ring: KeyStore(folder).load(at: now), at: now)
        let text = String(decoding: mailing.template(), as: UTF8.self)
        let path = text.firstMatch(of: #/https:\/\/[a-z0-9.]+(\/c\/[a-z2-7]+\/[0-9]+)/#)
        let client = try LoopbackClient(pixel)
        // The service notices the new link within 50 ms.
        for _ in 0..<100 {
            let answer = try client.request(
                "GET", String(path?.output.1 ?? "/"),
                headers: [("Host", Self.host), ("User-Agent", "Mozilla/5.0 Firefox/140.0")])
            if let line = answer.header("set-cookie") {
                return String(line.prefix { $0 != ";" })
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return ""
    }
}
