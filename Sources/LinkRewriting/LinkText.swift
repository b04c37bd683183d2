/// Gathers the visible text of one link while the document is scanned.
struct LinkText {
    /// In characters.
    static let longest = 80
    /// In bytes of the source; more cannot become visible, so gathering stops.
    private static let sourceLimit = 2_000

    private var raw: [UInt8] = []
    private var imageText: [UInt8] = []

    mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        raw.append(contentsOf: bytes.prefix(max(0, Self.sourceLimit - raw.count)))
    }

    /// A tag that sets words apart, unlike `<b>`.
    mutating func addSpace() { raw.append(Byte.space) }

    /// The `alt` of an image inside the link.
    mutating func addImage(_ alt: Slice<UnsafeBufferPointer<UInt8>>) {
        imageText.append(contentsOf: alt.prefix(Self.sourceLimit))
        imageText.append(Byte.space)
    }

    /// The text with references decoded and white space collapsed, else that of the images.
    var collapsed: String {
        let text = Self.collapse(raw, .text)
        return text.isEmpty ? Self.collapse(imageText, .attribute) : text
    }

    private static func collapse(_ raw: [UInt8], _ place: CharacterReferences.Place) -> String {
        let decoded = CharacterReferences(place: place).decode(Windows1252.utf8(from: raw)[...])
        var text = String.UnicodeScalarView()
        var isGap = false
        for scalar in String(decoding: decoded, as: UTF8.self).unicodeScalars {
            if isHidden(scalar) { continue }
            if isSpace(scalar) {
                isGap = true
                continue
            }
            if isGap, !text.isEmpty { text.append(" ") }
            isGap = false
            text.append(scalar)
        }
        return String(String(text).prefix(longest))
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? UInt8(scalar.value).isHTMLSpace : scalar.properties.isWhitespace
    }

    /// Zero-width characters that mails use to shape the preview.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200B}", "\u{200C}", "\u{FEFF}", "\u{AD}", "\u{34F}": true
        default: false
        }
    }

    /// The address that `text` is, if it is one: `https://…`, `www.…` or `shop.example/…`.
    static func address(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, !bytes.contains(where: { $0 <= Byte.space || $0 == 0x40 }) else {
            return nil
        }
        let lower = text.lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") { return text }
        let host = lower.utf8.prefix { $0 != Byte.slash && $0 != Byte.question && $0 != Byte.colon }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1 else { return nil }
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == Byte.hyphen }
        }
        return areLabels && last.allSatisfy(\.isASCIILetter) ? text : nil
    }
}
