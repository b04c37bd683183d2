/// Outlook's downlevel-hidden conditional comments: `<!--[if mso]> … <![endif]-->`.
enum ConditionalComment {
    /// What Outlook reads as markup; `nil` for any other comment, also one with a space before
    /// `[if`, which Outlook takes for an ordinary comment. `<!--[if !mso]><!-->` is none:
    /// it ends at once, and what follows is ordinary markup.
    static func content(
        of token: HTMLToken, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        let comment = token.content
        let start = comment.lowerBound
        guard bytes.matches("[if", at: start, before: comment.upperBound),
            let greater = bytes.firstIndex(of: Byte.greater, in: start..<comment.upperBound),
            bytes[greater - 1] == UInt8(ascii: "]")
        else { return nil }
        var end = comment.upperBound
        while end > greater, bytes[end - 1].isHTMLSpace { end -= 1 }
        let closing: StaticString = "<![endif]"
        let closingStart = end - closing.utf8CodeUnitCount
        guard closingStart > greater, bytes.matches(closing, at: closingStart, before: end) else {
            return nil
        }
        return greater + 1..<closingStart
    }
}
