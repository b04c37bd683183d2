import Model
import Store

/// Which hits somebody wants to see; in the address, so that it can be kept and passed on.
struct HitFilter {
    /// As it stands in the address; empty for all.
    let show: String

    static let field = "show"
    private static let selections: [(value: String, selection: HitSelection, title: HitsText)] = [
        ("", .all, .all), ("uncredited", .uncredited, .uncredited),
        ("set-aside", .setAside, .setAside), ("unattributed", .unattributed, .unattributed),
    ]

    init(_ request: PageRequest) { show = request.query.text(Self.field) ?? "" }

    var selection: HitSelection {
        Self.selections.first { $0.value == show }?.selection ?? .all
    }

    /// One link for each; the one that is shown is marked.
    func form(_ path: String, _ visit: some Visiting) -> HTML {
        let links: [HTML] = Self.selections.map { choice in
            let address = PageURL.make(path, [(Self.field, choice.value)])
            let title = visit.say(choice.title)
            return choice.value == show
                ? "<li><a href=\"\(address)\" aria-current=\"true\">\(title)</a></li>"
                : "<li><a href=\"\(address)\">\(title)</a></li>"
        }
        return """
            <nav class="chips" aria-label="\(visit.say(HitsText.which))"><ul>\(links)</ul></nav>
            """
    }
}
