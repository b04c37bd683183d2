import Mailing

/// `saletrail merge NEWSLETTER CONTACTS`: one newsletter per contact.
struct MergeCommand: Command {
    static let help = CommandHelp(
        "merge", "Write one newsletter per contact, the contact signed into its links.",
        operands: [Operand(name: "FILE"), Operand(name: "CONTACTS.csv")],
        options: [
            .account, MailingOptions.campaign,
            Option(
                name: "out", value: "DIR", help: "folder for the newsletters, made if missing",
                isRequired: true),
            Option(
                name: "contact-column", value: "NAME",
                help: "column with the contacts' ids (default contact_id)"),
            MailingOptions.saleLinks, MailingOptions.trackingURL,
        ] + LinkChoosing.options,
        example: """
            saletrail merge newsletter.html contacts.csv --account 4071 --campaign spring-2026 \\
              --out outbox/
            """,
        notes: """
            Contacts are a CSV file with a header; separators , ; or tab. Merge tags in the
            newsletter stay as they are. Interrupted, run it again: the same contacts get the
            same links.

            \(MailingOptions.notes)
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let file = try InputFile.read(arguments.operand(1) ?? "", called: "contact list")
        let contacts = try failing { () throws(MailingError) in
            try ContactList(file, column: arguments["contact-column"])
        }
        let (mailing, control) = try MailingOptions.mailing(arguments) { _ in nil }
        var bar = ProgressBar(console, total: contacts.references.count)
        let folder = arguments.required("out")
        try failing { () throws(MailingError) in
            try Outbox(folder).write(mailing, for: contacts, control: control) { bar.show($0) }
        }
        LinkRemarks(warnings: mailing.warnings, notes: mailing.notes).tell(mailing.links, console)
        if contacts.repeated > 0 {
            let lines = Count(Int64(contacts.repeated), "line")
            console.note("Warning: skipped \(lines) with a contact that had come before.")
        }
        let newsletters = Count(Int64(contacts.references.count), "newsletter")
        let links = Count(Int64(mailing.links.count { $0.number != nil }), "tracked link")
        console.note("\(newsletters) in \(folder), each with \(links).")
    }
}
