/// Tags: HTML 13.2.5.8 and 13.2.5.32 to .40. Where a tag ends is found without taking it apart.
extension HTMLScanner {
    @inline(__always)
    mutating func tag(
        _ kind: HTMLToken.Kind, openedAt less: Int, nameAt start: Int
    ) -> HTMLToken {
        let (name, nameEnd) = name(at: start)
        let greater = endOfTag(from: nameEnd)
        return HTMLToken(
            kind: kind, range: less..<(greater.map { $0 &+ 1 } ?? end), content: start..<nameEnd,
            name: name, isTerminated: greater != nil)
    }

    /// The name at `start`, and where it ends.
    @inline(__always)
    func name(at start: Int) -> (TagName, end: Int) {
        guard start &+ 8 <= end else { return longName(from: start, at: start) }
        let word = bytes.word(at: start)
        // What can end a name (a space, "/", ">") is below "0" or is ">".
        let marks = Word.below(0x30, word) | Word.zeros(word ^ Word.filled(Byte.greater))
        guard marks != 0 else { return longName(from: start, at: start &+ 8) }
        let count = Word.firstByte(marks)
        guard endsName(bytes[start &+ count]) else { return longName(from: start, at: start) }
        return (TagName(low: Word.lowercased(Word.prefix(word, count))), start &+ count)
    }

    private func longName(from start: Int, at first: Int) -> (TagName, end: Int) {
        var at = first
        while at < end, !endsName(bytes[at]) { at &+= 1 }
        return (TagName(bytes, start..<at), at)
    }

    func endsName(_ byte: UInt8) -> Bool {
        byte == Byte.greater || byte == Byte.slash || byte.isHTMLSpace
    }

    /// The `>` that ends the tag; `nil` if the window holds none.
    ///
    /// A `>` does not end the tag only inside a quoted value. The quote that opened that value is
    /// then the last one of its kind before the `>`, and stands behind an equals sign
    /// (13.2.5.35). Where the last quotes do not, which is nearly everywhere, the first `>` is it.
    @inline(__always)
    mutating func endOfTag(from nameEnd: Int) -> Int? {
        if nameEnd < end, bytes[nameEnd] == Byte.greater { return nameEnd }
        var apostrophe = nameEnd
        var from = nameEnd
        while let at = bytes.firstIndex(
            of: Byte.greater, or: Byte.apostrophe, in: from..<end)
        {
            from = at &+ 1
            if bytes[at] == Byte.apostrophe {
                apostrophe = at
                continue
            }
            let quote = lastQuote(before: at, from: nameEnd)
            if mayOpenValue(quote, nameEnd) || mayOpenValue(apostrophe, nameEnd) {
                return parseAttributes(from: nameEnd)
            }
            return at
        }
        return nil
    }

    /// The last `"` before `greater`; `start` if there is none.
    @inline(__always)
    private func lastQuote(before greater: Int, from start: Int) -> Int {
        var at = greater &- 1
        while at > start, bytes[at] != Byte.quote { at &-= 1 }
        return at
    }

    /// Whether an equals sign stands before `quote`, spaces aside.
    @inline(__always)
    private func mayOpenValue(_ quote: Int, _ start: Int) -> Bool {
        var at = quote &- 1
        while at > start, bytes[at].isHTMLSpace { at &-= 1 }
        return at > start && bytes[at] == Byte.equals
    }
}
