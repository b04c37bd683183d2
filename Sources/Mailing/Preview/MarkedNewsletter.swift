import LinkRewriting
import Reporting

/// A copy of the newsletter in which every link wears its number, for ``LinkPreview``.
struct MarkedNewsletter {
    let html: String

    init(_ newsletter: Newsletter, _ links: [LinkOutcome]) {
        self.init(newsletter) { found in
            let link = links[found.position - 1]
            return (LinkFate(link), String(link.position))
        }
    }

    /// `badge` is the colour of a link's badge and what stands on it; `nil` for none.
    init(_ newsletter: Newsletter, badge: (FoundLink) -> (fate: LinkFate, text: String)?) {
        let marked = newsletter.annotated { found in
            guard let badge = badge(found) else { return "" }
            return "data-saletrail=\"\(badge.fate.rawValue)\" "
                + "data-saletrail-number=\"\(HTMLText.escaped(badge.text))\""
        }
        // At the end: in front it would change how the newsletter itself is read.
        html = marked + "<style>" + Self.styleSheet + "</style>"
    }

    /// The badge takes no room, so that the newsletter keeps its shape. Links lead nowhere here.
    private static let styleSheet = """
        [data-saletrail] {
          pointer-events: none !important; outline: 2px solid #5a6472 !important;
          outline-offset: 1px !important;
        }
        [data-saletrail]:has(> img:only-child) { outline: none !important; }
        [data-saletrail]::before {
          all: initial !important; content: attr(data-saletrail-number) !important;
          position: absolute !important; z-index: 2147483647 !important;
          transform: translate(-75%, -65%) !important; box-sizing: border-box !important;
          min-width: 17px !important; padding: 0 4px !important; border-radius: 9px !important;
          box-shadow: 0 0 0 1px #fff !important; background: #5a6472 !important;
          color: #fff !important; text-align: center !important; white-space: nowrap !important;
          font: 700 11px/17px system-ui, -apple-system, "Segoe UI", sans-serif !important;
        }
        \(LinkFate.allCases.map(rules).joined(separator: "\n"))
        """

    private static func rules(_ fate: LinkFate) -> String {
        """
        [data-saletrail="\(fate.rawValue)"] { outline-color: \(fate.colour) !important; }
        [data-saletrail="\(fate.rawValue)"] img { outline: 2px solid \(fate.colour) !important; }
        [data-saletrail="\(fate.rawValue)"]::before { background: \(fate.colour) !important; }
        """
    }
}
