import Model
import Service
import Store

/// `saletrail user add NAME`: lets somebody into the dashboard.
struct UserAddCommand: Command {
    static let help = CommandHelp(
        "user add", "Let somebody into the dashboard; prints a sign-in link.",
        operands: [Operand(name: "NAME")],
        options: [
            Option(
                name: "role", value: Role.allCases.map(\.rawValue).joined(separator: "|"),
                help: "what the person may do", isRequired: true),
            Option(
                name: "account", value: "EMPID", help: "a sub-account to see; repeats",
                repeats: true),
        ],
        example: "saletrail user add \"Ana Soto\" --role sender --account 4071",
        notes: """
            support sees all sub-accounts and lets people in; sender sends newsletters; shop sets
            up the tag; viewer reads reports. All but support see only the sub-accounts granted.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let name = arguments.operand(0) ?? ""
        guard User.isName(name) else {
            throw .usage("\"\(name)\" is no name", try: "1 to 60 characters, such as \"Ana Soto\"")
        }
        let role = try arguments.value("role", expecting: "a role", Role.init(rawValue:))
        var accounts: [SubAccountID] = []
        for text in arguments.all("account") { accounts.append(try Arguments.account(text)) }
        let now = SystemClock.now()
        let granted = accounts
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder, creating: true)
            let user = try control.audited(.userAdd, by: .commandLine, subject: name, at: now) {
                () throws(StoreError) in
                try control.addUser(name, role: role ?? .viewer, accounts: granted, at: now)
            }
            for account in granted {
                try control.note(
                    .userGrant, by: .commandLine, account: account, subject: name, at: now)
            }
            try UserLinkCommand.tell(user, control, console)
        }
    }
}
