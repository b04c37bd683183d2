import LinkRewriting
import Mailing
import Model
import Reporting
import Store

/// `saletrail rewrite FILE`: newsletter in, newsletter with transition links out.
struct RewriteCommand: Command {
    static let help = CommandHelp(
        "rewrite", "Rewrite a newsletter's links into transition links, for a sending platform.",
        operands: [Operand(name: "FILE", isOptional: true)],
        options: [
            .account, MailingOptions.campaign,
            Option(
                name: "contact-tag", value: "TAG",
                help: "your platform's merge tag for the contact's id (default: the\n"
                    + "platform's own, if it has one; none: name no contact)"),
            MailingOptions.saleLinks, MailingOptions.trackingURL,
        ] + LinkChoosing.options + [LinkChoosing.text, .format(["text", "json"])],
        example: """
            saletrail rewrite newsletter.html --account 4071 --campaign spring-2026 \\
              --contact-tag '{{contact_id}}' > out.html
            """,
        notes: """
            FILE is HTML, plain text (.txt) or a message (.eml), of which the HTML is rewritten,
            in its encoding; - or nothing: standard input. The newsletter goes to standard
            output, a table of every link to standard error. Outside the rewritten values every
            byte stays as it was; done again for the same campaign, the links are the same.
            See first what would happen: saletrail links FILE.

            \(MailingOptions.notes)
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        var tag: String?
        let (mailing, _) = try MailingOptions.mailing(arguments) { platform in
            tag = arguments["contact-tag"] ?? platform?.contactTag
            if tag == "none" { tag = nil }
            return tag
        }
        let template = mailing.template()
        try console.print(template)
        keep(template, mailing, arguments, console)
        var remarks = LinkRemarks(warnings: mailing.warnings, notes: mailing.notes)
        if let tag, MergeTag.looksLikeEmailTag(tag) {
            remarks.warnings.append(
                "\(tag) looks like an address. Use the contact's id: addresses in links are "
                    + "ignored.")
        }
        let table = LinkTable(done: "Done", hasNumbers: true, explainsRows: format == "json")
        let report = Report(
            title: "Links of \(mailing.campaign.key)",
            tables: table.tables(mailing.links, remarks), clock: .utc)
        console.talk(console.rendered(report, format: format))
        if format == "text" { remarks.tell(mailing.links, console) }
    }

    /// For the dashboard's map of the newsletter: the newsletter is good without it.
    private static func keep(
        _ template: [UInt8], _ mailing: Mailing, _ arguments: Arguments, _ console: Console
    ) {
        do throws(StoreError) {
            try NewsletterShelf(arguments.folder).keep(
                template, of: mailing.campaign.id, kind: mailing.kind.rawValue)
        } catch {
            console.note("Warning: no map of this newsletter in the dashboard: \(error)")
        }
    }
}
