/// Text as a reader sees it in one line: white space collapsed, without hidden characters, cut.
struct CollapsedText {
    /// UTF-8, at most `LinkText.longest` characters.
    private(set) var bytes: [UInt8] = []

    private var isGap = false

    /// `text` is UTF-8 with its references decoded.
    init(_ text: [UInt8]) {
        // Most link texts are a few words with single spaces: they are taken as they are.
        if text.count <= LinkText.longest, Self.isCollapsed(text) {
            bytes = text
            return
        }
        bytes.reserveCapacity(min(text.count, LinkText.longest))
        var isASCII = true
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                addASCII(byte)
                at += 1
                // One byte is one character there, and a cut cannot part what belongs together.
                if isASCII, bytes.count >= LinkText.longest {
                    bytes.removeLast(bytes.count - LinkText.longest)
                    return
                }
            } else {
                isASCII = false
                let next = min(at + Self.length(of: byte), text.count)
                add(text[at..<next])
                at = next
            }
        }
        guard bytes.count > LinkText.longest else { return }
        let cut = String(decoding: bytes, as: UTF8.self).prefix(LinkText.longest)
        bytes = Array(cut.utf8)
    }

    /// Whether `text` is ASCII, with single spaces inside and none at the ends.
    private static func isCollapsed(_ text: [UInt8]) -> Bool {
        var before = Byte.space
        for byte in text {
            if byte >= 0x7F || byte < Byte.space { return false }
            if byte == Byte.space, before == Byte.space { return false }
            before = byte
        }
        return before != Byte.space
    }

    @inline(__always)
    private mutating func addASCII(_ byte: UInt8) {
        if byte.isHTMLSpace {
            isGap = true
        } else {
            closeGap()
            bytes.append(byte)
        }
    }

    @inline(__always)
    private mutating func closeGap() {
        if isGap, !bytes.isEmpty { bytes.append(Byte.space) }
        isGap = false
    }

    /// Bytes of the character that begins so.
    private static func length(of first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    private mutating func add(_ character: ArraySlice<UInt8>) {
        switch Self.kind(of: character) {
        case .hidden: return
        case .space: isGap = true
        case .visible:
            closeGap()
            bytes.append(contentsOf: character)
        }
    }

    private enum Kind { case visible, space, hidden }

    private static func kind(of character: ArraySlice<UInt8>) -> Kind {
        let first = character[character.startIndex]
        // Nothing else that is white space or hidden begins with another byte.
        guard first == 0xC2 || first == 0xCD || first >= 0xE1 else { return .visible }
        let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first ?? "x"
        if isHidden(scalar) { return .hidden }
        return scalar.properties.isWhitespace ? .space : .visible
    }

    /// Zero-width characters that mails use to shape the preview.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200B}", "\u{200C}", "\u{FEFF}", "\u{AD}", "\u{34F}": true
        default: false
        }
    }
}
