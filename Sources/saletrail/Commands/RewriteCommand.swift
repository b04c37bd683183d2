import LinkRewriting
import Mailing
import Model
import Reporting

/// `saletrail rewrite FILE`: newsletter in, newsletter with transition links out.
struct RewriteCommand: Command {
    static let help = CommandHelp(
        "rewrite", "Rewrite a newsletter's links into transition links, for a sending platform.",
        operands: [Operand(name: "FILE", isOptional: true)],
        options: [
            .account, MailingOptions.campaign,
            Option(
                name: "contact-tag", value: "TAG",
                help: "your platform's merge tag for the contact's id; without it\n"
                    + "clicks and sales name no contact"),
            MailingOptions.saleLinks, MailingOptions.trackingURL, .format(["text", "json"]),
        ],
        example: """
            saletrail rewrite newsletter.html --account 4071 --campaign spring-2026 \\
              --contact-tag '{{contact_id}}' > out.html
            """,
        notes: """
            Reads standard input where FILE is - or missing. The newsletter goes to standard
            output, a table of every link to standard error. Outside the rewritten values every
            byte stays as it was; done again for the same campaign, the links are the same.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let tag = arguments["contact-tag"]
        let (mailing, _) = try MailingOptions.mailing(arguments, contactTag: tag)
        try console.print(mailing.template())
        let report = Report(
            title: "Links of \(mailing.campaign.key)", tables: [LinkTable.make(mailing.links)],
            clock: .utc)
        console.talk(console.rendered(report, format: format))
        for warning in mailing.warnings { console.note("Warning: \(warning)") }
        if let tag, MergeTag.looksLikeEmailTag(tag) {
            console.note(
                "Warning: \(tag) looks like an address. Use the contact's id: addresses in links "
                    + "are ignored.")
        }
    }
}
