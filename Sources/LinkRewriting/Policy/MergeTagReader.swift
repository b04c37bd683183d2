/// Reads one merge tag at a place in a decoded value.
struct MergeTagReader {
    struct Tag: Equatable {
        var end: Int
        var isLogic = false
    }

    let bytes: [UInt8]
    let syntaxes: TagSyntaxes

    /// In bytes. A longer tag counts as unfinished, so that no input makes reading costly.
    static let longest = 1_000

    init(_ bytes: [UInt8], _ syntaxes: TagSyntaxes) {
        self.bytes = bytes
        self.syntaxes = syntaxes
    }

    /// The tag that starts at `start`, in any of the syntaxes.
    func tag(at start: Int) -> Tag? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "*"): return asterisk(start)
        case UInt8(ascii: "{"): return brace(start)
        case UInt8(ascii: "["): return bracket(start)
        case Byte.percent: return percent(start)
        case Byte.less: return angle(start)
        case Byte.number: return has(.hashes) ? name(after: start, "##", "##") : nil
        case UInt8(ascii: "$"): return dollar(start)
        case Byte.hyphen: return has(.hyphens) ? lone(name(after: start, "-", "-"), start) : nil
        case UInt8(ascii: "@"): return has(.ats) ? lone(name(after: start, "@", "@"), start) : nil
        default: return nil
        }
    }

    /// Whether a tag opens at `start` in a way that means nothing else in a web address.
    func hasOpening(at start: Int) -> Bool {
        guard start < bytes.count else { return false }
        switch bytes[start] {
        case UInt8(ascii: "*"):
            return has(.bars) && (matches("*|", at: start) || matches("*%7c", at: start))
        case UInt8(ascii: "{"):
            return has(.braces) && matches("{{", at: start)
                || has(.braceBlocks) && matches("{%", at: start)
        case UInt8(ascii: "["): return has(.bracketPairs) && matches("[[", at: start)
        case Byte.less: return has(.angleBlocks) && matches("<%", at: start)
        case Byte.percent:
            return has(.percentPairs) && matches("%%", at: start)
                || has(.braces) && matches("%7b%7b", at: start)
        default: return false
        }
    }

    func has(_ syntax: TagSyntaxes) -> Bool { syntaxes.contains(syntax) }

    func enclosed(_ start: Int, _ opening: StaticString, _ closing: StaticString) -> Tag? {
        guard matches(opening, at: start) else { return nil }
        var at = start + opening.utf8CodeUnitCount + 1
        while at + closing.utf8CodeUnitCount <= limit(start) {
            if matches(closing, at: at) { return Tag(end: at + closing.utf8CodeUnitCount) }
            at += 1
        }
        return nil
    }

    /// Like `enclosed`, for a content that starts with a letter and has a name's characters.
    func name(after start: Int, _ opening: StaticString, _ closing: StaticString) -> Tag? {
        guard matches(opening, at: start) else { return nil }
        let first = start + opening.utf8CodeUnitCount
        guard first < bytes.count, bytes[first].isASCIILetter || bytes[first] == 0x5F else {
            return nil
        }
        let end = closing.utf8Start[0]
        var at = first
        while at < limit(start), Self.isNamePart(bytes[at], endingWith: end) { at += 1 }
        return matches(closing, at: at) ? Tag(end: at + closing.utf8CodeUnitCount) : nil
    }

    private static func isNamePart(_ byte: UInt8, endingWith end: UInt8) -> Bool {
        if byte == end { return false }
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), Byte.hyphen, Byte.equals, UInt8(ascii: ","),
            Byte.colon, Byte.space, UInt8(ascii: "|"), UInt8(ascii: "@"):
            return true
        default: return byte.isASCIIAlphanumeric
        }
    }

    func limit(_ start: Int) -> Int { min(bytes.count, start + Self.longest) }

    /// Whether `text`, given in lower case, stands at `start` in any ASCII case.
    func matches(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount
        where bytes[start + offset].asciiLowercased != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The letters from `start` on, after white space, in lower case.
    func word(after start: Int) -> String {
        guard start < bytes.count else { return "" }
        let letters = bytes[start...].drop { $0.isHTMLSpace }.prefix { $0.isASCIILetter }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }
}
