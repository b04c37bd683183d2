/// Finds the markup of an HTML document as the tokeniser of the HTML standard (13.2.5) does,
/// reporting offsets only.
///
/// The owner of the scanner decides what the tree builder would: it sets `textMode` after a start
/// tag and `allowsCDATA` inside svg and math. Text is what lies between two tokens.
struct HTMLScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    var position: Int

    /// The attributes of the last tag in source order, duplicates included; reused by `next`.
    var attributes: [AttributeSpan] = []
    private(set) var textMode = TextMode.data
    /// The name whose end tag leaves `textMode` (HTML 13.2.5: "appropriate end tag token").
    private(set) var textElement = TagName.other
    /// True inside svg and math: elsewhere `<![CDATA[` is a bogus comment (HTML 13.2.5.42).
    var allowsCDATA = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        attributes.reserveCapacity(32)
    }

    mutating func enter(_ mode: TextMode, of element: TagName) {
        textMode = mode
        textElement = element
    }

    /// The next token from `position` on; `nil` when only text is left.
    mutating func next() -> HTMLToken? {
        if textMode != .data {
            guard let token = nextInText() else { return nil }
            textMode = .data
            return token
        }
        while let less = bytes.firstIndex(of: Byte.less, in: position..<end) {
            if let token = token(openedAt: less) {
                position = token.range.upperBound
                return token
            }
            position = less + 1
        }
        position = end
        return nil
    }

    private mutating func nextInText() -> HTMLToken? {
        guard let less = endOfText() else {
            position = end
            return nil
        }
        let token = tag(.endTag, openedAt: less, nameAt: less + 2)
        position = token.range.upperBound
        return token
    }

    /// HTML 13.2.5.6, tag open state; `nil` where `<` is text.
    private mutating func token(openedAt less: Int) -> HTMLToken? {
        guard less + 1 < end else { return nil }
        let byte = bytes[less + 1]
        if byte.isASCIILetter { return tag(.startTag, openedAt: less, nameAt: less + 1) }
        switch byte {
        case Byte.slash: return endTagOpen(less)
        case Byte.exclamation: return declaration(openedAt: less)
        case Byte.question: return bogusComment(openedAt: less, contentAt: less + 1)
        default: return nil
        }
    }

    /// HTML 13.2.5.7, end tag open state; `nil` where `</` ends the input and is text.
    private mutating func endTagOpen(_ less: Int) -> HTMLToken? {
        guard less + 2 < end else { return nil }
        if bytes[less + 2].isASCIILetter {
            return tag(.endTag, openedAt: less, nameAt: less + 2)
        }
        if bytes[less + 2] == Byte.greater {
            return HTMLToken(
                kind: .nothing, range: less..<less + 3, content: less + 2..<less + 2)
        }
        return bogusComment(openedAt: less, contentAt: less + 2)
    }
}
