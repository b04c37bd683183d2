/// Finds the links of a newsletter, window by window, and judges each when its text is known.
///
/// Offsets count from the start of the newsletter unless they are called a place in the window.
struct LinkFinder {
    private(set) var warnings: [RewritingWarning] = []

    let policy: LinkPolicy
    private let table = ElementTable.standard
    var scanner = HTMLScanner()
    var elements = OpenElements()
    /// Whether this is the inside of a conditional comment.
    var isConditional = false
    /// Where the window starts.
    var origin = 0
    /// Not handed out yet; a link whose text is still read has no decision.
    var links: [FoundLink] = []
    var positions = 0
    /// The links whose text is being read: an `a`, and a `v:*` around it.
    var anchor: OpenLink?
    var shape: OpenLink?
    private var hasTags = false
    var isTracking = false
    /// Nothing more is looked at: behind what is too long, or at the end.
    private var isStopped = false

    init(_ policy: LinkPolicy) { self.policy = policy }

    /// Scans on in `window`, which starts with the bytes behind those already taken. Throws if the
    /// markup declares an encoding that cannot be rewritten.
    mutating func run(
        in window: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) throws(RewritingError) {
        guard !isStopped else { return }
        scanner.resume(in: window, isLast: isLast)
        // A byte order mark is no text (encoding standard 6.1, "decode").
        if origin == 0, scanner.position == 0, window.starts(with: [0xEF, 0xBB, 0xBF]) {
            scanner.position = 3
        }
        try scan()
        if isLast { stop() }
        // The window is the caller's.
        scanner.resume(in: UnsafeBufferPointer(start: nil, count: 0), isLast: false)
    }

    /// What is known only when the whole input was seen. Throws for what is no HTML.
    mutating func finish() throws(RewritingError) {
        guard hasTags else { throw .notHTML(found: "plain text") }
        if !isTracking { warnings.append(.nothingToTrack) }
    }

    /// How much of a window of `count` bytes has been scanned.
    func scannedCount(of count: Int) -> Int { isStopped ? count : scanner.position }

    /// How much of it can be handed out: no token and no link there is undecided.
    func decidedCount(of count: Int) -> Int {
        var decided = scannedCount(of: count)
        if let anchor { decided = min(decided, anchor.start - origin) }
        if let shape { decided = min(decided, shape.start - origin) }
        return decided
    }

    /// Gives the links that start in the first `count` bytes of the window, which are taken away.
    mutating func takeLinks(before count: Int) -> [FoundLink] {
        let end = min(anchor?.index ?? links.count, shape?.index ?? links.count)
        var taken = links
        if end == links.count {
            links = []
        } else {
            taken = Array(links[..<end])
            links.removeFirst(end)
        }
        if origin > 0 {
            for index in taken.indices { taken[index].shift(by: -origin) }
        }
        anchor?.index -= end
        shape?.index -= end
        origin += count
        scanner.position = max(0, scanner.position - count)
        return taken
    }

    // MARK: Tokens

    private mutating func scan() throws(RewritingError) {
        var textStart = scanner.position
        while true {
            if elements.isPlain, anchor == nil, shape == nil {
                // Nothing is read here, so that images do not matter either.
                if scanner.skipTags(without: .acted, table) { hasTags = true }
                textStart = scanner.position
            }
            let mode = scanner.textMode
            let token = scanner.next()
            if isReadingText, mode == .data || mode == .plaintext {
                addText(textStart..<(token?.range.lowerBound ?? scanner.position))
            }
            guard let token else { return noteTooLong(at: scanner.position, scanner.end) }
            textStart = token.range.upperBound
            guard token.isTerminated, token.range.count <= RewritingLimits.longestToken else {
                return stop(at: token)
            }
            try take(token)
        }
    }

    /// Whether text matters: it belongs to a link, or tells that this is no frameset.
    @inline(__always)
    private var isReadingText: Bool {
        anchor != nil || shape != nil || elements.frames == .possible
    }

    @inline(__always)
    private mutating func take(_ token: HTMLToken) throws(RewritingError) {
        switch token.kind {
        case .startTag: try takeStartTag(token)
        case .endTag: takeEndTag(token)
        case .comment: try takeComment(token)
        case .cdata: addText(token.content)
        case .doctype, .nothing: break
        }
    }

    @inline(__always)
    private mutating func takeStartTag(_ tag: HTMLToken) throws(RewritingError) {
        hasTags = true
        let traits = table[tag.name]
        let isActed = !traits.isDisjoint(with: [.acted, .image]) || tag.name.isVML
        if isActed || !elements.isPlain { try act(on: tag, traits) }
        addSpace(at: tag, traits)
    }

    private mutating func act(on tag: HTMLToken, _ traits: ElementTraits) throws(RewritingError) {
        let isRead = !elements.isPlain || !traits.isDisjoint(with: .attributes)
        if isRead || tag.name.isVML { scanner.readAttributes(of: tag) }
        let effect = elements.start(tag.name, traits, in: scanner)
        scanner.allowsCDATA = elements.isInForeignContent
        guard effect.isElement else { return }
        if effect.mode != .data { scanner.enter(effect.mode, of: tag.name) }
        if traits.contains(.link) || tag.name.isVML {
            return takeLink(tag, isHTML: effect.namespace == .html)
        }
        if traits.contains(.image) { return takeImage(tag) }
        guard traits.contains(.noted) else { return }
        if tag.name == "base" { takeBase() }
        if tag.name == "meta" { try InputCheck.checkMeta(scanner) }
    }

    @inline(__always)
    private mutating func takeEndTag(_ tag: HTMLToken) {
        if elements.isPlain, anchor == nil, shape == nil { return }
        let traits = table[tag.name]
        elements.end(tag.name, traits)
        scanner.allowsCDATA = elements.isInForeignContent
        if tag.name == .anchor { closeAnchor() }
        if tag.name.isVML, let shape, links[shape.index].element == rawName(tag).lowercased {
            closeShape()
        }
        addSpace(at: tag, traits)
    }

    private mutating func takeComment(_ token: HTMLToken) throws(RewritingError) {
        guard !isConditional,
            let content = ConditionalComment.content(of: token, in: scanner.bytes)
        else { return }
        // Inside, another document begins and ends.
        let outer = (scanner, elements, anchor, shape)
        scanner = HTMLScanner(scanner.bytes, in: content)
        elements = OpenElements()
        (anchor, shape) = (nil, nil)
        elements.refuseFrames()
        isConditional = true
        try scan()
        closeAnchor()
        closeShape()
        isConditional = false
        isStopped = false
        (scanner, elements, anchor, shape) = outer
    }

    private mutating func takeBase() {
        guard let href = scanner.attribute(named: "href"), !isConditional else { return }
        let url = RawValue(scanner.bytes, href.value).address
        warnings.append(.baseAddress(String(decoding: url, as: UTF8.self)))
    }

    func rawName(_ tag: HTMLToken) -> RawValue { RawValue(scanner.bytes, tag.content) }

    // MARK: Ends

    private mutating func stop() {
        closeAnchor()
        closeShape()
        isStopped = true
    }

    private mutating func stop(at token: HTMLToken) {
        let offset = origin + token.range.lowerBound
        if token.range.count > RewritingLimits.longestToken {
            warnings.append(.tooLong(offset: offset))
        } else if !isConditional {
            warnings.append(.unfinished(offset: offset))
        }
        stop()
    }

    /// What has not ended in the window and is too long already will not become shorter.
    private mutating func noteTooLong(at start: Int, _ end: Int) {
        if end - start > RewritingLimits.longestToken {
            warnings.append(.tooLong(offset: origin + start))
            stop()
        } else {
            closeOutOfReach()
        }
    }
}
