import Model
import Service
import Store

/// `saletrail account activate EMPID`: support switches the sale pixel on.
struct AccountActivateCommand: Command {
    static let help = CommandHelp(
        "account activate", "Switch the sale pixel of a sub-account on.",
        operands: [Operand(name: "EMPID")], example: "saletrail account activate 4071",
        notes: """
            Sales that came before stay set aside; saletrail hits admit counts them.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try AccountSwitch.set(true, arguments)
        console.note("The sale pixel of \(account.id) (\(account.name)) is active. Its tag:")
        try console.print(AccountTable.tag(account) + "\n")
        let check = try failing { () throws(StoreError) in
            try FoldedTables(arguments.folder).reader.activationCheck(account)
        }
        console.note(reach(account, check))
        guard check.waiting > 0 else { return }
        console.note(
            "Set aside from before: \(Count(check.waiting, "hit")). To count them:\n"
                + "saletrail hits admit --account \(account.id) --reason not-activated")
    }
}

extension AccountActivateCommand {
    /// What share of the sales can be credited, and how to raise it.
    private static func reach(_ account: SubAccount, _ check: ActivationCheck) -> String {
        let site = check.isSameSite ? "the same site as" : "another site than"
        let facts = """
            \(account.trackingHost) is \(site) \(account.shopHost), as far as names can tell.
            Sales can be credited in \(check.reach.explanation).
            """
        guard check.reach == .thirdParty else { return facts }
        return facts + "\n"
            + """
            To reach nearly all: let links carry the click's id
              saletrail account set \(account.id) --landing-click-id on
              saletrail tag --account \(account.id)
            or use a subdomain of the shop as tracking domain.
            """
    }
}

/// `saletrail account deactivate EMPID`: support switches the sale pixel off.
struct AccountDeactivateCommand: Command {
    static let help = CommandHelp(
        "account deactivate", "Switch the sale pixel of a sub-account off; its hits are set aside.",
        operands: [Operand(name: "EMPID")], example: "saletrail account deactivate 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try AccountSwitch.set(false, arguments)
        console.note("The sale pixel of \(account.id) (\(account.name)) is off.")
    }
}

private enum AccountSwitch {
    static func set(_ isActive: Bool, _ arguments: Arguments) throws(Failure) -> SubAccount {
        let id = try Arguments.account(arguments.operand(0) ?? "")
        return try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            try control.audited(
                isActive ? .accountActivate : .accountDeactivate, by: .commandLine, account: id,
                at: SystemClock.now()
            ) { () throws(StoreError) in try control.setActive(id, isActive) }
            return try control.account(id)
        }
    }
}

/// `saletrail account list`: all sub-accounts.
struct AccountListCommand: Command {
    static let help = CommandHelp(
        "account list", "List the sub-accounts.", options: [.format(["text", "json"])],
        example: "saletrail account list --format json")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let accounts = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).accounts()
        }
        try console.print(AccountTable.make(accounts), clock: .utc, format: format)
    }
}

/// `saletrail account show EMPID`: one sub-account and its tag.
struct AccountShowCommand: Command {
    static let help = CommandHelp(
        "account show", "Show a sub-account and the tag for its thank-you page.",
        operands: [Operand(name: "EMPID")], options: [.format(["text", "json"])],
        example: "saletrail account show 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        try console.print(AccountTable.make([account]), clock: .utc, format: format)
        if format == "text" { try console.print("\n" + AccountTable.tag(account) + "\n") }
    }
}
