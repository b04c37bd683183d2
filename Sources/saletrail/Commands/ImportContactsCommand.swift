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
        ],
        example: "saletrail import contacts contacts.csv --account 4071",
        notes: """
            Contacts that are known keep their number. Only ids are taken, never names or
            addresses. A line that has no usable id stops the import; what came before it stays,
            and giving the command again goes on.
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
        let file = try InputFile.read(arguments.operand(0) ?? "", called: "contact list")
        var records = DelimitedText(file)
        let column = try failing { () throws(MailingError) in
            try ContactList.index(
                of: arguments["contact-column"], in: records.next()?.fields ?? [])
        }
        var bar = TaskBar(console)
        var (done, added) = (0, 0)
        var waiting: [String] = []
        while let record = records.next() {
            waiting.append(try reference(record, column, records.hasOpenQuote))
            done += 1
            guard waiting.count == batch else { continue }
            added += try add(waiting, account, control)
            waiting.removeAll(keepingCapacity: true)
            // Bytes are not told; a line takes about as many as the lines before it.
            bar.show(Int64(done), Int64(done + batch))
        }
        added += try add(waiting, account, control)
        console.note("\(Count(Int64(done), "line")), \(added) new contacts.")
    }

    private static func add(
        _ references: [String], _ account: SubAccountID, _ control: ControlStore
    ) throws(Failure) -> Int {
        try failing { () throws(StoreError) in try control.add(references, account: account) }
    }

    private static func reference(
        _ record: (line: Int, fields: [String]), _ column: Int, _ hasOpenQuote: Bool
    ) throws(Failure) -> String {
        let value = column < record.fields.count ? record.fields[column] : ""
        guard !hasOpenQuote, ContactName(reference: value) != nil else {
            let what =
                hasOpenQuote ? "has a quote that is never closed" : ContactList.complaint(value)
            throw Failure("line \(record.line) \(what)", try: "put the line right", .badInput)
        }
        return value
    }
}
