/// Lays what changes in a newsletter over its source, in the order of the source.
struct TemplateCompiler {
    /// One place where the source does not stay: what stands there instead is in `parts`.
    private struct Change {
        let range: Range<Int>
        var parts: [Part]
    }

    private enum Part {
        case literal([UInt8])
        case stamp
        case column(Int, ValueForm, fallback: [UInt8])
    }

    private let html: [UInt8]
    private let columns: ColumnNames
    private var changes: [Change] = []
    private var warnings: [MergeWarning] = []

    init(_ html: [UInt8], _ columns: ColumnNames) {
        self.html = html
        self.columns = columns
    }

    /// A tracked link; it stays as it is where the new value cannot be quoted.
    mutating func add(_ link: FoundLink, _ frame: LinkFrame) {
        let form = ValueForm(
            syntax: .address, hidesHyphens: link.isInConditionalComment)
        var parts: [Part] = [.literal(frame.before), .stamp, .literal(frame.after)]
        // What the slots will hold needs no quoting; a letter stands for it here.
        var value = frame.before + [UInt8(ascii: "h")] + frame.after
        for (index, parameter) in frame.parameters.enumerated() {
            let name = (index == 0 ? "?" : "&amp;") + parameter.name + "="
            let part = self.part(parameter.verbatim, form)
            parts += [.literal(Array(name.utf8)), part]
            value += name.utf8
            if case .literal(let verbatim) = part { value += verbatim }
        }
        guard let splice = link.splice(value) else { return }
        let quotes = splice.quote.map { [Part.literal([$0])] } ?? []
        changes.append(Change(range: splice.range, parts: quotes + parts + quotes))
    }

    private mutating func part(_ verbatim: String, _ form: ValueForm) -> Part {
        guard let tag = ColumnTag(whole: verbatim), let column = columns.index(of: tag.name)
        else {
            warnings.append(.foreign(verbatim))
            return .literal(Array(verbatim.utf8))
        }
        warn(tag)
        return .column(column, form, fallback: form.encoded(tag.fallback ?? []))
    }

    /// Everything outside the links that are added already.
    mutating func add(_ tags: ColumnTagFinder) {
        // Both are in the order of the source: one look at each is enough.
        var taken = changes.map(\.range)[...]
        var filled: Set<Range<Int>> = []
        for placed in tags.placed {
            taken = taken.drop { $0.upperBound <= placed.range.lowerBound }
            let isFree = taken.first.map { !$0.overlaps(placed.range) } ?? true
            guard isFree, let column = columns.index(of: placed.tag.name) else { continue }
            if let attribute = placed.attribute { filled.insert(attribute) }
            if placed.form.syntax == .address { warn(placed.tag) }
            let fallback = Self.fallback(placed)
            changes.append(
                Change(
                    range: placed.range, parts: [.column(column, placed.form, fallback: fallback)]))
        }
        // In a script or style two braces are likely to be something else.
        for (tag, place) in tags.left where columns.index(of: tag.name) != nil {
            warnings.append(.left(tag.text, place))
        }
        for quoted in tags.quoted where filled.contains(quoted.value) {
            for edge in [quoted.value.lowerBound, quoted.value.upperBound] {
                changes.append(Change(range: edge..<edge, parts: [.literal([quoted.quote])]))
            }
        }
    }

    /// In text it stands as the newsletter wrote it; in an address like a value.
    private static func fallback(_ placed: ColumnTagFinder.Placed) -> [UInt8] {
        guard let written = placed.tag.fallback else { return [] }
        guard placed.form.syntax == .html else {
            let utf8 = Windows1252.utf8(from: written)
            return placed.form.encoded(CharacterReferences(place: .attribute).decode(utf8[...]))
        }
        guard placed.form.hidesHyphens else { return written }
        return written.flatMap { $0 == Byte.hyphen ? Array(ValueForm.hyphenReference.utf8) : [$0] }
    }

    private mutating func warn(_ tag: ColumnTag) {
        if MergeTag.looksLikeEmailTag("{{" + tag.name + "}}") {
            warnings.append(.address(tag.text))
        }
    }

    func finish() -> (MergeTemplate, [MergeWarning]) {
        var template = MergeTemplate()
        var copied = 0
        // An opening quote stands at the same place as the tag behind it, a closing one at its
        // end: order by both bounds.
        let ordered = changes.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for change in ordered {
            template.append(html[copied..<change.range.lowerBound])
            for part in change.parts {
                switch part {
                case .literal(let bytes): template.append(bytes)
                case .stamp: template.appendStamp()
                case .column(let column, let form, let fallback):
                    template.append(column: column, form, fallback: fallback)
                }
            }
            copied = change.range.upperBound
        }
        template.append(html[copied...])
        return (template, warnings)
    }
}
