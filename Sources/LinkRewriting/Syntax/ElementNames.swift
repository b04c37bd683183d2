/// The lists of element names that the HTML standard gives.
enum ElementNames {
    /// How the text inside an HTML element is read (HTML 13.2.6.4.4 and .7). `noscript` holds
    /// ordinary markup, because a mail runs no scripts.
    static func textMode(of name: TagName) -> TextMode {
        textModes.first { $0.name == name }?.mode ?? .data
    }

    /// In an array, because nine comparisons cost less than hashing every start tag's name.
    private static let textModes: [(name: TagName, mode: TextMode)] = [
        ("title", .rcdata), ("textarea", .rcdata), ("style", .rawtext), ("xmp", .rawtext),
        ("iframe", .rawtext), ("noembed", .rawtext), ("noframes", .rawtext),
        ("script", .script), ("plaintext", .plaintext),
    ]

    /// HTML 13.2.6.5, the start tags that end foreign content.
    static let breakingOut: Set<TagName> = [
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em",
        "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing",
        "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong",
        "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    ]

    static let svgIntegration: Set<TagName> = ["foreignobject", "desc", "title"]

    static let mathText: Set<TagName> = ["mi", "mo", "mn", "ms", "mtext"]

    /// HTML 13.1.2, void elements, and the obsolete ones that the parser treats alike.
    static let void: Set<TagName> = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image",
        "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    ]

    /// HTML 13.2.4.2, "special": an end tag of another name does not reach over them.
    static let special: Set<TagName> = [
        "address", "applet", "article", "aside", "blockquote", "body", "button", "caption",
        "center", "colgroup", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
        "head", "header", "hgroup", "html", "iframe", "li", "listing", "main", "marquee", "menu",
        "nav", "noembed", "noframes", "noscript", "object", "ol", "p", "plaintext", "pre",
        "script", "search", "section", "select", "style", "summary", "table", "tbody", "td",
        "template", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
    ]

    /// HTML 13.2.4.3, and the plain inline elements that mails use.
    static let formatting: Set<TagName> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
        "tt", "u", "span", "label", "abbr", "sup", "sub",
    ]

    /// HTML 13.2.6.4.7: "if the stack has a p element in button scope, close a p element".
    static let closingParagraph: Set<TagName> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "li", "listing", "main", "menu", "nav", "ol", "p",
        "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp",
    ]
}
