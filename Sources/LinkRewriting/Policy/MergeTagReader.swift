/// Reads one merge tag at a place in a decoded value.
struct MergeTagReader {
    struct Tag: Equatable {
        var end: Int
        var isLogic = false
    }

    private let bytes: [UInt8]

    /// In bytes. A longer tag counts as unfinished, so that no input makes reading costly.
    static let longest = 1_000

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The tag that starts at `start`, in any dialect.
    func tag(at start: Int) -> Tag? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "*"): return asterisk(start)
        case UInt8(ascii: "{"): return brace(start)
        case UInt8(ascii: "["): return bracket(start)
        case Byte.percent: return percent(start)
        case Byte.less: return angle(start)
        case Byte.number: return name(after: start, "##", "##")
        case UInt8(ascii: "$"): return name(after: start, "${", "}")
        default: return nil
        }
    }

    /// Whether a tag opens at `start` in a way that means nothing else in a web address.
    func hasOpening(at start: Int) -> Bool {
        guard start < bytes.count else { return false }
        switch bytes[start] {
        case UInt8(ascii: "*"): return matches("*|", at: start) || matches("*%7c", at: start)
        case UInt8(ascii: "{"): return matches("{{", at: start) || matches("{%", at: start)
        case UInt8(ascii: "["): return matches("[[", at: start)
        case Byte.less: return matches("<%", at: start)
        case Byte.percent: return matches("%%", at: start) || matches("%7b%7b", at: start)
        default: return false
        }
    }

    /// `*|TAG|*` of Mailchimp and Mandrill, also as URL libraries encode it.
    private func asterisk(_ start: Int) -> Tag? {
        guard let tag = enclosed(start, "*|", "|*") ?? enclosed(start, "*%7c", "%7c*") else {
            return nil
        }
        let name = word(after: start + (matches("*|", at: start) ? 2 : 4))
        let logic: Set<String> = ["if", "ifnot", "else", "elseif", "end", "interested", "rss"]
        return Tag(end: tag.end, isLogic: logic.contains(name))
    }

    private func brace(_ start: Int) -> Tag? {
        if matches("{%", at: start) {
            return enclosed(start, "{%", "%}").map { Tag(end: $0.end, isLogic: true) }
        }
        if matches("{{", at: start) { return handlebars(start) }
        return name(after: start, "{", "}")
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
        let logic: Set<String> = ["if", "else", "end", "range", "with", "unless", "each"]
        return logic.contains(word(after: at))
    }

    /// `[[data:x]]`, `[*x*]`, and `[x]` where it cannot be `list[x]=1`.
    private func bracket(_ start: Int) -> Tag? {
        if let tag = enclosed(start, "[[", "]]") ?? enclosed(start, "[*", "*]") { return tag }
        guard let tag = name(after: start, "[", "]") else { return nil }
        let before = start > 0 ? bytes[start - 1] : Byte.slash
        let after = tag.end < bytes.count ? bytes[tag.end] : Byte.slash
        let isIndex = before.isASCIIAlphanumeric || before == UInt8(ascii: "]")
        return isIndex || after == Byte.equals || after == UInt8(ascii: "[") ? nil : tag
    }

    /// `%%x%%` and `%TAG%`, told from percent escapes; `%7B%7Bx%7D%7D` as editors write braces.
    private func percent(_ start: Int) -> Tag? {
        if matches("%%[", at: start) {
            return enclosed(start, "%%[", "]%%").map { Tag(end: $0.end, isLogic: true) }
        }
        if let tag = enclosed(start, "%%=", "=%%") ?? name(after: start, "%%", "%%")
            ?? enclosed(start, "%7b%7b%7b", "%7d%7d%7d") ?? enclosed(start, "%7b%7b", "%7d%7d")
        {
            return tag
        }
        guard let tag = name(after: start, "%", "%") else { return nil }
        let content = bytes[(start + 1)..<(tag.end - 1)]
        guard !content.contains(where: { $0 == Byte.space || $0 == Byte.equals }) else {
            return nil
        }
        guard content.prefix(2).allSatisfy(\.isHexDigit) else { return tag }
        let next = bytes[tag.end...].prefix(2)
        let closesWithEscape = next.count == 2 && next.allSatisfy(\.isHexDigit)
        return content.count < 3 || closesWithEscape ? nil : tag
    }

    /// `<%asm_group_unsubscribe_url%>`, `<unsubscribe>`.
    private func angle(_ start: Int) -> Tag? {
        guard let tag = enclosed(start, "<%", "%>") else {
            let tag = name(after: start, "<", ">")
            return tag.flatMap { bytes[start..<$0.end].contains(Byte.space) ? nil : $0 }
        }
        let logic: Set<String> = ["if", "else", "end", "for", "elsif"]
        return Tag(end: tag.end, isLogic: logic.contains(word(after: start + 2)))
    }

    private func enclosed(_ start: Int, _ opening: String, _ closing: String) -> Tag? {
        guard matches(opening, at: start) else { return nil }
        var at = start + opening.utf8.count + 1
        while at + closing.utf8.count <= limit(start) {
            if matches(closing, at: at) { return Tag(end: at + closing.utf8.count) }
            at += 1
        }
        return nil
    }

    /// Like `enclosed`, for a content that starts with a letter and has a name's characters.
    private func name(after start: Int, _ opening: String, _ closing: String) -> Tag? {
        guard matches(opening, at: start) else { return nil }
        let first = start + opening.utf8.count
        guard first < bytes.count, bytes[first].isASCIILetter || bytes[first] == 0x5F else {
            return nil
        }
        var at = first
        while at < limit(start),
            bytes[at].isASCIIAlphanumeric || "_.-=,: |@".utf8.contains(bytes[at])
        { at += 1 }
        return matches(closing, at: at) ? Tag(end: at + closing.utf8.count) : nil
    }

    private func limit(_ start: Int) -> Int { min(bytes.count, start + Self.longest) }

    private func matches(_ text: String, at start: Int) -> Bool {
        guard start + text.utf8.count <= bytes.count else { return false }
        return zip(bytes[start...], text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }

    /// The letters from `start` on, after white space, in lower case.
    private func word(after start: Int) -> String {
        guard start < bytes.count else { return "" }
        let letters = bytes[start...].drop { $0.isHTMLSpace }.prefix { $0.isASCIILetter }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }
}
