import Foundation
import HTTPServer
import Model
import Store

@testable import Dashboard

/// A dashboard on a free port with a real data folder: sub-accounts 4071 and 4072, and somebody
/// of each role, who was granted 4071 only.
final class Office {
    static let account = SubAccountID(4071)
    static let foreign = SubAccountID(4072)

    let folder: DataFolder
    private let server: Server
    private let dashboard: Dashboard
    var address: String { server.addresses[0] }

    init(url: String = "http://127.0.0.1:8090", now: @escaping @Sendable () -> Instant = Office.now)
        throws
    {
        let path = FileManager.default.temporaryDirectory.path + "/saletrail-" + UUID().uuidString
        folder = DataFolder(path: path)
        let control = try ControlStore(folder, creating: true)
        for id in [Self.account, Self.foreign] {
            try control.add(Self.account(id), at: now())
            let campaign = try control.openCampaign("spring", of: id, at: now())
            try NewsletterShelf(folder).keep(
                Array("<p>Hola</p>".utf8), of: campaign.id, kind: "html")
        }
        for role in Role.allCases {
            let grants = role == .support ? [] : [Self.account]
            _ = try control.addUser(role.rawValue, role: role, accounts: grants, at: now())
        }
        // As the service does before it serves.
        _ = try FoldedTables(folder)
        var configuration = ServerConfiguration(addresses: ["127.0.0.1:0"])
        configuration.bodyLimit = Dashboard.bodyLimit
        configuration.trustedProxies = [AddressRange("127.0.0.1")!]
        dashboard = Dashboard(folder, address: DashboardAddress(url)!, clock: now)
        server = try Server(configuration: configuration, handler: dashboard)
        try server.start()
    }

    deinit {
        server.stop()
        dashboard.stop()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    static let now: @Sendable () -> Instant = {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// What the patterns of routes capture, for a page that is there.
    static let captures = ["report": "sales", "format": "csv"]

    static func account(_ id: SubAccountID, name: String? = nil) -> SubAccount {
        SubAccount(
            id: id, name: name ?? "Zapatería \(id)", trackingHost: "track.shop\(id).example",
            shopHost: "shop\(id).example", timeZone: "Europe/Madrid", currency: Currency("EUR")!)
    }

    var control: ControlStore { get throws { try ControlStore(folder) } }

    /// A sale hit that came to 4071's tracking domain, committed and folded.
    func hit(_ query: String, _ reason: SetAsideReason?) throws {
        let event = Event.saleHit(
            SaleHit(
                at: Self.now(), account: Self.account, query: query,
                host: "track.shop4071.example", form: .image, isSecure: true, cookie: .none,
                setAside: reason))
        let journal = try JournalWriter(folder)
        journal.submit([JournalEntry(event)]) { _ in }
        journal.close()
        _ = try FoldedTables(folder)
    }

    /// A link that lets in the user of that name.
    func link(_ name: String) throws -> String {
        let control = try control
        let user = try control.user(named: name)
        return "/sign-in/" + (try control.makeLink(for: user.id, at: Self.now()))
    }

    /// A browser in which somebody of that role has signed in.
    func browser(_ role: Role?) throws -> Browser {
        let browser = Browser(self)
        if let role { _ = try browser.post(link(role.rawValue)) }
        return browser
    }
}

/// One person's browser: keeps cookies, and sends what a browser sends with a form.
final class Browser {
    let address: String
    private(set) var cookies: [String: String] = [:]
    private(set) var setCookies: [String] = []

    init(_ office: Office) { address = office.address }

    init(address: String) { self.address = address }

    func get(_ path: String, headers: [(String, String)] = []) throws -> ClientResponse {
        try send("GET", path, headers: headers)
    }

    /// Sends a form with the token of the pages, unless told another.
    func post(
        _ path: String, _ fields: [(String, String)] = [], token: String? = nil,
        headers: [(String, String)] = [("Sec-Fetch-Site", "same-origin")]
    ) throws -> ClientResponse {
        let token = try token ?? formToken() ?? ""
        let body = (fields + [("form_token", token)]).map {
            PageURL.encoded($0.0) + "=" + PageURL.encoded($0.1)
        }
        return try send(
            "POST", path,
            headers: headers + [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(body.joined(separator: "&").utf8))
    }

    /// As the forms of the pages carry it.
    func formToken() throws -> String? {
        guard !cookies.isEmpty else { return nil }
        let page = try get("/settings").text
        return page.firstMatch(of: /name="form_token" value="([a-z2-7]+)"/).map {
            String($0.output.1)
        }
    }

    func set(cookie name: String, _ value: String) { cookies[name] = value }

    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
    ) throws -> ClientResponse {
        let client = try LoopbackClient(address)
        // Events never end.
        let isEndless = method == "GET" && path.prefix { $0 != "?" }.hasSuffix("/events")
        let jar = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
        try client.send(
            method, path, headers: headers + (jar.isEmpty ? [] : [("Cookie", jar)]), body: body)
        let response =
            try isEndless ? client.receiveHead() : client.receive(hasBody: method != "HEAD")
        setCookies = response.headers.filter { $0.name == "Set-Cookie" }.map(\.value)
        for line in setCookies {
            let pair = line.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return response
    }
}
