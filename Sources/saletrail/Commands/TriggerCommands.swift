import HTTPServer
import Mailing
import Model
import Service
import Store

/// `saletrail trigger click`: follows a transition link of a campaign in test mode.
struct TriggerClickCommand: Command {
    static let help = CommandHelp(
        "trigger click", "Try a transition link: a click in test mode, which never counts.",
        options: [
            .account,
            Option(name: "campaign", value: "KEY", help: "the campaign", isRequired: true),
            Option(name: "link", value: "N", help: "the link's number (default 1)"), .service,
        ],
        example: "saletrail trigger click --account 4071 --campaign spring-2026 --link 2",
        notes: "The service must run; saletrail report sales lists it as test-mode.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let number = try arguments.value("link", expecting: "a link's number") {
            LinkNumber(decimal: $0.utf8)
        }
        let (account, target) = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            let campaign = try control.campaign(arguments.required("campaign"), of: id)
            let path = TransitionLink.path(
                campaign.id, number ?? LinkNumber(1),
                ring: try KeyStore(arguments.folder).load(at: SystemClock.now()))
            return (try control.account(id), path + "?testmode=1")
        }
        let answer = try Trigger(arguments, account).get(target)
        try console.print("\(answer.status)\n")
        if let location = answer.header("location") { try console.print("Location: \(location)\n") }
        guard answer.status == 302 else {
            throw Failure(
                "the link does not redirect", try: "check --campaign and --link", .failed)
        }
    }
}

/// `saletrail trigger sale`: reports a sale in test mode.
struct TriggerSaleCommand: Command {
    static let help = CommandHelp(
        "trigger sale", "Try the sale pixel: a hit in test mode, which never counts.",
        options: [
            .account,
            Option(
                name: "query", value: "QUERY",
                help: "what the tag would send, for instance IMPORTE=39,90&order_id=A-1"),
            .service,
        ],
        example: "saletrail trigger sale --account 4071 --query 'IMPORTE=1.234,56&PRODUCTO=Bota'",
        notes: "The service must run. Says how the query is read, and what would become of it.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        let query = arguments["query"] ?? ""
        guard query.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw .usage(
                "--query holds characters that must be percent-encoded",
                try: "%20 for a space, for instance PRODUCTO=Zapato%20rojo")
        }
        let rest = query.isEmpty ? "" : "&" + query
        let answer = try Trigger(arguments, account).get(
            "/track/sale?empId=\(id)&testmode=1" + rest)
        try console.print("X-SaleTrail: \(answer.header("x-saletrail") ?? "missing")\n")
        let said = SaleParameters(
            query: query.utf8, defaultCurrency: account.currency, style: account.sales.numberStyle)
        try console.print(reading(said))
    }

    private static func reading(_ said: SaleParameters) -> String {
        let lines: [(String, String?)] = [
            ("product", said.product), ("pieces", said.quantity.map(String.init)),
            ("amount", said.amount.map { "\($0.decimal) \($0.currency)" }),
            ("order", said.orderID), ("status", said.status.rawValue),
            ("notes", said.notes.map(\.rawValue).joined(separator: " ")),
        ]
        return lines.map { name, value in "\(name): \(value ?? "–")\n" }.joined()
    }
}

/// Asks the running service as a browser would.
private struct Trigger {
    private let address: String
    private let account: SubAccount

    init(_ arguments: Arguments, _ account: SubAccount) {
        address = arguments["service"] ?? "127.0.0.1:8080"
        self.account = account
    }

    func get(_ target: String) throws(Failure) -> ClientResponse {
        do throws(ClientError) {
            return try LoopbackClient(address).request(
                "GET", target,
                headers: [
                    ("Host", account.trackingHost),
                    ("User-Agent", "Mozilla/5.0 (saletrail trigger)"),
                ])
        } catch {
            throw Failure(
                "the service does not answer: \(error)",
                try: "saletrail serve, or --service HOST:PORT where it listens", .failed)
        }
    }
}

extension Option {
    fileprivate static let service = Option(
        name: "service", value: "HOST:PORT",
        help: "where the service listens (default 127.0.0.1:8080)")
}
