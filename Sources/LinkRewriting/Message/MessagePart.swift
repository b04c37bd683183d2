/// A part of a message whose links can be rewritten: decoded, and scanned.
struct MessagePart: Sendable {
    enum Content: Sendable {
        case html(Newsletter)
        case text(PlainTextNewsletter)
    }

    enum Body: Sendable {
        /// 7bit, 8bit or binary.
        case identity
        case quotedPrintable(QuotedPrintableBody)
        case base64(Base64Body)
    }

    /// Where its body stands in the message.
    let range: Range<Int>
    let body: Body
    let content: Content

    var links: [FoundLink] {
        switch content {
        case .html(let newsletter): newsletter.links
        case .text(let newsletter): newsletter.links
        }
    }

    var warnings: [RewritingWarning] {
        switch content {
        case .html(let newsletter): newsletter.warnings
        case .text(let newsletter): newsletter.warnings
        }
    }

    /// Appends the body with its links replaced, in the coding of the source.
    func append(
        _ message: [UInt8], lineEnd: [UInt8], into output: inout [UInt8],
        _ replacement: (FoundLink) -> TransitionValue?
    ) {
        let edits =
            switch content {
            case .html(let newsletter): newsletter.edits(replacement)
            case .text(let newsletter): newsletter.edits(replacement)
            }
        switch body {
        case .identity:
            let moved = edits.map { edit in
                Edit(
                    range: (edit.range.lowerBound + range.lowerBound)..<(edit.range.upperBound
                        + range.lowerBound), bytes: edit.bytes)
            }
            Edit.apply(moved, to: message, in: range, into: &output)
        case .quotedPrintable(let body): body.append(edits, lineEnd: lineEnd, into: &output)
        case .base64(let body): body.append(edits, lineEnd: lineEnd, into: &output)
        }
    }
}
