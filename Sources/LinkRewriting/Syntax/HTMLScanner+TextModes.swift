/// Text that ends only at its own end tag: title, style, script and their like.
extension HTMLScanner {
    /// How deep a script is in what once hid scripts from old browsers (HTML 13.2.5.20 to .31).
    enum ScriptEscape {
        case none
        /// After `<!--`.
        case once
        /// After `<!--` and `<script`.
        case twice
    }

    /// Whether a tag stands at a place; `undecided` where the window ends too early to tell.
    private enum Presence {
        case present, absent, undecided

        /// For what changes the state, but does not end the script.
        var continuing: Presence { self == .undecided ? .undecided : .absent }
    }

    /// Where the `</` of the end tag stands that ends this text. `nil` if none does; `position`
    /// is then behind all text that is decided.
    mutating func endOfText() -> Int? {
        switch textMode {
        case .data: return position
        case .plaintext:
            position = end
            return nil
        case .rcdata, .rawtext: return endOfRawText()
        case .script: return endOfScript()
        }
    }

    /// HTML 13.2.5.9 to .14.
    private mutating func endOfRawText() -> Int? {
        var from = position
        while let less = bytes.firstIndex(of: Byte.less, in: from..<end) {
            switch endTag(at: less, of: textElement) {
            case .present: return less
            case .absent: from = less + 1
            case .undecided:
                position = less
                return nil
            }
        }
        position = end
        return nil
    }

    private func endTag(at less: Int, of element: TagName) -> Presence {
        guard less + 1 < end else { return cutOff }
        return bytes[less + 1] == Byte.slash ? name(element, at: less + 2) : .absent
    }

    /// Whether the letters at `start` are `name` and what a tag name can end with follows them.
    private func name(_ name: TagName, at start: Int) -> Presence {
        let longest = min(end, start + TagName.longest + 1)
        var at = start
        while at < longest, bytes[at].isASCIILetter { at &+= 1 }
        if at == end, at - start <= TagName.longest { return cutOff }
        guard at > start, at < end, endsName(bytes[at]) else { return .absent }
        return TagName(bytes, start..<at) == name ? .present : .absent
    }

    private var cutOff: Presence { isLast ? .absent : .undecided }

    /// HTML 13.2.5.15 to .31. `<!--` escapes the script, `<script` inside it escapes once more;
    /// `-->` ends both, `</script` ends the second, and only outside the second the script itself.
    private mutating func endOfScript() -> Int? {
        var from = position
        while let at = bytes.firstIndex(of: Byte.less, or: Byte.greater, in: from..<end) {
            from = at + 1
            if bytes[at] == Byte.greater {
                endEscape(at)
                continue
            }
            switch tagInScript(at) {
            case .present: return at
            case .absent: break
            case .undecided:
                position = at
                return nil
            }
        }
        // Two hyphens that stand last may yet be followed by the ">" that ends the escape.
        position = escape == .none || isLast ? end : max(position, end - 2)
        return nil
    }

    /// HTML 13.2.5.22: `-->`, also the hyphens of `<!--` itself.
    private mutating func endEscape(_ greater: Int) {
        guard escape != .none, greater - 2 >= position, bytes[greater - 1] == Byte.hyphen,
            bytes[greater - 2] == Byte.hyphen
        else { return }
        escape = .none
    }

    /// Takes the `<` at `less`; `present` if the script's end tag stands there.
    private mutating func tagInScript(_ less: Int) -> Presence {
        switch escape {
        case .none:
            let opening = commentOpening(at: less)
            if opening == .present { escape = .once }
            return opening == .absent ? endTag(at: less, of: textElement) : opening.continuing
        case .once:
            let inner = name("script", at: less + 1)
            if inner == .present { escape = .twice }
            return inner == .absent ? endTag(at: less, of: textElement) : inner.continuing
        case .twice:
            let closing = endTag(at: less, of: "script")
            if closing == .present { escape = .once }
            return closing.continuing
        }
    }

    private func commentOpening(at less: Int) -> Presence {
        for (offset, byte) in "<!--".utf8.enumerated() {
            if less + offset == end { return cutOff }
            if bytes[less + offset] != byte { return .absent }
        }
        return .present
    }
}
