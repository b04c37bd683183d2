/// Links and their text.
extension LinkFinder {
    mutating func takeLink(_ tag: HTMLToken, isHTML: Bool) {
        // A second `a` ends the first (HTML 13.2.6.4.7).
        if tag.name == .anchor { closeAnchor() }
        // Without `href` it is an anchor and no link.
        guard let href = scanner.attribute(named: "href") else { return }
        let link = OpenLink(tag, scanner, at: links.count, origin: origin, isHTML: isHTML)
        append(href, tag)
        if tag.name == .anchor {
            anchor = link
        } else if tag.name.isVML, !scanner.isSelfClosing {
            // VML is XML: `<v:rect …/>` is closed. One without href (`v:fill`) changes nothing.
            closeShape()
            shape = link
        } else {
            decide(link)
        }
    }

    private mutating func append(_ href: AttributeSpan, _ tag: HTMLToken) {
        if links.isEmpty { links.reserveCapacity(16) }
        positions += 1
        links.append(
            FoundLink(
                position: positions,
                element: tag.name == .anchor ? "a" : rawName(tag).lowercased,
                valueRange: origin + href.value.lowerBound..<origin + href.value.upperBound,
                quoting: href.quoting, isInConditionalComment: isConditional,
                choice: LinkChoice(scanner), decision: .keep(.empty),
                destination: RawValue(scanner.bytes, href.value).address))
    }

    mutating func closeAnchor() {
        guard let link = anchor else { return }
        anchor = nil
        decide(link)
    }

    mutating func closeShape() {
        guard let link = shape else { return }
        shape = nil
        decide(link)
    }

    /// A link whose text would be looked for no further need not be waited for.
    mutating func closeOutOfReach() {
        let offset = origin + scanner.position
        if let anchor, offset >= anchor.textEnd { closeAnchor() }
        if let shape, offset >= shape.textEnd { closeShape() }
    }

    private mutating func decide(_ link: OpenLink) {
        let text = link.text.collapsed
        let isOptedOut =
            link.isOptedOut && !policy.ignoresOptOut(at: links[link.index].position)
        let decision = policy.decision(
            for: LinkAddress(links[link.index].destination), text: text, optedOut: isOptedOut,
            inForeignContent: !link.isHTML)
        if case .track = decision {
            isTracking = true
            if let shown = LinkText.address(in: text) {
                links[link.index].warnings = [.textShowsAddress(shown)]
            }
        }
        links[link.index].text = String(decoding: text, as: UTF8.self)
        links[link.index].decision = decision
    }

    mutating func addText(_ range: Range<Int>) {
        elements.takeText(scanner.bytes[range])
        add(.text(scanner.bytes[range]), at: range.lowerBound)
    }

    mutating func takeImage(_ tag: HTMLToken) {
        guard let alt = scanner.attribute(named: "alt") else { return }
        add(.image(scanner.bytes[alt.value]), at: tag.range.lowerBound)
    }

    @inline(__always)
    mutating func addSpace(at tag: HTMLToken, _ traits: ElementTraits) {
        if anchor == nil, shape == nil { return }
        if !traits.contains(.formatting) { add(.space, at: tag.range.lowerBound) }
    }

    private mutating func add(_ piece: OpenLink.Piece, at place: Int) {
        anchor?.add(piece, at: origin + place)
        shape?.add(piece, at: origin + place)
    }
}
