/// The forms of a tag, each by the byte it opens with.
extension MergeTagReader {
    private static let barLogic: Set<String> = [
        "if", "ifnot", "else", "elseif", "end", "interested", "rss",
    ]
    private static let braceLogic: Set<String> = [
        "if", "else", "elseif", "end", "range", "with", "unless", "each",
    ]
    private static let bracketLogic: Set<String> = ["if", "else", "elseif", "endif"]
    private static let angleLogic: Set<String> = ["if", "else", "end", "for", "elsif"]

    /// `*|TAG|*` of Mailchimp and Mandrill, also as URL libraries encode it.
    func asterisk(_ start: Int) -> Tag? {
        guard has(.bars),
            let tag = enclosed(start, "*|", "|*") ?? enclosed(start, "*%7c", "%7c*")
        else { return nil }
        let name = word(after: start + (matches("*|", at: start) ? 2 : 4))
        return Tag(end: tag.end, isLogic: Self.barLogic.contains(name))
    }

    func brace(_ start: Int) -> Tag? {
        if has(.braceBlocks), matches("{%", at: start) {
            return enclosed(start, "{%", "%}").map { Tag(end: $0.end, isLogic: true) }
        }
        if has(.braces), matches("{{", at: start) { return handlebars(start) }
        guard has(.singleBraces), !matches("{{", at: start) else { return nil }
        // CleverReach: `{IF[LANGUAGE==es]}`.
        if let condition = enclosed(start, "{if[", "]}") {
            return Tag(end: condition.end, isLogic: true)
        }
        return name(after: start, "{", "}") ?? name(after: start, "{$", "}")
    }

    /// `{{x}}`, `{{{x}}}` and Braze's `{{${x}}}`: ends where every brace is closed.
    private func handlebars(_ start: Int) -> Tag? {
        var depth = 0
        for at in start..<limit(start) {
            if bytes[at] == UInt8(ascii: "{") { depth += 1 }
            if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
            guard depth == 0 else { continue }
            guard bytes[at - 1] == UInt8(ascii: "}") else { return nil }
            return Tag(end: at + 1, isLogic: isHandlebarsLogic(start))
        }
        return nil
    }

    private func isHandlebarsLogic(_ start: Int) -> Bool {
        var at = start
        while at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at].isHTMLSpace { at += 1 }
        if at < bytes.count, "#/^!>&".utf8.contains(bytes[at]) { return bytes[at] != 0x26 }
        return Self.braceLogic.contains(word(after: at))
    }

    /// `[[data:x]]`, `[*x*]`, and `[x]` where it cannot be `list[x]=1`.
    func bracket(_ start: Int) -> Tag? {
        if has(.bracketPairs), let tag = enclosed(start, "[[", "]]") { return tag }
        if has(.starBrackets), let tag = enclosed(start, "[*", "*]") { return tag }
        guard has(.brackets), let tag = name(after: start, "[", "]") else { return nil }
        let before = start > 0 ? bytes[start - 1] : Byte.slash
        let after = tag.end < bytes.count ? bytes[tag.end] : Byte.slash
        let isIndex = before.isASCIIAlphanumeric || before == UInt8(ascii: "]")
        if isIndex || after == Byte.equals || after == UInt8(ascii: "[") { return nil }
        return Tag(end: tag.end, isLogic: Self.bracketLogic.contains(word(after: start + 1)))
    }

    /// `%%x%%` and `%TAG%`, told from percent escapes; `%7B%7Bx%7D%7D` as editors write braces.
    func percent(_ start: Int) -> Tag? {
        if has(.percentPairs), let tag = percentPair(start) { return tag }
        if has(.braces),
            let tag = enclosed(start, "%7b%7b%7b", "%7d%7d%7d")
                ?? enclosed(start, "%7b%7b", "%7d%7d")
        {
            return tag
        }
        return has(.percents) ? percentCondition(start) ?? percentName(start) : nil
    }

    private func percentPair(_ start: Int) -> Tag? {
        if matches("%%[", at: start) {
            return enclosed(start, "%%[", "]%%").map { Tag(end: $0.end, isLogic: true) }
        }
        return enclosed(start, "%%=", "=%%") ?? name(after: start, "%%", "%%")
    }

    /// ActiveCampaign: `%IF in_array('x', $TAGS)%`, `%ELSE%`, `%/IF%`.
    private func percentCondition(_ start: Int) -> Tag? {
        let tag = enclosed(start, "%if ", "%") ?? enclosed(start, "%elseif ", "%")
        if let tag { return Tag(end: tag.end, isLogic: true) }
        let closings: [StaticString] = ["%else%", "%/if%"]
        return closings.first { matches($0, at: start) }.map {
            Tag(end: start + $0.utf8CodeUnitCount, isLogic: true)
        }
    }

    private func percentName(_ start: Int) -> Tag? {
        guard let tag = name(after: start, "%", "%") else { return nil }
        let content = bytes[(start + 1)..<(tag.end - 1)]
        guard !content.contains(where: { $0 == Byte.space || $0 == Byte.equals }) else {
            return nil
        }
        guard content.prefix(2).allSatisfy(\.isHexDigit) else { return tag }
        if content.count < 3 { return nil }
        if has(.capitalPercents), content.allSatisfy(Self.isCapital) { return tag }
        let next = bytes[tag.end...].prefix(2)
        return next.count == 2 && next.allSatisfy(\.isHexDigit) ? nil : tag
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        byte &- 0x41 < 26 || byte.isASCIIDigit || byte == UInt8(ascii: "_")
    }

    /// `<%asm_group_unsubscribe_url%>`, `<unsubscribe>`.
    func angle(_ start: Int) -> Tag? {
        if has(.angleBlocks), let tag = enclosed(start, "<%", "%>") {
            return Tag(end: tag.end, isLogic: Self.angleLogic.contains(word(after: start + 2)))
        }
        guard has(.angles), let tag = name(after: start, "<", ">") else { return nil }
        return bytes[start..<tag.end].contains(Byte.space) ? nil : tag
    }

    /// `${x}`, and Dotdigital's `$UNSUB$`.
    func dollar(_ start: Int) -> Tag? {
        if has(.dollarBraces), let tag = name(after: start, "${", "}") { return tag }
        return has(.dollars) ? name(after: start, "$", "$") : nil
    }

    /// `tag` where nothing it could be part of stands before or after it: `/-name-/` is a tag,
    /// `red-shoes-sale` and `a@b@c` hold none. A tag of these forms has no spaces.
    func lone(_ tag: Tag?, _ start: Int) -> Tag? {
        guard let tag, !bytes[start..<tag.end].contains(Byte.space) else { return nil }
        let isAlone =
            (start == 0 || !bytes[start - 1].isASCIIAlphanumeric)
            && (tag.end == bytes.count || !bytes[tag.end].isASCIIAlphanumeric)
        return isAlone ? tag : nil
    }
}
