/// Text that ends only at its own end tag: title, style, script and their like.
extension HTMLScanner {
    /// Where the `</` of the end tag stands that ends this text; `nil` if none does.
    func endOfText() -> Int? {
        switch textMode {
        case .data: position
        case .plaintext: nil
        case .rcdata, .rawtext: endOfRawText()
        case .script: endOfScript()
        }
    }

    /// HTML 13.2.5.9 to .14.
    private func endOfRawText() -> Int? {
        var from = position
        while let less = bytes.firstIndex(of: Byte.less, in: from..<end) {
            if isAppropriateEndTag(at: less) { return less }
            from = less + 1
        }
        return nil
    }

    private func isAppropriateEndTag(at less: Int) -> Bool {
        guard less + 1 < end, bytes[less + 1] == Byte.slash else { return false }
        return name(at: less + 2) == textElement
    }

    /// The letters at `start`, if what a tag name can end with follows them.
    private func name(at start: Int) -> TagName? {
        var at = start
        while at < end, bytes[at].isASCIILetter { at &+= 1 }
        guard at > start, at < end else { return nil }
        let byte = bytes[at]
        guard byte == Byte.greater || byte == Byte.slash || byte.isHTMLSpace else { return nil }
        return TagName(bytes, start..<at)
    }

    /// HTML 13.2.5.15 to .31. `<!--` escapes the script, `<script` inside it escapes once more;
    /// `-->` ends both, `</script` ends the second, and only outside the second the script itself.
    private func endOfScript() -> Int? {
        var at = position
        var escapedSince: Int?
        var isDoubleEscaped = false
        while at < end {
            let byte = bytes[at]
            if byte == Byte.less {
                if isDoubleEscaped {
                    isDoubleEscaped = !closesInnerScript(at)
                } else if isAppropriateEndTag(at: at) {
                    return at
                } else if escapedSince != nil {
                    isDoubleEscaped = name(at: at + 1) == "script"
                } else if bytes.matches("<!--", at: at, before: end) {
                    escapedSince = at + 2
                    at += 3
                }
            } else if byte == Byte.greater, let start = escapedSince, at - 2 >= start,
                bytes[at - 1] == Byte.hyphen, bytes[at - 2] == Byte.hyphen
            {
                escapedSince = nil
                isDoubleEscaped = false
            }
            at &+= 1
        }
        return nil
    }

    private func closesInnerScript(_ less: Int) -> Bool {
        less + 1 < end && bytes[less + 1] == Byte.slash && name(at: less + 2) == "script"
    }
}
