/// Tells where an address in plain text ends, and what behind it is the text's own punctuation.
struct AddressEnd {
    struct Reach {
        var end: Int
        /// The end of the last merge tag: nothing before it is punctuation.
        var tagsEnd: Int
        var isDoubtful = false
    }

    private let text: [UInt8]
    private let reader: MergeTagReader
    /// Otherwise a byte is a character, as in windows-1252.
    private let isUTF8: Bool

    private static let punctuation = Array(".,;:!?'*_~`".utf8)
    private static let brackets: [(open: UInt8, close: UInt8)] = [
        (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
        (UInt8(ascii: "{"), UInt8(ascii: "}")),
    ]

    init(_ text: [UInt8], _ syntaxes: TagSyntaxes) {
        self.text = text
        reader = MergeTagReader(text, syntaxes)
        isUTF8 = String(validating: text, as: UTF8.self) != nil
    }

    /// From `start` to a space, a control, `<`, `>` or `"` that is not part of a merge tag.
    func reach(from start: Int) -> Reach {
        var reach = Reach(end: start, tagsEnd: start)
        var hasBrokenTag = false
        while reach.end < text.count {
            // One tag that does not end settles it (the policy keeps the address).
            if !hasBrokenTag, reader.hasOpening(at: reach.end) {
                if let tag = tag(at: reach.end) {
                    (reach.end, reach.tagsEnd) = (tag, tag)
                    continue
                }
                hasBrokenTag = true
            }
            if isEnd(reach.end) { break }
            reach.end += 1
        }
        // `?id=<contact>` goes on, only not as an address.
        let isTagNext = reach.end < text.count && text[reach.end] == Byte.less
        reach.isDoubtful = isTagNext && (hasBrokenTag || reader.tag(at: reach.end) != nil)
        return reach
    }

    /// The end of the tag at `at`, unless it goes on in the next line.
    private func tag(at: Int) -> Int? {
        guard let end = reader.tag(at: at)?.end,
            !text[at..<end].contains(Byte.lineFeed), !text[at..<end].contains(Byte.carriageReturn)
        else { return nil }
        return end
    }

    private func isEnd(_ at: Int) -> Bool {
        switch text[at] {
        case ...Byte.space, 0x7F, Byte.less, Byte.greater, Byte.quote: true
        case 0x80...: isWideSpace(at)
        default: false
        }
    }

    /// No-break, zero-width and ideographic spaces (U+A0, U+2000 to 200F, U+2028 to 202F, U+3000).
    private func isWideSpace(_ at: Int) -> Bool {
        let bytes = text[at...].prefix(3)
        guard isUTF8 else { return bytes.first == 0xA0 }
        if bytes.starts(with: [0xC2, 0xA0]) || bytes.elementsEqual([0xE3, 0x80, 0x80]) {
            return true
        }
        guard bytes.starts(with: [0xE2, 0x80]), let last = bytes.last else { return false }
        return (0x80...0x8F).contains(last) || (0xA8...0xAF).contains(last)
    }

    /// Gives back what ends the sentence and not the address.
    func trimmed(_ range: Range<Int>, after floor: Int) -> Int {
        var end = range.upperBound
        var surplus = Self.brackets.map { bracket in
            count(bracket.close, range) - count(bracket.open, range)
        }
        while end > floor {
            let last = text[end - 1]
            if Self.punctuation.contains(last) {
                end -= 1
            } else if let index = Self.brackets.firstIndex(where: { $0.close == last }),
                surplus[index] > 0
            {
                surplus[index] -= 1
                end -= 1
            } else if let length = (1...3).first(where: {
                end - $0 >= floor && punctuationLength(end - $0) == $0
            }) {
                end -= length
            } else {
                break
            }
        }
        return end
    }

    /// A quotation mark or dash inside, or a bracket that stays open, may be the text's.
    func isDoubtful(_ range: Range<Int>) -> Bool {
        if range.contains(where: { text[$0] >= 0x80 && punctuationLength($0) != nil }) {
            return true
        }
        return Self.brackets.dropFirst().contains {
            count($0.open, range) > count($0.close, range)
        }
    }

    /// The length of the quotation mark, dash or other sign outside ASCII at `at`, if it is one:
    /// U+80 to BF, U+2000 to 207F, U+3000 to 303F, U+FF00 to FF3F.
    private func punctuationLength(_ at: Int) -> Int? {
        guard isUTF8 else { return (0x80...0xBF).contains(text[at]) ? 1 : nil }
        guard at + 1 < text.count else { return nil }
        switch (text[at], text[at + 1]) {
        case (0xC2, _): return 2
        case (0xE2, 0x80...0x81), (0xE3, 0x80), (0xEF, 0xBC): return 3
        default: return nil
        }
    }

    private func count(_ byte: UInt8, _ range: Range<Int>) -> Int {
        text[range].count { $0 == byte }
    }
}
