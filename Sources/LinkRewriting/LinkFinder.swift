/// Scans a newsletter once and finds its links, also those in Outlook's conditional comments.
struct LinkFinder {
    let bytes: UnsafeBufferPointer<UInt8>
    let policy: LinkPolicy

    private(set) var drafts: [LinkDraft] = []
    private(set) var warnings: [RewritingWarning] = []
    private var hasTags = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ policy: LinkPolicy) {
        self.bytes = bytes
        self.policy = policy
    }

    mutating func run() throws(RewritingError) -> (links: [FoundLink], warnings: [RewritingWarning])
    {
        try scan(bytes.indices, isConditional: false)
        guard hasTags else { throw .notHTML(found: "plain text") }
        let links = drafts.enumerated().map { $1.link(position: $0 + 1, policy) }
        if !links.contains(where: \.isTracked) { warnings.append(.nothingToTrack) }
        return (links, warnings)
    }

    private mutating func scan(_ range: Range<Int>, isConditional: Bool) throws(RewritingError) {
        var scanner = HTMLScanner(bytes, in: range)
        var elements = OpenElements()
        // The links whose text is being read: at most one `a` and the `v:*` around it.
        var open: [Int] = []
        var textStart = range.lowerBound
        while true {
            let mode = scanner.textMode
            let token = scanner.next()
            if !open.isEmpty, mode == .data || mode == .plaintext {
                addText(textStart..<(token?.range.lowerBound ?? range.upperBound), to: open)
            }
            guard let token else { return }
            textStart = token.range.upperBound
            guard token.isTerminated else {
                if !isConditional { warnings.append(.unfinished(offset: token.range.lowerBound)) }
                return
            }
            switch token.kind {
            case .startTag:
                hasTags = true
                try startTag(token, &scanner, &elements, &open, isConditional)
            case .endTag:
                let name = TagName(bytes, token.content)
                elements.end(name)
                endTag(token, name, &open)
            case .comment:
                if !isConditional, let content = ConditionalComment.content(of: token, in: bytes) {
                    try scan(content, isConditional: true)
                }
            case .cdata: if !open.isEmpty { addText(token.content, to: open) }
            case .doctype, .nothing: break
            }
            scanner.allowsCDATA = elements.isInForeignContent
        }
    }

    private mutating func startTag(
        _ token: HTMLToken, _ scanner: inout HTMLScanner, _ elements: inout OpenElements,
        _ open: inout [Int], _ isConditional: Bool
    ) throws(RewritingError) {
        let name = TagName(bytes, token.content)
        let (mode, isHTML) = elements.start(name, token, in: scanner)
        if mode != .data { scanner.enter(mode, of: name) }
        if isLink(name, token.content) {
            if name == "a" { open.removeAll { drafts[$0].element == "a" } }
            if let draft = LinkDraft(token, scanner, isConditional: isConditional, isHTML: isHTML) {
                if name != "area", !token.isSelfClosing || isHTML { open.append(drafts.count) }
                drafts.append(draft)
            }
        } else if name == "base" {
            if let href = scanner.attribute(named: "href") {
                let url = LinkDraft.decoded(bytes[href.value])
                warnings.append(.baseAddress(String(decoding: url, as: UTF8.self)))
            }
        } else if name == "meta" {
            try checkEncoding(scanner)
        }
        guard !open.isEmpty else { return }
        if name == "img", let alt = scanner.attribute(named: "alt") {
            for index in open { drafts[index].text.addImage(bytes[alt.value]) }
        }
        addSpace(for: name, to: open)
    }

    private mutating func endTag(_ token: HTMLToken, _ name: TagName, _ open: inout [Int]) {
        guard !open.isEmpty else { return }
        if isLink(name, token.content) {
            let element = LinkDraft.name(bytes[token.content])
            if let last = open.lastIndex(where: { drafts[$0].element == element }) {
                open.removeSubrange(last...)
            }
        }
        addSpace(for: name, to: open)
    }

    /// `a`, `area` and every VML element (`v:roundrect`, `v:rect`, `v:shape`, …).
    private func isLink(_ name: TagName, _ range: Range<Int>) -> Bool {
        name == "a" || name == "area"
            || bytes.matches("v:", at: range.lowerBound, before: range.upperBound)
    }

    private mutating func addText(_ range: Range<Int>, to open: [Int]) {
        for index in open { drafts[index].text.add(bytes[range]) }
    }

    private mutating func addSpace(for name: TagName, to open: [Int]) {
        guard !ElementNames.formatting.contains(name) else { return }
        for index in open { drafts[index].text.addSpace() }
    }

    private func checkEncoding(_ scanner: HTMLScanner) throws(RewritingError) {
        for name in ["charset", "content"] as [StaticString] {
            guard let span = scanner.attribute(named: name) else { continue }
            try InputCheck.check(declaration: Array(bytes[span.value]))
        }
    }
}
