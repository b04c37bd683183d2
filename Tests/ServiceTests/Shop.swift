import Foundation
import HTTPServer
import Mailing
import Model
import Reporting
import Service
import Signing
import Store

/// A service on a free port with a real data folder, and the people around it: support, a
/// sender, readers and a shop.
final class Shop {
    static let browser = [("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")]
    static let host = "track.shop.example"

    let folder: DataFolder
    private var service: Service?

    /// Sub-account 4071 on ``host``, its pixel active unless said otherwise.
    init(
        isActive: Bool = true, _ change: (inout ServiceConfiguration) -> Void = { _ in }
    ) throws {
        let path = FileManager.default.temporaryDirectory.path + "/saletrail-" + UUID().uuidString
        folder = DataFolder(path: path)
        let control = try ControlStore(folder, creating: true)
        try control.add(Self.account(4071, host: Self.host, isActive), at: SystemClock.now())
        try start(change)
    }

    deinit {
        service?.stop()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    static func account(
        _ id: UInt64, host: String, _ isActive: Bool = true
    ) -> SubAccount {
        SubAccount(
            id: SubAccountID(id), name: "Zapatería \(id)", trackingHost: host,
            shopHost: "shop.example", timeZone: "Europe/Madrid", currency: Currency("EUR")!,
            isActive: isActive)
    }

    var address: String { service?.addresses[0] ?? "" }
    var metricsAddress: String? { service?.metricsAddress }

    func start(_ change: (inout ServiceConfiguration) -> Void = { _ in }) throws {
        var configuration = ServiceConfiguration(folder: folder, addresses: ["127.0.0.1:0"])
        change(&configuration)
        service = try Service(configuration) { print("service: \($0)") }
    }

    func stop() {
        service?.stop()
        service = nil
    }

    /// Another sub-account, made while the service runs.
    func add(_ account: SubAccount) throws {
        try ControlStore(folder).add(account, at: SystemClock.now())
        settle()
    }

    func activate(_ id: UInt64) throws {
        try ControlStore(folder).setActive(SubAccountID(id), true)
        settle()
    }

    /// The service notices changes of the control tables within 50 ms.
    func settle() { Thread.sleep(forTimeInterval: 0.5) }

    /// Rewrites a newsletter and returns it with the paths of its transition links, in order.
    func rewrite(
        _ html: String, account: UInt64 = 4071, campaign: String = "spring-2026",
        saleLinks: SaleLinkChoice = .unchanged, contactTag: String? = nil, settles: Bool = true
    ) throws -> (html: String, links: [String]) {
        let request = MailingRequest(
            account: SubAccountID(account), campaign: campaign, saleLinks: saleLinks,
            contactTag: contactTag)
        let now = SystemClock.now()
        let mailing = try Mailing(
            Array(html.utf8), request, control: ControlStore(folder),
            ring: KeyStore(folder).load(at: now), at: now)
        if settles { settle() }
        let out = String(decoding: mailing.template(), as: UTF8.self)
        let links = out.matches(of: #/https:\/\/[a-z.]+(\/c\/[a-z2-7]+\/[0-9]+)/#)
        return (out, links.map { String($0.output.1) })
    }

    /// The paths of the links of two shoes, and a reader's first click on one of them.
    func shoeLinks(saleLinks: SaleLinkChoice = .unchanged) throws -> [String] {
        try rewrite(
            """
            <p><a href="https://shop.example/rojo?a=1&amp;b=2">Rojo</a>
            <a href="https://shop.example/azul">Azul</a></p>
            """, saleLinks: saleLinks
        ).links
    }

    func report(_ account: UInt64 = 4071, campaign: String? = "spring-2026") throws -> Report {
        var request = ReportRequest(account: SubAccountID(account), kind: .sales)
        request.filters.campaigns = campaign.map { [$0] } ?? []
        request.limit = .max
        let maker = try ReportMaker(
            request, control: ControlStore(folder), at: SystemClock.now())
        return try maker.make(from: FoldedTables(folder).reader)
    }

    func hits(_ selection: HitSelection = .all) throws -> [HitLine] {
        try FoldedTables(folder).reader.hits(.installation, selection, limit: 1000)
    }
}

/// One person's browser: keeps the cookies of each host.
final class Reader {
    private let shop: Shop
    private var cookies: [String: [String: String]] = [:]

    init(_ shop: Shop) { self.shop = shop }

    @discardableResult
    func get(
        _ target: String, host: String = Shop.host, method: String = "GET",
        headers: [(String, String)] = Shop.browser
    ) throws -> ClientResponse {
        let client = try LoopbackClient(shop.address)
        let jar = cookies[host, default: [:]].map { "\($0)=\($1)" }.sorted()
        let cookie = jar.isEmpty ? [] : [("Cookie", jar.joined(separator: "; "))]
        let response = try client.request(
            method, target, headers: [("Host", host)] + headers + cookie)
        for header in response.headers where header.name.lowercased() == "set-cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            cookies[host, default: [:]][String(pair[0])] = String(pair[1])
        }
        return response
    }

    func cookie(_ name: String, host: String = Shop.host) -> String? { cookies[host]?[name] }

    func set(cookie name: String, _ value: String, host: String = Shop.host) {
        cookies[host, default: [:]][name] = value
    }
}

extension Report {
    /// The cell of a table's row by its column's key.
    func cell(_ table: String, _ column: String, row: Int = 0) -> Cell? {
        guard let table = self.table(table), table.rows.indices.contains(row),
            let index = table.columns.firstIndex(where: { $0.key == column })
        else { return nil }
        return table.rows[row][index]
    }

    func total(_ column: String) -> Cell? { cell("totals", column) }
}

extension Cell {
    static func euros(_ cents: Int64) -> Cell {
        .money(Money(minorUnits: cents, currency: Currency("EUR")!))
    }
}
