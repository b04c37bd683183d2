import LinkRewriting
import Mailing
import Reporting

/// `saletrail links FILE`: what would become of every link; nothing is changed or stored.
struct LinksCommand: Command {
    private static let formats = ["text", "json", "html"]

    static let help = CommandHelp(
        "links", "Show every link of a newsletter and what would happen to it.",
        operands: [Operand(name: "FILE", isOptional: true)],
        options: [
            Option(
                name: "tracking-domain", value: "HOST",
                help: "your tracking domain: links that lead there are left alone")
        ] + LinkChoosing.options + [
            Option(
                name: "campaign", value: "KEY", help: "the campaign's key, for --utm auto"),
            LinkChoosing.text, .format(formats),
        ],
        example: """
            saletrail links newsletter.html
            saletrail links newsletter.html --format html > links.html
            """,
        notes: """
            Reads standard input where FILE is - or missing; needs no data folder. With
            --format html: a page that shows the newsletter with its links numbered.

            \(LinkChoosing.notes); otherwise clicks and sales.

            Exit code: 0 nothing to look at, 1 warnings, 2 the newsletter cannot be used.
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(formats)
        let host = try arguments.value("tracking-domain", expecting: "a host name alone") {
            URLHost.host(of: "https://" + $0) == $0.lowercased() ? $0.lowercased() : nil
        }
        let options = try LinkChoosing.read(arguments, campaign: arguments["campaign"])
        let file = arguments.operand(0) ?? "-"
        let plan = try plan(file, options, host)
        let links = plan.outcomes
        let remarks = LinkRemarks(warnings: plan.warnings, notes: plan.notes)
        if format == "html" {
            try console.print(page(plan, file, links))
        } else {
            let table = LinkTable(
                done: "Would happen", hasNumbers: false, explainsRows: format == "json")
            let report = Report(title: "Links", tables: table.tables(links, remarks), clock: .utc)
            try console.print(console.rendered(report, format: format))
        }
        if format == "text" { remarks.tell(links, console) }
        if !remarks.warnings.isEmpty || links.contains(where: { !$0.warnings.isEmpty }) {
            throw .silent(.failed)
        }
    }

    private static func page(
        _ plan: LinkPlan, _ file: String, _ links: [LinkOutcome]
    ) throws(Failure) -> String {
        guard let html = plan.newsletter.html else {
            throw Failure(
                "--format html shows HTML newsletters, and this is \(plan.newsletter.kind.name)",
                try: "--format text, or save the HTML alone and show that", .refused)
        }
        let name = file == "-" ? nil : file.split(separator: "/").last.map(String.init)
        return LinkPreview(
            name: name ?? "the newsletter", html, links, remarks: plan.warnings + plan.notes
        ).page
    }

    /// A newsletter that cannot be used ends with a code of its own.
    private static func plan(
        _ file: String, _ options: LinkOptions, _ host: String?
    ) throws(Failure) -> LinkPlan {
        let bytes = try InputFile.read(file, called: "newsletter")
        do throws(MailingError) {
            return try LinkPlan(
                bytes, name: file, options, base: "https://" + (host ?? "track.example"),
                ownHosts: [host].compactMap(\.self))
        } catch {
            let failure = error.failure
            let code = failure.code == .badInput ? ExitCode.refused : failure.code
            throw Failure(failure.message, try: failure.hint, code)
        }
    }
}
