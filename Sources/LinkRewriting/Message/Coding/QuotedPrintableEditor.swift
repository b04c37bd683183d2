/// Writes one line of quoted-printable text anew, in as many lines as it needs.
struct QuotedPrintableEditor {
    private(set) var output: [UInt8] = []
    private let lineEnd: [UInt8]
    private var column = 0
    /// The last octet is white space that stands for itself.
    private var endsBlank = false

    init(lineEnd: [UInt8]) { self.lineEnd = lineEnd }

    /// A new character.
    mutating func put(_ byte: UInt8) {
        let isBlank = byte == Byte.space || byte == Byte.tab
        if QuotedPrintable.isLiteral(byte) || isBlank {
            copy([byte])
        } else {
            append(QuotedPrintable.escape(byte)[...])
        }
    }

    /// A character as the source has it: one octet, or three.
    mutating func copy(_ token: ArraySlice<UInt8>) {
        guard let first = token.first, token.count == 1 else { return append(token) }
        let breaks = column + 1 >= QuotedPrintable.longestLine
        // What opens a new line must not be taken for a boundary, a dot of SMTP or a "From ".
        let opensBadly = QuotedPrintableLine.isReserved(first) || first == UInt8(ascii: "F")
        append(breaks && opensBadly ? QuotedPrintable.escape(first)[...] : token)
        endsBlank = first == Byte.space || first == Byte.tab
    }

    private mutating func append(_ token: ArraySlice<UInt8>) {
        // One octet is kept for the `=` of the soft line break.
        if column + token.count >= QuotedPrintable.longestLine {
            output.append(Byte.equals)
            output += lineEnd
            column = 0
        }
        output += token
        column += token.count
        endsBlank = false
    }

    /// `ending` is what the source has behind the line's text: `=` or nothing, and the line end.
    mutating func finish(with ending: ArraySlice<UInt8>) {
        let isSoft = ending.contains(Byte.equals)
        if endsBlank, !isSoft, let blank = output.popLast() {
            column -= 1
            append(QuotedPrintable.escape(blank)[...])
        }
        output += ending
        (column, endsBlank) = (0, false)
    }
}
