import Model
import Service
import Store

/// `saletrail account set EMPID`: how the sales of a sub-account are read and credited.
struct AccountSetCommand: Command {
    static let help = CommandHelp(
        "account set", "Change how sales of a sub-account are read and credited.",
        operands: [Operand(name: "EMPID")],
        options: [
            Option(
                name: "model", value: words(AttributionModel.allCases),
                help: "which clicks earn a sale"),
            Option(name: "window", value: "DAYS", help: "how long after a click, 1 to 400"),
            Option(
                name: "repeat-window", value: "DAYS",
                help: "how long the same purchase without order id is one, 0 to 400"),
            Option(
                name: "locale", value: "TAG",
                help: "how the shop writes amounts: es, en-GB, … or none"),
            Option(
                name: "landing-click-id", value: "NAME|on|off",
                help: "parameter that takes the click's id to the shop's page\n"
                    + "(on: \(SaleSettings.standardLandingParameter))"),
            Option(
                name: "plain-link", value: "CAMPAIGN/N",
                help: "a link that never gets the click's id; repeats", repeats: true),
            Option(
                name: "marked-link", value: "CAMPAIGN/N",
                help: "a link that gets it again; repeats", repeats: true),
            Option(
                name: "consent", value: words(ConsentMode.allCases),
                help: "whether readers are recognised without having agreed"),
            Option(name: "gpc", value: "on|off", help: "whether Sec-GPC: 1 is a no"),
            Option(
                name: "networks", value: "on|off",
                help: "whether a click's address is kept, cut to its network"),
            Option(
                name: "signing", value: "new|off",
                help: "a secret to sign sales with, shown once"),
            .format(["text", "json"]),
        ],
        example: "saletrail account set 4071 --model position --landing-click-id on",
        notes: """
            Sales that came before are judged anew when the report tables are folded again.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let id = try Arguments.account(arguments.operand(0) ?? "")
        var account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        try AccountChanges(arguments).apply(to: &account)
        let links = try LinkMarks(arguments)
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            try control.atomically { () throws(StoreError) in
                try control.update(account)
                try links.apply(control, account: id)
                try control.note(
                    .accountSet, by: .commandLine, account: id, at: SystemClock.now())
            }
        }
        try console.print(SettingsTable.make(account), clock: .utc, format: format)
        if arguments["signing"] == "new" { tell(account.sales.secret, console) }
    }

    private static func tell(_ secret: SaleSecret, _ console: Console) {
        let text = String(decoding: secret.bytes, as: UTF8.self)
        console.note("The secret, shown once: \(text)")
    }

    private static func words(_ cases: [some RawRepresentable<String>]) -> String {
        cases.map(\.rawValue).joined(separator: "|")
    }
}

/// What `account set` was asked to change.
private struct AccountChanges {
    private let arguments: Arguments

    init(_ arguments: Arguments) { self.arguments = arguments }

    func apply(to account: inout SubAccount) throws(Failure) {
        if let days = try days("window", 1...400) { account.attributionWindow = days }
        if let days = try days("repeat-window", 0...400) { account.repeatWindow = days }
        if let model = try arguments.value(
            "model", expecting: "one of last, first, linear, position",
            AttributionModel.init(rawValue:))
        {
            account.sales.model = model
        }
        if let consent = try arguments.value(
            "consent", expecting: "one of none, assumed, required", ConsentMode.init(rawValue:))
        {
            account.sales.consent = consent
        }
        if let isOn = try toggle("gpc") { account.sales.honoursGPC = isOn }
        if let isOn = try toggle("networks") { account.sales.keepsNetwork = isOn }
        try applyTexts(to: &account)
    }

    private func applyTexts(to account: inout SubAccount) throws(Failure) {
        let style = try arguments.value("locale", expecting: "a language such as es or en-GB") {
            $0 == "none" ? NumberStyle.unstated : NumberStyle(language: $0)
        }
        if let style { account.sales.numberStyle = style }
        if let name = arguments["landing-click-id"] {
            account.sales.landingParameter = try landingParameter(name)
        }
        switch arguments["signing"] {
        case nil: break
        case "new": account.sales.secret = SaleSecret.generated()
        case "off": account.sales.secret = SaleSecret([])
        case let other?: throw .usage("--signing \(other): unknown", try: "new or off")
        }
    }

    private func landingParameter(_ name: String) throws(Failure) -> String? {
        switch name {
        case "off": return nil
        case "on": return SaleSettings.standardLandingParameter
        default:
            guard SaleSettings.isLandingParameter(name) else {
                throw .usage(
                    "--landing-click-id \(name): not a name for a parameter",
                    try: "up to 32 letters, digits, _ and -, or on, or off")
            }
            return name
        }
    }

    private func days(_ name: String, _ range: ClosedRange<Int>) throws(Failure) -> Duration? {
        let what = "a number of days from \(range.lowerBound) to \(range.upperBound)"
        let days = try arguments.value(name, expecting: what) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
        return days.map { .seconds($0 * 86_400) }
    }

    private func toggle(_ name: String) throws(Failure) -> Bool? {
        try arguments.value(name, expecting: "on or off") { ["on": true, "off": false][$0] }
    }
}

/// `--plain-link` and `--marked-link`.
private struct LinkMarks {
    private let marks: [(campaign: String, link: LinkNumber, isPlain: Bool)]

    init(_ arguments: Arguments) throws(Failure) {
        var marks: [(String, LinkNumber, Bool)] = []
        for (option, isPlain) in [("plain-link", true), ("marked-link", false)] {
            for text in arguments.all(option) {
                guard let slash = text.lastIndex(of: "/"),
                    let number = LinkNumber(decimal: text[text.index(after: slash)...].utf8)
                else {
                    throw .usage(
                        "--\(option) \(text): not a link", try: "CAMPAIGN/N, such as spring-2026/3")
                }
                marks.append((String(text[..<slash]), number, isPlain))
            }
        }
        self.marks = marks
    }

    func apply(_ control: ControlStore, account: SubAccountID) throws(StoreError) {
        for mark in marks {
            let campaign = try control.campaign(mark.campaign, of: account)
            try control.setPlain(mark.isPlain, link: mark.link, of: campaign.id)
        }
    }
}
