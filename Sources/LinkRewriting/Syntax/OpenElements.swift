/// The open elements, as far as they decide how the tokeniser goes on: which text mode an element
/// starts, and whether a CDATA section may stand here (HTML 13.2.6, tree construction dispatcher).
///
/// Nothing is kept while neither svg nor math is open, which is nearly always.
/// Of the HTML elements inside svg and math only those are modelled that can be left open.
struct OpenElements {
    enum Namespace { case html, svg, math }

    private struct Element {
        var name: TagName
        var namespace: Namespace
        /// HTML start tags inside it are HTML again (HTML 13.2.6, "integration point").
        var isHTMLIntegrationPoint = false
        var isMathTextIntegrationPoint = false

        var isIntegrationPoint: Bool { isHTMLIntegrationPoint || isMathTextIntegrationPoint }
    }

    private var stack: [Element] = []

    /// Elements nested deeper are not kept, so that no input makes end tags costly; browsers, too,
    /// stop nesting at this depth.
    private static let deepest = 512

    var isInForeignContent: Bool { stack.last.map { $0.namespace != .html } ?? false }

    /// Takes a start tag; gives the mode of the text after it and whether it is an HTML element.
    mutating func start(
        _ name: TagName, _ tag: HTMLToken, in scanner: HTMLScanner
    ) -> (mode: TextMode, isHTML: Bool) {
        if let current = stack.last, current.namespace != .html,
            !takesAsHTML(name, in: current)
        {
            guard breaksOut(name, scanner) else {
                push(name, in: current.namespace, tag, scanner)
                return (.data, false)
            }
            popForeign()
        }
        if name == "svg" || name == "math" {
            push(name, in: name == "svg" ? .svg : .math, tag, scanner)
            return (.data, false)
        }
        if !stack.isEmpty { pushHTML(name) }
        return (ElementNames.textMode(of: name), true)
    }

    /// Takes an end tag.
    mutating func end(_ name: TagName) {
        guard let current = stack.last else { return }
        guard current.namespace != .html else { return endHTML(name) }
        if name == "p" || name == "br" { return popForeign() }
        for index in stack.indices.reversed() {
            if stack[index].namespace == .html { return endHTML(name) }
            if stack[index].name == name {
                stack.removeSubrange(index...)
                return
            }
        }
        endHTML(name)
    }

    /// HTML 13.2.6, the conditions under which a token in foreign content is processed as HTML.
    private func takesAsHTML(_ name: TagName, in current: Element) -> Bool {
        if current.isHTMLIntegrationPoint { return true }
        if current.isMathTextIntegrationPoint { return name != "mglyph" && name != "malignmark" }
        return current.namespace == .math && current.name == "annotation-xml" && name == "svg"
    }

    /// HTML 13.2.6.5: these start tags end svg and math.
    private func breaksOut(_ name: TagName, _ scanner: HTMLScanner) -> Bool {
        if name == "font" {
            return scanner.attribute(named: "color") != nil
                || scanner.attribute(named: "face") != nil
                || scanner.attribute(named: "size") != nil
        }
        return ElementNames.breakingOut.contains(name)
    }

    private mutating func popForeign() {
        while let last = stack.last, last.namespace != .html, !last.isIntegrationPoint {
            stack.removeLast()
        }
    }

    private mutating func push(
        _ name: TagName, in namespace: Namespace, _ tag: HTMLToken, _ scanner: HTMLScanner
    ) {
        guard !tag.isSelfClosing, stack.count < Self.deepest else { return }
        var element = Element(name: name, namespace: namespace)
        switch namespace {
        case .svg: element.isHTMLIntegrationPoint = ElementNames.svgIntegration.contains(name)
        case .math:
            element.isMathTextIntegrationPoint = ElementNames.mathText.contains(name)
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

    private mutating func pushHTML(_ name: TagName) {
        if ElementNames.closingParagraph.contains(name) { endHTML("p") }
        guard !ElementNames.void.contains(name), stack.count < Self.deepest else { return }
        stack.append(Element(name: name, namespace: .html))
    }

    /// HTML 13.2.6.4.7, "in body", any end tag. Below the stack lie the HTML elements around svg
    /// or math, which are not kept: an end tag of a known element is taken to belong to one.
    private mutating func endHTML(_ name: TagName) {
        let isSpecial = ElementNames.special.contains(name)
        for index in stack.indices.reversed() {
            let element = stack[index]
            if element.namespace == .html, element.name == name {
                stack.removeSubrange(index...)
                return
            }
            // Integration points bound every scope (HTML 13.2.4.2).
            if element.isIntegrationPoint { return }
            if !isSpecial, element.namespace == .html, ElementNames.special.contains(element.name) {
                return
            }
        }
        if isSpecial || ElementNames.formatting.contains(name) { stack.removeAll() }
    }
}
