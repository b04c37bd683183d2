import Mailing
import Model
import Store

/// `saletrail import contacts FILE.csv`: contact ids, before their first mailing.
struct ImportContactsCommand: Command {
    static let help = CommandHelp(
        "import contacts", "Give numbers to the contacts of a CSV file.",
        operands: [Operand(name: "FILE.csv")],
        options: [
            .account,
            Option(
                name: "contact-column", value: "NAME",
                help: "which column holds the ids (default contact_id, id …)"),
            Option(
                name: "list", value: "NAME",
                help: "list or segment to put them on, for saletrail report --filter"),
        ],
        example: "saletrail import contacts contacts.csv --account 4071",
        notes: """
            Contacts that are known keep their number. Only ids are taken, never names or
            addresses. The whole file is checked first: if a line has no usable id nothing is
            taken in. Interrupted, the same command goes on.
            """)

    /// Contacts in one transaction.
    private static let batch = 50_000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try arguments.account()
        let control = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            _ = try control.account(account)
            return control
        }
        let list = try failing { () throws(MailingError) in
            try ContactList(
                ContactSource(path: arguments.operand(0) ?? ""),
                .init(contact: arguments["contact-column"]))
        }
        let added = try add(list, account, arguments["list"], control, TaskBar(console))
        let lines = Count(Int64(list.count + list.repeated), "line")
        console.note("\(lines), \(added) new contacts.")
    }

    private static func add(
        _ list: ContactList, _ account: SubAccountID, _ segment: String?,
        _ control: ControlStore, _ bar: TaskBar
    ) throws(Failure) -> Int {
        var bar = bar
        var references = try failing { () throws(MailingError) in try ContactReferences(list) }
        var (done, added) = (0, 0)
        while true {
            let next = try failing { () throws(MailingError) in try references.next(batch) }
            if next.isEmpty { return added }
            added += try failing { () throws(StoreError) in
                if let segment { try control.add(next, toList: segment, of: account) }
                return try control.add(next, account: account)
            }
            done += next.count
            bar.show(Int64(done), Int64(list.count))
        }
    }
}
