/// Gathers the visible text of one link while the document is scanned.
struct LinkText {
    /// In characters.
    static let longest = 80

    private var raw: [UInt8] = []
    private var imageText: [UInt8] = []

    mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        raw.append(contentsOf: bytes.prefix(room(in: raw)))
    }

    /// A tag that sets words apart, unlike `<b>`.
    mutating func addSpace() {
        if room(in: raw) > 0 { raw.append(Byte.space) }
    }

    /// The `alt` of an image inside the link.
    mutating func addImage(_ alt: Slice<UnsafeBufferPointer<UInt8>>) {
        imageText.append(contentsOf: alt.prefix(room(in: imageText)))
        imageText.append(Byte.space)
    }

    private func room(in bytes: [UInt8]) -> Int {
        max(0, RewritingLimits.linkTextSource - bytes.count)
    }

    /// The text with references decoded and white space collapsed, else that of the images: UTF-8,
    /// at most `longest` characters.
    var collapsed: [UInt8] {
        let text = Self.collapse(raw, .text)
        return text.isEmpty ? Self.collapse(imageText, .attribute) : text
    }

    private static func collapse(_ raw: [UInt8], _ place: CharacterReferences.Place) -> [UInt8] {
        if raw.isEmpty { return [] }
        let isPlain = raw.allSatisfy { $0 < 0x80 && $0 != Byte.ampersand }
        if isPlain { return CollapsedText(raw).bytes }
        let decoded = CharacterReferences(place: place).decode(Windows1252.utf8(from: raw)[...])
        return CollapsedText(decoded).bytes
    }

    /// The address that `text` is, if it is one: `https://…`, `www.…` or `shop.example/…`.
    static func address(in text: [UInt8]) -> String? {
        guard !text.isEmpty, !text.contains(where: { $0 <= Byte.space || $0 == 0x40 }) else {
            return nil
        }
        let isAddress = text.withUnsafeBufferPointer { bytes in
            bytes.matches("http://", at: 0, before: bytes.count)
                || bytes.matches("https://", at: 0, before: bytes.count)
        }
        return isAddress || beginsWithHost(text) ? String(decoding: text, as: UTF8.self) : nil
    }

    private static func beginsWithHost(_ text: [UInt8]) -> Bool {
        let host = text.prefix { $0 != Byte.slash && $0 != Byte.question && $0 != Byte.colon }
        guard host.contains(Byte.dot) else { return false }
        let labels = host.split(separator: Byte.dot, omittingEmptySubsequences: false)
        guard let last = labels.last, last.count > 1 else { return false }
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == Byte.hyphen }
        }
        return areLabels && last.allSatisfy(\.isASCIILetter)
    }
}
