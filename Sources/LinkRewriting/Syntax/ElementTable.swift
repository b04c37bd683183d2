/// Looks up the traits of an element by its name.
struct ElementTable: Sendable {
    private struct Slot {
        var name = TagName.other
        var traits: ElementTraits = []
    }

    /// Open addressing: a name stands at its hash or in the next free slot. A third is in use.
    private var slots = [Slot](repeating: Slot(), count: 512)

    static let standard = ElementTable()

    private init() {
        for (traits, names) in Self.names {
            for name in names.utf8.split(separator: Byte.space) {
                let bytes = Array(name)
                add(bytes.withUnsafeBufferPointer { TagName($0, $0.indices) }, traits)
            }
        }
    }

    @inline(__always)
    subscript(name: TagName) -> ElementTraits {
        slots.withUnsafeBufferPointer { slots in
            var at = Self.hash(name)
            while slots[at].name != name, slots[at].name != .other { at = (at &+ 1) & 511 }
            return slots[at].traits
        }
    }

    private mutating func add(_ name: TagName, _ traits: ElementTraits) {
        var at = Self.hash(name)
        while slots[at].name != name, slots[at].name != .other { at = (at + 1) & 511 }
        slots[at].name = name
        slots[at].traits.formUnion(traits)
    }

    /// Multiplicative hashing (Knuth, TAOCP 6.4): the top nine bits.
    @inline(__always)
    private static func hash(_ name: TagName) -> Int {
        Int(((name.low ^ (name.high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    private static let names: [(ElementTraits, String)] = [
        (.link, "a area"),
        (.noted, "base meta frameset"),
        (.image, "img"),
        (.rcdata, "title textarea"),
        (.rawtext, "style xmp iframe noembed noframes"),
        (.script, "script"),
        (.plaintext, "plaintext"),
        (.foreignRoot, "svg math"),
        (
            .breaksOut,
            """
            b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr \
            i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup \
            table tt u ul var
            """
        ),
        (.svgIntegration, "foreignobject desc title"),
        (.mathText, "mi mo mn ms mtext"),
        (
            .void,
            """
            area base basefont bgsound br col embed frame hr image img input keygen link meta \
            param source track wbr
            """
        ),
        (
            .special,
            """
            address applet article aside blockquote body button caption center colgroup dd \
            details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 \
            h6 head header hgroup html iframe li listing main marquee menu nav noembed noframes \
            noscript object ol p plaintext pre script search section select style summary table \
            tbody td template textarea tfoot th thead title tr ul xmp
            """
        ),
        (
            .formatting,
            "a b big code em font i nobr s small strike strong tt u span label abbr sup sub"
        ),
        (
            .closesParagraph,
            """
            address article aside blockquote center dd details dir div dl dt fieldset figcaption \
            figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p \
            plaintext pre search section summary table ul xmp
            """
        ),
        (.scope, "applet caption html table td th marquee object select template"),
        (.tablePart, "caption col colgroup table tbody td tfoot th thead tr"),
        (.tableScope, "html table template"),
        (
            .refusesFrames,
            """
            body li dd dt pre listing button applet marquee object table area br embed img image \
            keygen wbr input hr textarea xmp iframe select template
            """
        ),
    ]
}
