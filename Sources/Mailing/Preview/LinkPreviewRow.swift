import LinkRewriting
import Reporting

/// One link in the preview's table.
struct LinkPreviewRow {
    let html: String

    init(_ link: LinkOutcome) {
        let text = link.text.isEmpty ? "(no text)" : link.text
        html = """
            <tr>
            <th scope="row"><span class="badge \(LinkFate(link).rawValue)">\(link.position)</span>\
            </th>
            <td><bdi class="text">\(HTMLText.escaped(text))</bdi>\(Self.place(link))\
            <bdi class="url">\(Self.breakable(link.url))</bdi>\(Self.details(link))</td>
            <td><b>\(Self.action(link))</b>\(Self.reason(link))</td>
            </tr>
            """
    }

    /// An address that is too long for a line breaks between its parts.
    private static func breakable(_ url: String) -> String {
        HTMLText.escaped(url).replacing("/", with: "/<wbr>").replacing("&amp;", with: "<wbr>&amp;")
    }

    /// Says where to look for a link that has no badge in the picture.
    private static func place(_ link: LinkOutcome) -> String {
        if link.isOutlookOnly { return " <span class=\"place\">Outlook only</span>" }
        return link.element == "area" ? " <span class=\"place\">part of a picture</span>" : ""
    }

    private static func action(_ link: LinkOutcome) -> String {
        switch link.action {
        case .sales: LinkFate.sales.title
        case .clicks: LinkFate.clicks.title
        case .kept: LinkFate.kept.title
        }
    }

    private static func reason(_ link: LinkOutcome) -> String {
        link.reason.isEmpty ? "" : "<code>\(link.reason)</code>"
    }

    private static func details(_ link: LinkOutcome) -> String {
        let why =
            link.why.isEmpty ? [] : ["<span class=\"why\">\(HTMLText.escaped(link.why))</span>"]
        let warnings = link.warnings.map {
            "<span class=\"warned\">\(HTMLText.escaped($0.description))</span>"
        }
        return (why + warnings).joined()
    }
}
