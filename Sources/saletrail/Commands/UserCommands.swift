import Model
import Reporting
import Service
import Store

/// `saletrail user list`: who may use the dashboard.
struct UserListCommand: Command {
    static let help = CommandHelp(
        "user list", "List the dashboard's users.", options: [.format(["text", "json"])],
        example: "saletrail user list")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let lines = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            return try control.users().map { user throws(StoreError) in
                (user, try control.grants(of: user.id))
            }
        }
        try console.print(table(lines), clock: .utc, format: format)
    }

    private static func table(_ lines: [(User, [SubAccountID])]) -> ReportTable {
        ReportTable(
            key: "users", title: "Users of the dashboard (times in UTC)",
            columns: [
                Column(key: "name", title: "Name", kind: .text),
                Column(key: "role", title: "Role", kind: .text),
                Column(key: "accounts", title: "Sub-accounts", kind: .text),
                Column(key: "signed_in", title: "Last signed in", kind: .instant),
            ],
            rows: lines.map { user, accounts in
                [
                    .text(user.name), .text(user.role.rawValue),
                    .text(
                        user.role == .support
                            ? "all" : accounts.map(\.description).joined(separator: " ")),
                    user.signedInAt.map(Cell.instant) ?? .empty,
                ]
            },
            whenEmpty: "No user yet: saletrail user add lets somebody in.")
    }
}

/// `saletrail user remove NAME`: ends what somebody may do, at once.
struct UserRemoveCommand: Command {
    static let help = CommandHelp(
        "user remove", "Remove a user; open sessions end at once.",
        operands: [Operand(name: "NAME")], example: "saletrail user remove \"Ana Soto\"")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let user = try UserChange(arguments).make(.userRemove) { control, user throws(StoreError) in
            try control.remove(user)
        }
        console.note("Removed: \(user.name).")
    }
}

/// `saletrail user grant NAME --account EMPID`: shows somebody a sub-account.
struct UserGrantCommand: Command {
    static let help = CommandHelp(
        "user grant", "Let a user see a sub-account.", operands: [Operand(name: "NAME")],
        options: [.account], example: "saletrail user grant \"Ana Soto\" --account 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let user = try UserChange(arguments, account: id).make(.userGrant) {
            control, user throws(StoreError) in try control.grant(id, to: user.id)
        }
        console.note("\(user.name) sees \(id).")
    }
}

/// `saletrail user revoke NAME --account EMPID`: the opposite.
struct UserRevokeCommand: Command {
    static let help = CommandHelp(
        "user revoke", "Take a sub-account out of a user's sight.",
        operands: [Operand(name: "NAME")], options: [.account],
        example: "saletrail user revoke \"Ana Soto\" --account 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let user = try UserChange(arguments, account: id).make(.userRevoke) {
            control, user throws(StoreError) in _ = try control.revoke(id, from: user.id)
        }
        console.note("\(user.name) no longer sees \(id).")
    }
}

/// A change to the user that the first word names, noted in the audit log.
private struct UserChange {
    private let arguments: Arguments
    private let account: SubAccountID?

    init(_ arguments: Arguments, account: SubAccountID? = nil) {
        self.arguments = arguments
        self.account = account
    }

    func make(
        _ action: AuditAction, _ change: (ControlStore, User) throws(StoreError) -> Void
    ) throws(Failure) -> User {
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            let user = try control.user(named: arguments.operand(0) ?? "")
            try control.audited(
                action, by: .commandLine, account: account, subject: user.name,
                at: SystemClock.now()
            ) { () throws(StoreError) in try change(control, user) }
            return user
        }
    }
}
