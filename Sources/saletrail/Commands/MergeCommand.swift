import Mailing
import Model
import Service
import Store

/// `saletrail merge NEWSLETTER CONTACTS`: one mail per contact.
struct MergeCommand: Command {
    static let help = CommandHelp(
        "merge", "Write one newsletter per contact, filled in and with the contact in its links.",
        operands: [Operand(name: "FILE"), Operand(name: "CONTACTS.csv")],
        options: [
            .account, MailingOptions.campaign,
            Option(
                name: "as", value: "FORM",
                help: "html or eml: a file per contact (default html);\n"
                    + "mbox: all in one file; jsonl: a JSON object per line"),
            Option(
                name: "out", value: "PATH",
                help: "folder (html, eml), made if missing, or file (mbox, jsonl);\n"
                    + "jsonl goes to standard output without it"),
            Option(name: "from", value: "SENDER", help: "'Shop <news@shop.example>' (eml, mbox)"),
            Option(
                name: "subject", value: "TEXT",
                help: "subject, with {{column}} if you like (eml, mbox, jsonl)"),
            Option(
                name: "list-unsubscribe", value: "URL",
                help: "where a reader unsubscribes, with {{column}} (eml, mbox)"),
            Option(
                name: "contact-column", value: "NAME",
                help: "column with the contacts' ids (default contact_id)"),
            Option(
                name: "email-column", value: "NAME",
                help: "column with the addresses (default email)"),
            Option(name: "keep-tags", value: nil, help: "leave tags that name no column"),
            Option(name: "restart", value: nil, help: "write anew what was merged there before"),
            Option(
                name: "after", value: "CONTACT_ID",
                help: "go on behind this contact (jsonl on standard output)"),
            MailingOptions.saleLinks, MailingOptions.trackingURL,
        ] + LinkChoosing.options,
        example: """
            saletrail merge newsletter.html contacts.csv --account 4071 --campaign spring-2026 \\
              --out outbox/
            saletrail merge newsletter.html contacts.csv --account 4071 --campaign spring-2026 \\
              --as mbox --out spring.mbox --from 'Zapatería Sol <hola@sol.example>' \\
              --subject 'Hola {{first_name|amiga}}'
            """,
        notes: """
            Contacts are a CSV file with a header; separators , ; or tab. {{column}} in the
            newsletter becomes the contact's value, {{column|text}} the text where it is empty.
            Interrupted, the same command goes on where it was: no mail is written twice or missing.

            \(MailingOptions.notes)
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let signals = StopSignals()
        let request = try MergeOptions.request(arguments)
        if arguments.operand(0) == "-" && arguments.operand(1) == "-" {
            throw .usage("both files from standard input", try: "give one of them by its name")
        }
        let list = try failing { () throws(MailingError) in
            try ContactList(
                ContactSource(path: arguments.operand(1) ?? ""),
                MergeOptions.columns(arguments, for: request.form))
        }
        let (mailing, control) = try MailingOptions.mailing(
            arguments, contactTag: { _ in nil },
            checking: { html throws(Failure) in
                if request.keepsTags { return }
                try failing { () throws(MailingError) in
                    try CompiledMailing.check(html, list.columns.names)
                }
            })
        let compiled = try failing { () throws(MailingError) in
            try CompiledMailing(mailing, request, list.columns)
        }
        LinkRemarks(warnings: mailing.warnings + compiled.warnings, notes: mailing.notes)
            .tell(mailing.links, console)
        let links = mailing.links.count { $0.number != nil }
        try run(Merge(compiled, list, request), links: links, control, signals, console)
    }

    private static func run(
        _ merge: Merge, links: Int, _ control: ControlStore, _ signals: StopSignals,
        _ console: Console
    ) throws(Failure) {
        let started = SystemClock.now()
        var bar: ProgressBar?
        let outcome = try failing { () throws(MailingError) in
            try merge.run(
                control: control, at: started, shouldStop: { signals.haveArrived },
                progress: { done in
                    if bar == nil {
                        bar = ProgressBar(console, total: merge.list.count, from: done)
                    }
                    bar?.show(done)
                })
        }
        let summary = MergeSummary(
            outcome: outcome, list: merge.list, request: merge.request, links: links,
            milliseconds: SystemClock.now().milliseconds - started.milliseconds)
        for line in summary.warnings { console.note("Warning: \(line)") }
        if outcome.isStopped {
            bar?.leave()
            throw summary.stopped
        }
        console.note(summary.text)
    }
}
