/// Finds the markup of an HTML document as the tokeniser of the HTML standard (13.2.5) does,
/// reporting offsets only, in one window of bytes after the other.
///
/// The owner of the scanner decides what the tree builder would: it sets `textMode` after a start
/// tag and `allowsCDATA` inside svg and math. Text is what lies between two tokens.
struct HTMLScanner {
    private(set) var bytes: UnsafeBufferPointer<UInt8>
    private(set) var end: Int
    /// Before it everything is decided: it lies in a token that was given, or it is text.
    /// What follows when `next` gives `nil` has to stand at the start of the next window.
    var position: Int
    /// Whether the input ends with the window, so that what is unfinished stays so.
    private(set) var isLast: Bool

    /// The attributes of the tag last given to `readAttributes`, in source order, duplicates
    /// included.
    var attributes: [AttributeSpan] = []
    /// Whether that tag ended with `/>`: matters in svg, math and VML only.
    var isSelfClosing = false
    private(set) var textMode = TextMode.data
    /// The name whose end tag leaves `textMode` (HTML 13.2.5: "appropriate end tag token").
    private(set) var textElement = TagName.other
    var escape = ScriptEscape.none
    /// True inside svg and math: elsewhere `<![CDATA[` is a bogus comment (HTML 13.2.5.42).
    var allowsCDATA = false

    /// Scans `range` as a whole input.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        isLast = true
    }

    /// Waits for its first window.
    init() {
        self.init(UnsafeBufferPointer(start: nil, count: 0), in: 0..<0)
    }

    /// Goes on at `position`, which counts from the start of this window.
    mutating func resume(in window: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        bytes = window
        end = window.count
        self.isLast = isLast
    }

    mutating func enter(_ mode: TextMode, of element: TagName) {
        textMode = mode
        textElement = element
        escape = .none
    }

    /// The next token from `position` on; `nil` when the window holds no further whole one. Only
    /// the last window gives a token that is not terminated.
    @inline(__always)
    mutating func next() -> HTMLToken? {
        textMode == .data ? nextInData() : nextInText()
    }

    @inline(__always)
    private mutating func nextInData() -> HTMLToken? {
        var from = position
        while let less = bytes.firstIndex(of: Byte.less, in: from..<end) {
            if let token = token(openedAt: less) {
                guard token.isTerminated || isLast else {
                    position = less
                    return nil
                }
                position = token.range.upperBound
                return token
            }
            if !isLast, isUndecided(less) {
                position = less
                return nil
            }
            from = less &+ 1
        }
        position = end
        return nil
    }

    /// `<` or `</` with nothing behind it may yet become a tag.
    private func isUndecided(_ less: Int) -> Bool {
        less + 1 == end || (less + 2 == end && bytes[less + 1] == Byte.slash)
    }

    private mutating func nextInText() -> HTMLToken? {
        guard let less = endOfText() else { return nil }
        let token = tag(.endTag, openedAt: less, nameAt: less + 2)
        guard token.isTerminated || isLast else {
            position = less
            return nil
        }
        textMode = .data
        position = token.range.upperBound
        return token
    }

    /// HTML 13.2.5.6, tag open state; `nil` where `<` is text.
    @inline(__always)
    private mutating func token(openedAt less: Int) -> HTMLToken? {
        guard less &+ 1 < end else { return nil }
        let byte = bytes[less &+ 1]
        if byte.isASCIILetter { return tag(.startTag, openedAt: less, nameAt: less &+ 1) }
        if byte == Byte.slash { return endTagOpen(less) }
        if byte == Byte.exclamation { return declaration(openedAt: less) }
        return byte == Byte.question ? bogusComment(openedAt: less, contentAt: less + 1) : nil
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
