import Model
import Service
import Store

/// `saletrail user link NAME`: a link that lets the person in once.
struct UserLinkCommand: Command {
    static let help = CommandHelp(
        "user link", "Make a link with which a user signs in, once and within 15 minutes.",
        operands: [Operand(name: "NAME")], example: "saletrail user link \"Ana Soto\"",
        notes: "Earlier links of the user are worthless from then on.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            let user = try control.user(named: arguments.operand(0) ?? "")
            try tell(user, control, console)
        }
    }

    /// The link is data, for a mail or a chat; the rest is talk.
    static func tell(
        _ user: User, _ control: ControlStore, _ console: Console
    ) throws(StoreError) {
        let now = SystemClock.now()
        let secret = try control.audited(
            .userLink, by: .commandLine, subject: user.name, at: now
        ) { () throws(StoreError) in try control.makeLink(for: user.id, at: now) }
        let origin = try control.dashboard()
        let link = SignInLink.text(secret, at: origin ?? "http://127.0.0.1:8090")
        try? console.print(link + "\n")
        console.note("Good once, within 15 minutes, for \(user.name).")
        if origin == nil { console.note("The dashboard was not served yet: saletrail serve") }
    }
}
