import LinkRewriting
import Reporting

/// One complete page that shows a newsletter with its links numbered and coloured by what would
/// happen to them, and the table of them beside it.
///
/// No script runs, neither of the page nor of the newsletter: the sandbox forbids it, and so does
/// the content security policy, which the inner document inherits (HTML Standard, 7.1.7). The
/// newsletter's pictures are loaded as its readers would load them.
package struct LinkPreview {
    private let name: String
    private let newsletter: MarkedNewsletter
    private let links: [LinkOutcome]
    private let remarks: [String]

    /// `name` is what a person calls the newsletter, for instance its file name; `remarks` are
    /// about it as a whole.
    package init(
        name: String, _ newsletter: Newsletter, _ links: [LinkOutcome], remarks: [String]
    ) {
        self.name = name
        self.newsletter = MarkedNewsletter(newsletter, links)
        self.links = links
        self.remarks = remarks
    }

    /// The newsletter alone with its numbers, to be shown in a frame that runs and sends nothing.
    package var markedNewsletter: String { newsletter.html }

    /// The page, from doctype to the end.
    package var page: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        img-src http: https: data:; style-src 'unsafe-inline'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Links of \(HTMLText.escaped(name))</title>
        <style>
        \(Self.styleSheet)
        </style>
        </head>
        <body>
        <header>
        <h1 dir="auto">Links of \(HTMLText.escaped(name))</h1>
        <p>\(summary)</p>
        \(remarkList)
        \(legend)
        </header>
        <main>
        <iframe title="The newsletter with its links numbered" sandbox \
        srcdoc="\(HTMLText.attribute(newsletter.html))"></iframe>
        \(table)
        </main>
        </body>
        </html>

        """
    }

    private var summary: String {
        let tracked = links.count { $0.action != .kept }
        let warned = links.count { !$0.warnings.isEmpty }
        let numbers = "\(tracked) of \(links.count) link\(links.count == 1 ? "" : "s") tracked"
        if warned == 0 { return numbers + ", nothing to look at. Nothing has been changed." }
        return numbers + ", \(warned) to look at. Nothing has been changed."
    }

    private var remarkList: String {
        guard !remarks.isEmpty else { return "" }
        let items = remarks.map { "<li dir=\"auto\">\(HTMLText.escaped($0))</li>" }
        return "<ul class=\"remarks\">\n" + items.joined(separator: "\n") + "\n</ul>"
    }

    /// Only what occurs.
    private var legend: String {
        let counts = Dictionary(grouping: links, by: LinkFate.init).mapValues(\.count)
        let items = LinkFate.allCases.compactMap { fate in
            counts[fate].map { count in
                "<li><span class=\"badge \(fate.rawValue)\">\(count)</span> "
                    + "<b>\(fate.title)</b> <small>\(fate.meaning)</small></li>"
            }
        }
        return "<ul class=\"legend\" aria-label=\"Legend\">\n"
            + items.joined(separator: "\n") + "\n</ul>"
    }

    private var table: String {
        if links.isEmpty { return "<p class=\"empty\">The newsletter has no links.</p>" }
        return """
            <div class="table">
            <table>
            <caption>Every link, in the order of the newsletter</caption>
            <thead><tr><th scope="col">#</th><th scope="col">Link</th>\
            <th scope="col">What would happen</th></tr></thead>
            <tbody>
            \(links.map { LinkPreviewRow($0).html }.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }
}
