/// A link whose text is still being read.
struct OpenLink {
    /// Its place in the list of links.
    var index: Int
    /// Where its tag starts and how far its text is looked for, from the start of the newsletter.
    let start: Int
    let textEnd: Int
    private(set) var text = LinkText()

    let address: LinkAddress
    let isOptedOut: Bool
    let isHTML: Bool

    /// The link of the tag whose attributes `scanner` has read; `nil` for an element without
    /// `href`: it is an anchor and no link.
    init?(_ tag: HTMLToken, _ scanner: HTMLScanner, at index: Int, origin: Int, isHTML: Bool) {
        guard let href = scanner.attribute(named: "href") else { return nil }
        self.index = index
        self.isHTML = isHTML
        start = origin + tag.range.lowerBound
        textEnd = origin + tag.range.upperBound + RewritingLimits.linkTextReach
        address = LinkAddress(RawValue(scanner.bytes, href.value).address)
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

/// An attribute value as it stands in the source.
struct RawValue {
    private let bytes: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) { self.bytes = bytes[range] }

    /// The value as the browser reads it, stripped as the URL standard says.
    var address: [UInt8] {
        // What needs no decoding and no stripping is nearly every address.
        var isPlain = true
        for byte in bytes {
            isPlain = isPlain && byte > Byte.space && byte < 0x7F && byte != Byte.ampersand
        }
        if isPlain { return Array(bytes) }
        let utf8 = Windows1252.utf8(from: bytes)
        return LinkAddress.strip(CharacterReferences(place: .attribute).decode(utf8[...]))
    }

    var lowercased: String {
        String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
    }
}
