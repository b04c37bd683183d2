/// Finds the links of one stretch of markup: the document, or what a conditional comment holds.
struct LinkFinder {
    private(set) var drafts: [LinkDraft] = []
    private(set) var warnings: [RewritingWarning] = []
    private(set) var hasTags = false

    private var scanner: HTMLScanner
    private var elements = OpenElements()
    private let isConditional: Bool
    /// The links whose text is being read, as indices of `drafts`: an `a`, and a `v:*` around it.
    private var openAnchor: Int?
    private var openShape: Int?

    private var bytes: UnsafeBufferPointer<UInt8> { scanner.bytes }

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isConditional: Bool = false) {
        scanner = HTMLScanner(bytes, in: range)
        self.isConditional = isConditional
    }

    /// Throws if the markup declares an encoding that cannot be rewritten.
    mutating func run() throws(RewritingError) {
        var textStart = scanner.position
        while true {
            let mode = scanner.textMode
            let token = scanner.next()
            if mode == .data || mode == .plaintext {
                addText(textStart..<(token?.range.lowerBound ?? scanner.end))
            }
            guard let token else { return }
            guard token.isTerminated else {
                if !isConditional { warnings.append(.unfinished(offset: token.range.lowerBound)) }
                return
            }
            textStart = token.range.upperBound
            try take(token)
            scanner.allowsCDATA = elements.isInForeignContent
        }
    }

    private mutating func take(_ token: HTMLToken) throws(RewritingError) {
        switch token.kind {
        case .startTag: try takeStartTag(token)
        case .endTag: takeEndTag(token)
        case .comment: try takeComment(token)
        case .cdata: addText(token.content)
        case .doctype, .nothing: break
        }
    }

    private mutating func takeStartTag(_ token: HTMLToken) throws(RewritingError) {
        hasTags = true
        let name = TagName(bytes, token.content)
        let (mode, isHTML) = elements.start(name, token, in: scanner)
        if mode != .data { scanner.enter(mode, of: name) }
        if name == "a" || name == "area" || isShape(token) {
            takeLink(token, name, isHTML: isHTML)
        } else if name == "base", let href = scanner.attribute(named: "href") {
            let url = LinkDraft.decoded(bytes[href.value])
            warnings.append(.baseAddress(String(decoding: url, as: UTF8.self)))
        } else if name == "meta" {
            try InputCheck.checkMeta(scanner)
        } else if name == "img", let alt = scanner.attribute(named: "alt") {
            let text = bytes[alt.value]
            forEachOpen { $0.addImage(text) }
        }
        addSpace(for: name)
    }

    private mutating func takeLink(_ token: HTMLToken, _ name: TagName, isHTML: Bool) {
        // A second `a` ends the first (HTML 13.2.6.4.7).
        if name == "a" { openAnchor = nil }
        guard let draft = LinkDraft(token, scanner, isConditional: isConditional, isHTML: isHTML)
        else { return }
        if name == "a" { openAnchor = drafts.count }
        // VML is XML: `<v:rect …/>` is closed. A shape without href (`v:fill`) changes nothing.
        if isShape(token), !token.isSelfClosing { openShape = drafts.count }
        drafts.append(draft)
    }

    private mutating func takeEndTag(_ token: HTMLToken) {
        let name = TagName(bytes, token.content)
        elements.end(name)
        if name == "a" { openAnchor = nil }
        if isShape(token) {
            let element = LinkDraft.name(bytes[token.content])
            if let shape = openShape, drafts[shape].element == element { openShape = nil }
        }
        addSpace(for: name)
    }

    private mutating func takeComment(_ token: HTMLToken) throws(RewritingError) {
        guard !isConditional, let content = ConditionalComment.content(of: token, in: bytes) else {
            return
        }
        var inner = LinkFinder(bytes, in: content, isConditional: true)
        try inner.run()
        hasTags = hasTags || inner.hasTags
        drafts += inner.drafts
    }

    /// Every VML element: `v:roundrect`, `v:rect`, `v:shape`, …
    private func isShape(_ token: HTMLToken) -> Bool {
        bytes.matches("v:", at: token.content.lowerBound, before: token.content.upperBound)
    }

    private mutating func forEachOpen(_ body: (inout LinkText) -> Void) {
        if let openAnchor { body(&drafts[openAnchor].text) }
        if let openShape { body(&drafts[openShape].text) }
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty, openAnchor != nil || openShape != nil else { return }
        let text = bytes[range]
        forEachOpen { $0.add(text) }
    }

    private mutating func addSpace(for name: TagName) {
        guard openAnchor != nil || openShape != nil, !ElementNames.formatting.contains(name) else {
            return
        }
        forEachOpen { $0.addSpace() }
    }
}
