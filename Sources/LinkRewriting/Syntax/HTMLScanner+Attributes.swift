/// The attributes of a tag: HTML 13.2.5.32 to .40, read only for the tags that matter.
extension HTMLScanner {
    /// Fills `attributes` and `isSelfClosing` from a terminated tag.
    mutating func readAttributes(of tag: HTMLToken) {
        _ = parseAttributes(from: tag.content.upperBound)
    }

    /// Reads the attributes behind a tag's name; gives the `>` that ends the tag.
    mutating func parseAttributes(from nameEnd: Int) -> Int? {
        attributes.removeAll(keepingCapacity: true)
        if attributes.capacity == 0 { attributes.reserveCapacity(16) }
        isSelfClosing = false
        var at = nameEnd
        while at < end {
            let byte = bytes[at]
            if byte == Byte.greater { return at }
            if byte == Byte.slash {
                // 13.2.5.40: a solidus not followed by ">" is skipped.
                isSelfClosing = at + 1 < end && bytes[at + 1] == Byte.greater
                at &+= 1
            } else if byte.isHTMLSpace {
                at &+= 1
            } else {
                at = attribute(at)
            }
        }
        return nil
    }

    /// Appends the attribute whose name starts at `start`; gives the offset after it.
    private mutating func attribute(_ start: Int) -> Int {
        // 13.2.5.32: an equals sign in the first place belongs to the name.
        var at = start &+ 1
        while at < end, bytes[at] != Byte.equals, !endsName(bytes[at]) { at &+= 1 }
        let name = start..<at
        var mark = skipSpace(at)
        guard mark < end, bytes[mark] == Byte.equals else {
            attributes.append(AttributeSpan(name: name, value: at..<at, quoting: .none))
            return mark
        }
        mark = skipSpace(mark + 1)
        return value(of: name, at: mark)
    }

    /// HTML 13.2.5.35, before attribute value state.
    private mutating func value(of name: Range<Int>, at start: Int) -> Int {
        guard start < end else { return end }
        let first = bytes[start]
        switch first {
        case Byte.quote, Byte.apostrophe:
            guard let close = bytes.firstIndex(of: first, in: start + 1..<end) else { return end }
            attributes.append(
                AttributeSpan(
                    name: name, value: start + 1..<close,
                    quoting: first == Byte.quote ? .double : .single))
            return close + 1
        case Byte.greater:
            attributes.append(AttributeSpan(name: name, value: start..<start, quoting: .none))
            return start
        default:
            var at = start
            while at < end, bytes[at] != Byte.greater, !bytes[at].isHTMLSpace { at &+= 1 }
            attributes.append(AttributeSpan(name: name, value: start..<at, quoting: .unquoted))
            return at
        }
    }

    private func skipSpace(_ start: Int) -> Int {
        var at = start
        while at < end, bytes[at].isHTMLSpace { at &+= 1 }
        return at
    }

    /// The attribute of that name; of duplicates the first (HTML 13.2.5.33).
    func attribute(named name: StaticString) -> AttributeSpan? {
        for span in attributes
        where span.name.count == name.utf8CodeUnitCount
            && bytes.matches(name, at: span.name.lowerBound, before: end)
        {
            return span
        }
        return nil
    }
}
