/// The open elements, as far as they decide how the tokeniser goes on and which elements there
/// are: what text mode an element starts, whether a CDATA section may stand here, whether the
/// document is a frameset (HTML 13.2.6, tree construction dispatcher).
///
/// Nothing is kept while neither svg nor math is open, which is nearly always.
///
/// Not modelled, because no link and no text mode of a mail depends on it: the HTML elements
/// around svg and math (an end tag of a known element there is taken to belong to one), where the
/// tree builder puts an element in the end (foster parenting, the adoption agency), tags that it
/// drops outside framesets because of where they stand (`<tr>` outside a table, an `a` directly in
/// the `colgroup` of a template), what a late `<frameset>` throws out of the body, and `select`,
/// whose content is ordinary markup since 2025.
struct OpenElements {
    enum Namespace { case html, svg, math }

    /// What a start tag means.
    struct Effect {
        var mode = TextMode.data
        var namespace = Namespace.html
        /// False where the tree builder drops the tag.
        var isElement = true
    }

    private struct Element {
        var name: TagName
        var traits: ElementTraits
        var namespace: Namespace
        /// HTML start tags inside it are HTML again (HTML 13.2.6, "integration point").
        var isHTMLIntegrationPoint = false
        var isMathTextIntegrationPoint = false

        var isIntegrationPoint: Bool { isHTMLIntegrationPoint || isMathTextIntegrationPoint }
    }

    private var stack: [Element] = []
    private(set) var frames = Frames.possible

    /// Elements nested deeper are not kept, so that no input makes end tags costly; browsers, too,
    /// stop nesting at this depth.
    private static let deepest = 512

    var isInForeignContent: Bool { stack.last.map { $0.namespace != .html } ?? false }

    /// Whether only the tag's own traits matter here.
    @inline(__always)
    var isPlain: Bool { frames == .impossible && stack.isEmpty }

    /// A document of which only parts are looked at, as a conditional comment, is no frameset.
    mutating func refuseFrames() { frames = frames == .possible ? .impossible : frames }

    /// Takes a start tag, whose attributes the scanner has read.
    mutating func start(
        _ name: TagName, _ traits: ElementTraits, in scanner: HTMLScanner
    ) -> Effect {
        if frames == .entered { return Self.effectInFrameset(name) }
        if let current = stack.last, current.namespace != .html,
            !takesAsHTML(name, in: current)
        {
            guard breaksOut(name, traits, scanner) else {
                push(name, traits, in: current.namespace, scanner)
                return Effect(namespace: current.namespace)
            }
            popForeign()
        }
        return startHTML(name, traits, scanner)
    }

    private mutating func startHTML(
        _ name: TagName, _ traits: ElementTraits, _ scanner: HTMLScanner
    ) -> Effect {
        if frames == .possible { takeFrames(name, traits, scanner) }
        if name == "frameset" { return Effect(isElement: frames == .entered) }
        if traits.contains(.foreignRoot) {
            let namespace = name == "svg" ? Namespace.svg : .math
            push(name, traits, in: namespace, scanner)
            return Effect(namespace: namespace)
        }
        if !stack.isEmpty { pushHTML(name, traits) }
        return Effect(mode: traits.textMode)
    }

    /// Takes an end tag.
    mutating func end(_ name: TagName, _ traits: ElementTraits) {
        guard let current = stack.last else { return }
        if current.namespace != .html {
            // HTML 13.2.6.5: these two end foreign content and are then taken as HTML.
            if name == "p" || name == "br" {
                popForeign()
                return endHTML(name, traits)
            }
            for index in stack.indices.reversed() {
                if stack[index].namespace == .html { break }
                if stack[index].name == name {
                    stack.removeSubrange(index...)
                    return
                }
            }
        }
        endHTML(name, traits)
    }

    /// HTML 13.2.6, the conditions under which a token in foreign content is processed as HTML.
    private func takesAsHTML(_ name: TagName, in current: Element) -> Bool {
        if current.isHTMLIntegrationPoint { return true }
        if current.isMathTextIntegrationPoint { return name != "mglyph" && name != "malignmark" }
        return current.namespace == .math && current.name == "annotation-xml" && name == "svg"
    }

    private func breaksOut(
        _ name: TagName, _ traits: ElementTraits, _ scanner: HTMLScanner
    ) -> Bool {
        if name == "font" {
            return scanner.attribute(named: "color") != nil
                || scanner.attribute(named: "face") != nil
                || scanner.attribute(named: "size") != nil
        }
        return traits.contains(.breaksOut)
    }

    private mutating func popForeign() {
        while let last = stack.last, last.namespace != .html, !last.isIntegrationPoint {
            stack.removeLast()
        }
    }

    private mutating func push(
        _ name: TagName, _ traits: ElementTraits, in namespace: Namespace, _ scanner: HTMLScanner
    ) {
        guard !scanner.isSelfClosing, stack.count < Self.deepest else { return }
        var element = Element(name: name, traits: traits, namespace: namespace)
        switch namespace {
        case .svg: element.isHTMLIntegrationPoint = traits.contains(.svgIntegration)
        case .math:
            element.isMathTextIntegrationPoint = traits.contains(.mathText)
            element.isHTMLIntegrationPoint = name == "annotation-xml" && holdsHTML(scanner)
        case .html: break
        }
        stack.append(element)
    }

    private func holdsHTML(_ scanner: HTMLScanner) -> Bool {
        guard let value = scanner.attribute(named: "encoding")?.value else { return false }
        let bytes = scanner.bytes
        let html = bytes.matches("text/html", at: value.lowerBound, before: value.upperBound)
        let xhtml = bytes.matches(
            "application/xhtml+xml", at: value.lowerBound, before: value.upperBound)
        return (html && value.count == 9) || (xhtml && value.count == 21)
    }

    private mutating func pushHTML(_ name: TagName, _ traits: ElementTraits) {
        if traits.contains(.closesParagraph) { endHTML("p", .special) }
        guard !traits.contains(.void), stack.count < Self.deepest else { return }
        stack.append(Element(name: name, traits: traits, namespace: .html))
    }

    /// HTML 13.2.6.4.7, "in body", any end tag. Below the stack lie the HTML elements around svg
    /// or math, which are not kept: an end tag of a known element is taken to belong to one.
    private mutating func endHTML(_ name: TagName, _ traits: ElementTraits) {
        let bounds = Self.bounds(traits)
        for index in stack.indices.reversed() {
            let element = stack[index]
            if element.namespace == .html, element.name == name {
                stack.removeSubrange(index...)
                return
            }
            // Integration points bound every scope (HTML 13.2.4.2).
            if element.isIntegrationPoint { return }
            if element.namespace == .html, !element.traits.isDisjoint(with: bounds) { return }
        }
        if !traits.isDisjoint(with: [.special, .formatting]) { stack.removeAll() }
    }

    /// The elements over which an end tag does not reach.
    private static func bounds(_ traits: ElementTraits) -> ElementTraits {
        if traits.contains(.tablePart) { return .tableScope }
        return traits.contains(.special) ? .scope : .special
    }
}

/// Framesets: HTML 13.2.6.4.20 to .23.
extension OpenElements {
    /// Whether the document may still become a frameset: the standard's frameset-ok flag.
    enum Frames { case possible, impossible, entered }

    /// Text that is more than white space makes an ordinary document. NUL is dropped there.
    mutating func takeText(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        guard frames == .possible else { return }
        if !text.allSatisfy({ $0.isHTMLSpace || $0 == 0 }) { frames = .impossible }
    }

    private mutating func takeFrames(
        _ name: TagName, _ traits: ElementTraits, _ scanner: HTMLScanner
    ) {
        if name == "frameset" {
            frames = .entered
            stack.removeAll()
        } else if traits.contains(.refusesFrames), name != "input" || !isHidden(scanner) {
            frames = .impossible
        }
    }

    private func isHidden(_ scanner: HTMLScanner) -> Bool {
        guard let type = scanner.attribute(named: "type")?.value else { return false }
        return type.count == 6
            && scanner.bytes.matches("hidden", at: type.lowerBound, before: type.upperBound)
    }

    private static func effectInFrameset(_ name: TagName) -> Effect {
        switch name {
        case "frameset", "frame": Effect()
        case "noframes": Effect(mode: .rawtext)
        default: Effect(isElement: false)
        }
    }
}
