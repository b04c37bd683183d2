import Model
import Reporting
import Service
import Store

/// `saletrail account token add EMPID`: a key for the shop's server.
struct AccountTokenAddCommand: Command {
    static let help = CommandHelp(
        "account token add", "Make a token with which the shop's server reports sales.",
        operands: [Operand(name: "EMPID")],
        options: [
            Option(
                name: "name", value: "NAME", help: "what it is for, to tell it from others",
                isRequired: true)
        ],
        example: "saletrail account token add 4071 --name \"shop backend\"",
        notes: "The token is shown once and kept nowhere: copy it now, or make another.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let token = try failing { () throws(StoreError) in
            let (control, now) = (try ControlStore(arguments.folder), SystemClock.now())
            let name = arguments.required("name")
            return try control.audited(
                .tokenAdd, by: .commandLine, account: id, subject: name, at: now
            ) { () throws(StoreError) in try control.addToken(name, account: id, at: now) }
        }
        try console.print(token + "\n")
        console.note(
            "Shown once. The shop's server sends it as:\n  Authorization: Bearer \(token)\n"
                + "to https://TRACKING-DOMAIN/api/v1/sales")
    }
}

/// `saletrail account token list EMPID`: which tokens there are, never the tokens themselves.
struct AccountTokenListCommand: Command {
    static let help = CommandHelp(
        "account token list", "List the tokens of a sub-account.",
        operands: [Operand(name: "EMPID")], options: [.format(["text", "json"])],
        example: "saletrail account token list 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let tokens = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            _ = try control.account(id)
            return try control.tokens(of: id)
        }
        try console.print(table(tokens), clock: .utc, format: format)
    }

    private static func table(_ tokens: [APIToken]) -> ReportTable {
        ReportTable(
            key: "tokens", title: "Tokens (times in UTC)",
            columns: [
                Column(key: "token", title: "#", kind: .integer),
                Column(key: "name", title: "Name", kind: .text),
                Column(key: "created", title: "Made", kind: .instant),
                Column(key: "revoked", title: "Revoked", kind: .instant),
            ],
            rows: tokens.map { token in
                [
                    .integer(token.id), .text(token.name), .instant(token.createdAt),
                    token.revokedAt.map(Cell.instant) ?? .empty,
                ]
            },
            whenEmpty: "No token yet: saletrail account token add makes one.")
    }
}

/// `saletrail account token revoke EMPID NUMBER`: a token stops working.
struct AccountTokenRevokeCommand: Command {
    static let help = CommandHelp(
        "account token revoke", "Make a token worthless, at once.",
        operands: [Operand(name: "EMPID"), Operand(name: "NUMBER")],
        example: "saletrail account token revoke 4071 2",
        notes: "NUMBER is that of saletrail account token list.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let text = arguments.operand(1) ?? ""
        guard let number = Int64(text) else {
            throw .usage(
                "\(text) is no number of a token", try: "saletrail account token list \(id)")
        }
        let isRevoked = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            _ = try control.account(id)
            let now = SystemClock.now()
            let known = try control.tokens(of: id).first { $0.id == number }
            guard let known, known.revokedAt == nil else { return false }
            return try control.audited(
                .tokenRevoke, by: .commandLine, account: id, subject: known.name, at: now
            ) { () throws(StoreError) in try control.revokeToken(number, account: id, at: now) }
        }
        guard isRevoked else {
            throw .usage(
                "sub-account \(id) has no live token \(number)",
                try: "saletrail account token list \(id)")
        }
        console.note("Token \(number) of \(id) does not work any more.")
    }
}
