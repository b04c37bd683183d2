extension EncodedWord {
    /// `value` with its encoded words decoded (RFC 2047, 2), whatever their character set: what
    /// is looked for in it is ASCII. Damaged words stay as they are.
    static func decoded(_ value: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var at = 0
        var isBehindWord = false
        while at < value.count {
            if let (word, end) = word(value, at) {
                // White space between two words only separates them (RFC 2047, 6.2).
                if isBehindWord {
                    while output.last?.isHTMLSpace == true { output.removeLast() }
                }
                output += word
                at = end
                isBehindWord = true
            } else {
                isBehindWord = isBehindWord && value[at].isHTMLSpace
                output.append(value[at])
                at += 1
            }
        }
        return output
    }

    /// The word that starts at `start`: `=?charset?Q?text?=` or with `B`.
    private static func word(_ value: [UInt8], _ start: Int) -> (bytes: [UInt8], end: Int)? {
        guard value[start...].starts(with: "=?".utf8) else { return nil }
        let parts = value[(start + 2)...].prefix(maximumLength).split(
            separator: Byte.question, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].first == Byte.equals else { return nil }
        let decoded: [UInt8]? =
            switch parts[1].map(\.asciiLowercased) {
            case [UInt8(ascii: "q")]: unquoted(parts[2])
            case [UInt8(ascii: "b")]: Base64.decode(parts[2])
            default: nil
            }
        return decoded.map { ($0, parts[3].startIndex + 1) }
    }

    /// Generous: programs that encode addresses often write longer words than they may.
    private static let maximumLength = 2_000

    private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        var at = text.startIndex
        while at < text.endIndex {
            guard text[at] == Byte.equals else {
                output.append(text[at] == UInt8(ascii: "_") ? Byte.space : text[at])
                at += 1
                continue
            }
            guard at + 2 < text.endIndex, let high = text[at + 1].hexValue,
                let low = text[at + 2].hexValue
            else { return nil }
            output.append(high << 4 | low)
            at += 3
        }
        return output
    }
}
