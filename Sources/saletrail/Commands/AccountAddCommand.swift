import Model
import Reporting
import Service
import Store

/// `saletrail account add EMPID`: support creates a sub-account.
struct AccountAddCommand: Command {
    static let help = CommandHelp(
        "account add", "Create a sub-account; its sale pixel is not active yet.",
        operands: [Operand(name: "EMPID")],
        options: [
            Option(name: "name", value: "NAME", help: "the shop's name", isRequired: true),
            Option(
                name: "tracking-domain", value: "HOST",
                help: "host of transition links and sale pixel", isRequired: true),
            Option(name: "shop", value: "HOST", help: "the shop's own host", isRequired: true),
            Option(
                name: "time-zone", value: "ZONE", help: "decides what a day is (default UTC)"),
            Option(
                name: "currency", value: "CODE",
                help: "of amounts that name none (default EUR)"),
            Option(
                name: "window", value: "DAYS",
                help: "how long after a click a sale is credited (default 30)"),
            .format(["text", "json"]),
        ],
        example: """
            saletrail account add 4071 --name "Zapatería Sol" \\
              --tracking-domain track.shop.example --shop shop.example \\
              --time-zone Europe/Madrid --currency EUR
            """,
        notes: "Then: saletrail account activate EMPID")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let account = try account(arguments)
        let now = SystemClock.now()
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder, creating: true)
            _ = try KeyStore(arguments.folder).load(at: now)
            try control.audited(.accountAdd, by: .commandLine, account: account.id, at: now) {
                () throws(StoreError) in try control.add(account, at: now)
            }
        }
        try console.print(AccountTable.make([account]), clock: .utc, format: format)
        console.note("Next: saletrail account activate \(account.id)")
    }

    private static func account(_ arguments: Arguments) throws(Failure) -> SubAccount {
        let zone = arguments["time-zone"] ?? "UTC"
        do throws(ReportClockError) {
            _ = try ReportClock(timeZone: zone)
        } catch {
            throw .usage(error.description, try: error.hint)
        }
        let currency = try arguments.value("currency", expecting: "a currency code such as EUR") {
            Currency(known: $0)
        }
        let days = try arguments.value("window", expecting: "a number of days from 1 to 400") {
            Int($0).flatMap { (1...400).contains($0) ? $0 : nil }
        }
        guard let euro = Currency("EUR") else { preconditionFailure("three letters") }
        return SubAccount(
            id: try Arguments.account(arguments.operand(0) ?? ""),
            name: arguments.required("name"),
            trackingHost: try host("tracking-domain", arguments),
            shopHost: try host("shop", arguments), timeZone: zone, currency: currency ?? euro,
            attributionWindow: .seconds((days ?? 30) * 86_400))
    }

    private static func host(_ option: String, _ arguments: Arguments) throws(Failure) -> String {
        let text = arguments.required(option)
        guard let host = HostName.read(text) else {
            throw .usage(
                "--\(option) \(text): not a host name",
                try: "the name alone, without https:// and port, for instance track.shop.example")
        }
        return host
    }
}
