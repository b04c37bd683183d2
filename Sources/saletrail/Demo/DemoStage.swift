import Dashboard
import Foundation
import Mailing
import Model
import Reporting
import Service
import Signing
import Store

/// The demo's installation: two sub-accounts, the newsletters rewritten, the service running.
final class DemoStage {
    /// The shop whose tables are shown.
    static let shop = SubAccountID(4071)
    /// A shop whose pixel nobody has activated yet.
    static let waiting = SubAccountID(4072)

    /// A newsletter on its way to readers.
    struct Sent {
        let account: SubAccountID
        let host: String
        let campaign: Campaign
        /// The links of one contact's copy: paths with query.
        let links: @Sendable (String) -> [String]
    }

    let address: String
    private(set) var mailings: [Sent] = []
    /// The same newsletter, sent by the shop that is not activated.
    private(set) var waitingMailing: Sent?

    private let folder: DataFolder
    private let signInLink: String
    private let service: Service
    private let control: ControlStore
    private let ring: KeyRing

    /// What the demo's sending platforms fill in.
    private static let contactTag = "{{contact_id}}"

    init(
        _ samples: DemoSamples, folder: DataFolder, address: String, _ console: Console
    ) throws(Failure) {
        self.folder = folder
        let now = SystemClock.now()
        (control, ring) = try failing { () throws(StoreError) in
            let control = try ControlStore(folder, creating: true)
            for account in Self.accounts { try control.add(account, at: now) }
            return (control, try KeyStore(folder).load(at: now))
        }
        var configuration = ServiceConfiguration(folder: folder, addresses: [address])
        configuration.dashboard = Self.dashboard
        service = try failing { () throws(ServiceError) in
            try Service(configuration) { console.note("saletrail: \($0)") }
        }
        self.address = service.addresses[0]
        signInLink = try Self.signInLink(service, folder)
        for newsletter in samples.newsletters {
            mailings.append(try send(newsletter, Self.accounts[0]))
        }
        waitingMailing = try send(samples.newsletters[0], Self.accounts[1])
        mailings[0] = try merged(samples, into: mailings[0])
        // The service notices new campaigns within 50 ms, on a busy machine a little later.
        Thread.sleep(forTimeInterval: 1)
    }

    func stop() { service.stop() }

    private static var dashboard: DashboardConfiguration? {
        let listener = "127.0.0.1:0"
        return DashboardAddress(listener: listener).map {
            DashboardConfiguration(listener: listener, address: $0)
        }
    }

    private static func signInLink(
        _ service: Service, _ folder: DataFolder
    ) throws(Failure) -> String {
        guard let dashboard, let listener = service.dashboardAddress else { return "" }
        return try failing { () throws(StoreError) in
            try FirstLink(folder: folder, dashboard).link(listener) ?? ""
        }
    }

    func report(_ account: SubAccountID, campaign: String?) throws(Failure) -> Report {
        var request = ReportRequest(account: account, kind: .sales)
        request.filters.campaigns = campaign.map { [$0] } ?? []
        request.limit = .max
        let tables = try failing { () throws(StoreError) in try FoldedTables(folder) }
        return try failing { () throws(ReportingError) in
            try ReportMaker(request, control: control, at: SystemClock.now())
                .make(from: tables.reader)
        }
    }

    /// Where to look.
    var guide: String {
        let port = address.split(separator: ":").last ?? ""
        let link = mailings.last?.links("C-0000").first ?? ""
        let base = "http://\(Self.accounts[0].trackingHost):\(port)"
        let program = CommandLine.arguments[0]
        return """
            To look at, while the demo runs:
              the dashboard       \(signInLink)
              a transition link   \(base)\(link)
              the sale pixel      \(base)/track/sale?empId=4071
              the report          \(program) report sales --account 4071 --data \(folder.path)
              what was set aside  \(program) hits --set-aside --data \(folder.path)
              activate 4072       \(program) account activate 4072 --data \(folder.path)

            """
    }

    private static let accounts = [
        account(shop, "Zapatería Sol", "sol.localhost", isActive: true),
        account(waiting, "Casa Luna", "luna.localhost", isActive: false),
    ]

    private static func account(
        _ id: SubAccountID, _ name: String, _ host: String, isActive: Bool
    ) -> SubAccount {
        guard let euro = Currency("EUR") else { preconditionFailure("three letters") }
        return SubAccount(
            id: id, name: name, trackingHost: host, shopHost: "shop.localhost",
            timeZone: "Europe/Madrid", currency: euro, isActive: isActive)
    }

    private func mailing(
        _ newsletter: DemoSamples.Newsletter, _ account: SubAccount, contactTag: String?
    ) throws(Failure) -> Mailing {
        let request = MailingRequest(
            account: account.id, campaign: newsletter.name,
            trackingURL:
                "http://\(account.trackingHost):\(address.split(separator: ":").last ?? "")",
            contactTag: contactTag)
        return try failing { () throws(MailingError) in
            try Mailing(
                newsletter.html, request, control: control, ring: ring, at: SystemClock.now())
        }
    }

    /// For a sending platform that fills in the merge tags.
    private func send(
        _ newsletter: DemoSamples.Newsletter, _ account: SubAccount
    ) throws(Failure) -> Sent {
        let mailing = try mailing(newsletter, account, contactTag: Self.contactTag)
        let links = DemoLinks.all(in: mailing.template(), host: account.trackingHost)
        return Sent(account: account.id, host: account.trackingHost, campaign: mailing.campaign) {
            contact in
            links.map { DemoLinks.filled($0, contact: contact, tag: Self.contactTag) }
        }
    }

    /// One newsletter per contact, written to a folder and read back as the readers get it.
    private func merged(_ samples: DemoSamples, into sent: Sent) throws(Failure) -> Sent {
        let mailing = try mailing(samples.newsletters[0], Self.accounts[0], contactTag: nil)
        let outbox = folder.path + "/outbox"
        let control = control
        try failing { () throws(MailingError) in
            let list = try ContactList(ContactSource(samples.contactFile))
            let request = MergeRequest(form: .html, destination: .folder(outbox))
            _ = try Merge(CompiledMailing(mailing, request, list.columns), list, request)
                .run(control: control, at: SystemClock.now())
        }
        return Sent(account: sent.account, host: sent.host, campaign: sent.campaign) { contact in
            let html = FileManager.default.contents(atPath: "\(outbox)/\(contact).html") ?? Data()
            return DemoLinks.all(in: Array(html), host: sent.host)
        }
    }
}
