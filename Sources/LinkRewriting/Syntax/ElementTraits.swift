/// What the HTML standard says of an element by its name, as far as links and text need it.
struct ElementTraits: OptionSet, Sendable {
    let rawValue: UInt32

    @inline(__always)
    private static func bit(_ number: UInt32) -> Self { Self(rawValue: 1 << number) }

    /// What is looked at for its own sake: base, meta, frameset.
    static var noted: Self { bit(0) }
    /// The text inside is read in another way (HTML 13.2.6.4.4 and .7).
    static var rcdata: Self { bit(1) }
    static var rawtext: Self { bit(2) }
    static var script: Self { bit(3) }
    static var plaintext: Self { bit(4) }
    /// svg and math.
    static var foreignRoot: Self { bit(5) }
    /// HTML 13.2.6.5, the start tags that end foreign content.
    static var breaksOut: Self { bit(6) }
    static var svgIntegration: Self { bit(7) }
    static var mathText: Self { bit(8) }
    /// HTML 13.1.2, void elements, and the obsolete ones that the parser treats alike.
    static var void: Self { bit(9) }
    /// HTML 13.2.4.2, "special": an end tag of another name does not reach over them.
    static var special: Self { bit(10) }
    /// HTML 13.2.4.3, and the plain inline elements that mails use.
    static var formatting: Self { bit(11) }
    /// HTML 13.2.6.4.7: "if the stack has a p element in button scope, close a p element".
    static var closesParagraph: Self { bit(12) }
    /// HTML 13.2.4.2, "particular scope": end tags of most elements do not reach over them.
    static var scope: Self { bit(13) }
    /// HTML 13.2.6.4.7: sets the frameset-ok flag to "not ok".
    static var refusesFrames: Self { bit(14) }
    /// What tables are made of: their end tags stop only at `tableScope`.
    static var tablePart: Self { bit(15) }
    static var tableScope: Self { bit(16) }

    /// a and area.
    static var link: Self { bit(17) }

    /// `img`: its `alt` is part of a link's text.
    static var image: Self { bit(18) }
    /// Whose attributes are looked at.
    static var attributes: Self { [.link, .noted, .image, .foreignRoot] }

    /// All that changes what is read next, or is noted; every other start tag only counts as one.
    static var acted: Self {
        [
            .link, .noted, .rcdata, .rawtext, .script, .plaintext, .foreignRoot,
        ]
    }

    /// How the text inside an HTML element is read. `noscript` holds ordinary markup, because a
    /// mail runs no scripts.
    var textMode: TextMode {
        if isDisjoint(with: [.rcdata, .rawtext, .script, .plaintext]) { return .data }
        if contains(.rcdata) { return .rcdata }
        if contains(.rawtext) { return .rawtext }
        return contains(.script) ? .script : .plaintext
    }
}
