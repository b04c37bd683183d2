/// A link whose text is still being read.
struct LinkDraft {
    let element: String
    var text = LinkText()

    private let value: Range<Int>
    private let quoting: Quoting
    private let address: LinkAddress
    private let isOptedOut: Bool
    private let choice: LinkChoice?
    private let isConditional: Bool
    private let isHTML: Bool

    /// `nil` for an element without `href`: it is an anchor and no link.
    init?(_ token: HTMLToken, _ scanner: HTMLScanner, isConditional: Bool, isHTML: Bool) {
        guard let href = scanner.attribute(named: "href") else { return nil }
        element = Self.name(scanner.bytes[token.content])
        value = href.value
        quoting = href.quoting
        address = LinkAddress(Self.decoded(scanner.bytes[href.value]))
        isOptedOut = OptOut.isMarked(scanner)
        choice = LinkChoice(scanner)
        self.isConditional = isConditional
        self.isHTML = isHTML
        if element == "area", let alt = scanner.attribute(named: "alt") {
            text.addImage(scanner.bytes[alt.value])
        }
    }

    func link(position: Int, _ policy: LinkPolicy) -> FoundLink {
        let text = text.collapsed
        let decision = policy.decision(
            for: address, text: text,
            optedOut: isOptedOut && !policy.ignoresOptOut(at: position), inForeignContent: !isHTML)
        var warnings: [LinkWarning] = []
        if case .track = decision, let shown = LinkText.address(in: text) {
            warnings.append(.textShowsAddress(shown))
        }
        return FoundLink(
            position: position, element: element, valueRange: value, quoting: quoting,
            isInConditionalComment: isConditional, text: text,
            url: String(decoding: address.bytes, as: UTF8.self), choice: choice,
            decision: decision, warnings: warnings)
    }

    /// A raw attribute value as the browser reads it, stripped as the URL standard says.
    static func decoded(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        let utf8 = Windows1252.utf8(from: raw)
        return LinkAddress.strip(CharacterReferences(place: .attribute).decode(utf8[...]))
    }

    static func name(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: raw.map(\.asciiLowercased), as: UTF8.self)
    }
}
