/// What starts with `<!` or `<?`, and what is treated like it: HTML 13.2.5.41 to .71.
extension HTMLScanner {
    /// HTML 13.2.5.42, markup declaration open state.
    func declaration(openedAt less: Int) -> HTMLToken {
        let start = less + 2
        if bytes.matches("--", at: start, before: end) { return comment(openedAt: less) }
        if bytes.matches("doctype", at: start, before: end) {
            return upToGreater(.doctype, openedAt: less, contentAt: start + 7)
        }
        // CDATA is the one keyword that counts only in upper case.
        if allowsCDATA, bytes.matches("[cdata[", at: start, before: end), bytes[start + 1] == 0x43,
            bytes[start + 2] == 0x44, bytes[start + 3] == 0x41, bytes[start + 4] == 0x54,
            bytes[start + 5] == 0x41
        {
            return cdata(openedAt: less)
        }
        return bogusComment(openedAt: less, contentAt: start)
    }

    /// HTML 13.2.5.41: up to the first `>`, whatever stands before it.
    func bogusComment(openedAt less: Int, contentAt start: Int) -> HTMLToken {
        upToGreater(.comment, openedAt: less, contentAt: start)
    }

    /// A DOCTYPE, too, ends at the first `>`, even inside its quotes (HTML 13.2.5.60).
    private func upToGreater(
        _ kind: HTMLToken.Kind, openedAt less: Int, contentAt start: Int
    ) -> HTMLToken {
        guard let greater = bytes.firstIndex(of: Byte.greater, in: start..<end) else {
            return HTMLToken(
                kind: kind, range: less..<end, content: start..<end, isTerminated: false)
        }
        return HTMLToken(kind: kind, range: less..<greater + 1, content: start..<greater)
    }

    /// HTML 13.2.5.43 to .52: ends at `-->` or `--!>`, and at once for `<!-->` and `<!--->`.
    private func comment(openedAt less: Int) -> HTMLToken {
        let start = less + 4
        var from = start
        while let greater = bytes.firstIndex(of: Byte.greater, in: from..<end) {
            if let length = closingLength(of: start..<greater) {
                return HTMLToken(
                    kind: .comment, range: less..<greater + 1, content: start..<greater - length)
            }
            from = greater + 1
        }
        return HTMLToken(
            kind: .comment, range: less..<end, content: start..<unfinishedEnd(of: start..<end),
            isTerminated: false)
    }

    /// How many bytes at the end of `content` close the comment if `>` follows; `nil` if none do.
    private func closingLength(of content: Range<Int>) -> Int? {
        if content.isEmpty { return 0 }
        let last = content.upperBound - 1
        if content.count == 1 { return bytes[last] == Byte.hyphen ? 1 : nil }
        if bytes[last] == Byte.hyphen { return bytes[last - 1] == Byte.hyphen ? 2 : nil }
        guard bytes[last] == Byte.exclamation, content.count >= 3 else { return nil }
        return bytes[last - 1] == Byte.hyphen && bytes[last - 2] == Byte.hyphen ? 3 : nil
    }

    /// At the end of the input a closing that was begun does not belong to the comment.
    private func unfinishedEnd(of content: Range<Int>) -> Int {
        if content.count >= 2, let length = closingLength(of: content) {
            return content.upperBound - length
        }
        let hyphen = !content.isEmpty && bytes[content.upperBound - 1] == Byte.hyphen
        return hyphen ? content.upperBound - 1 : content.upperBound
    }

    /// HTML 13.2.5.69 to .71.
    private func cdata(openedAt less: Int) -> HTMLToken {
        let start = less + 9
        var from = start
        while let greater = bytes.firstIndex(of: Byte.greater, in: from..<end) {
            if greater - 2 >= start, bytes[greater - 1] == 0x5D, bytes[greater - 2] == 0x5D {
                return HTMLToken(
                    kind: .cdata, range: less..<greater + 1, content: start..<greater - 2)
            }
            from = greater + 1
        }
        return HTMLToken(
            kind: .cdata, range: less..<end, content: start..<end, isTerminated: false)
    }
}
