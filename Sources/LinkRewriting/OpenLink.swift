/// A link whose text is still being read.
struct OpenLink {
    /// Its place in the list of links.
    var index: Int
    /// Where its tag starts and how far its text is looked for, from the start of the newsletter.
    let start: Int
    let textEnd: Int
    private(set) var text = LinkText()

    let isOptedOut: Bool
    let isHTML: Bool

    /// The link of `tag`, whose attributes `scanner` has read.
    init(_ tag: HTMLToken, _ scanner: HTMLScanner, at index: Int, origin: Int, isHTML: Bool) {
        self.index = index
        self.isHTML = isHTML
        start = origin + tag.range.lowerBound
        textEnd = origin + tag.range.upperBound + RewritingLimits.linkTextReach
        isOptedOut = OptOut.isMarked(scanner)
        if tag.name == "area", let alt = scanner.attribute(named: "alt") {
            text.addImage(scanner.bytes[alt.value])
        }
    }

    /// What can add to a link's text.
    enum Piece {
        case text(Slice<UnsafeBufferPointer<UInt8>>)
        case image(Slice<UnsafeBufferPointer<UInt8>>)
        case space
    }

    /// `offset` is where it starts, from the start of the newsletter.
    mutating func add(_ piece: Piece, at offset: Int) {
        guard offset < textEnd else { return }
        switch piece {
        case .text(let bytes): text.add(bytes.prefix(textEnd - offset))
        case .image(let bytes): text.addImage(bytes)
        case .space: text.addSpace()
        }
    }
}
