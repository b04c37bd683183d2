/// Finds the `{{column}}` tags of a newsletter, each with the form that a value has there.
struct ColumnTagFinder {
    /// A tag that can be filled in.
    struct Placed: Equatable {
        let tag: ColumnTag
        /// Where it stands in the source.
        let range: Range<Int>
        let form: ValueForm
        /// The raw value of the attribute that it stands in.
        var attribute: Range<Int>?
    }

    /// An attribute without quotes in which a value could end too early: it gets some.
    struct Quoted: Equatable {
        let value: Range<Int>
        let quote: UInt8
    }

    private(set) var placed: [Placed] = []
    private(set) var quoted: [Quoted] = []
    /// Tags that no value may stand in for.
    private(set) var left: [(tag: ColumnTag, place: MergeWarning.Place)] = []

    private var scanner: HTMLScanner
    private var elements = OpenElements()
    private let table = ElementTable.standard
    private let isConditional: Bool
    private let isASCII: Bool

    private var bytes: UnsafeBufferPointer<UInt8> { scanner.bytes }

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isASCII: Bool,
        isConditional: Bool = false
    ) {
        scanner = HTMLScanner(bytes, in: range)
        self.isASCII = isASCII
        self.isConditional = isConditional
    }

    mutating func run() {
        var textStart = scanner.position
        while true {
            let mode = scanner.textMode
            let token = scanner.next()
            takeText(textStart..<(token?.range.lowerBound ?? scanner.end), mode)
            guard let token else { return }
            guard token.isTerminated else { return leave(token.range, .insideTag) }
            textStart = token.range.upperBound
            take(token)
            scanner.allowsCDATA = elements.isInForeignContent
        }
    }

    private mutating func takeText(_ range: Range<Int>, _ mode: TextMode) {
        guard mode == .data || mode == .rcdata else { return leave(range, .script) }
        for (tag, range) in tags(in: range) {
            placed.append(Placed(tag: tag, range: range, form: form(.html)))
        }
    }

    private mutating func take(_ token: HTMLToken) {
        switch token.kind {
        case .startTag:
            scanner.readAttributes(of: token)
            let effect = elements.start(token.name, table[token.name], in: scanner)
            if effect.mode != .data { scanner.enter(effect.mode, of: token.name) }
            takeStartTag(token)
        case .endTag:
            elements.end(token.name, table[token.name])
            leave(token.range, .insideTag)
        case .comment:
            guard !isConditional, let content = ConditionalComment.content(of: token, in: bytes)
            else { return }
            takeConditional(content)
        case .cdata, .doctype: leave(token.range, .insideTag)
        case .nothing: break
        }
    }

    private mutating func takeConditional(_ content: Range<Int>) {
        var inner = ColumnTagFinder(bytes, in: content, isASCII: isASCII, isConditional: true)
        inner.run()
        placed += inner.placed
        quoted += inner.quoted
        left += inner.left
    }

    /// What stands in a tag but in no attribute's value would become attributes: it is left.
    private mutating func takeStartTag(_ token: HTMLToken) {
        guard holdsOpening(token.range) else { return }
        var start = token.range.lowerBound
        for attribute in scanner.attributes {
            leave(start..<attribute.value.lowerBound, .insideTag)
            takeAttribute(attribute)
            start = attribute.value.upperBound
        }
        leave(start..<token.range.upperBound, .insideTag)
    }

    private mutating func takeAttribute(_ attribute: AttributeSpan) {
        let kind = AttributeKind(attribute, in: bytes)
        if kind == .code { return leave(attribute.value, .script) }
        let found = tags(in: attribute.value, escapedToo: kind != .text)
        guard !found.isEmpty else { return }
        if attribute.quoting == .unquoted {
            guard let quote = quote(for: attribute.value) else {
                return leave(attribute.value, .insideTag)
            }
            quoted.append(Quoted(value: attribute.value, quote: quote))
        }
        for (tag, range) in found {
            let isFirst = bytes[attribute.value.lowerBound..<range.lowerBound]
                .allSatisfy { $0 <= Byte.space }
            placed.append(
                Placed(
                    tag: tag, range: range, form: form(kind.syntax(isFirst: isFirst)),
                    attribute: attribute.value))
        }
    }

    private func quote(for value: Range<Int>) -> UInt8? {
        [Byte.quote, Byte.apostrophe].first { !bytes[value].contains($0) }
    }

    private func form(_ syntax: ValueForm.Syntax) -> ValueForm {
        ValueForm(syntax: syntax, hidesHyphens: isConditional, isASCII: isASCII)
    }

    private mutating func leave(_ range: Range<Int>, _ place: MergeWarning.Place) {
        for (tag, _) in tags(in: range) { left.append((tag, place)) }
    }

    private func holdsOpening(_ range: Range<Int>) -> Bool {
        bytes.firstIndex(of: UInt8(ascii: "{"), in: range) != nil
            || bytes.firstIndex(of: Byte.percent, in: range) != nil
    }

    private func tags(
        in range: Range<Int>, escapedToo: Bool = false
    ) -> [(tag: ColumnTag, range: Range<Int>)] {
        var found: [(tag: ColumnTag, range: Range<Int>)] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if !escapedToo {
                guard let brace = bytes.firstIndex(of: UInt8(ascii: "{"), in: at..<range.upperBound)
                else { break }
                at = brace
            }
            let rest = bytes[at..<range.upperBound]
            let tag =
                escapedToo && bytes[at] == Byte.percent
                ? ColumnTag(openingEscaped: rest) : ColumnTag(opening: rest)
            if let tag { found.append((tag, at..<at + tag.source.count)) }
            at += tag?.source.count ?? 1
        }
        return found
    }
}

/// What the value of an attribute is, as far as it matters to what is filled into it.
private enum AttributeKind: Equatable {
    case text
    /// http, https, or relative to it.
    case web
    case mailto
    /// `tel:`, `sms:` and their like: no rule fits all.
    case otherAddress
    /// A script, or an address that is one.
    case code

    private static let addresses: [StaticString] = [
        "href", "src", "background", "action", "formaction", "poster", "data", "cite",
        "longdesc", "srcset", "ping", "xlink:href",
    ]

    init(_ attribute: AttributeSpan, in bytes: UnsafeBufferPointer<UInt8>) {
        let name = attribute.name
        guard
            Self.addresses.contains(where: { text in
                name.count == text.utf8CodeUnitCount
                    && bytes.matches(text, at: name.lowerBound, before: name.upperBound)
            })
        else {
            // Event handlers (HTML 8.1.8): `onclick` and the rest.
            self = bytes.matches("on", at: name.lowerBound, before: name.upperBound) ? .code : .text
            return
        }
        let value = LinkAddress.strip(
            CharacterReferences(place: .attribute).decode(Array(bytes[attribute.value])[...]))
        self = Self.address(value)
    }

    private static func address(_ value: [UInt8]) -> AttributeKind {
        guard let colon = value.firstIndex(where: { ":/?#{%".utf8.contains($0) }),
            value[colon] == Byte.colon
        else { return .web }
        switch String(decoding: value[..<colon], as: UTF8.self).lowercased() {
        case "http", "https": return .web
        case "mailto": return .mailto
        case "javascript", "vbscript", "data": return .code
        default: return .otherAddress
        }
    }

    /// `isFirst`: nothing but blanks stands before the tag, so that it may hold a whole address.
    func syntax(isFirst: Bool) -> ValueForm.Syntax {
        switch self {
        case .text, .code, .otherAddress: .html
        case .web: isFirst ? .html : .address
        case .mailto: .mailbox
        }
    }
}
