/// Text in header fields: words in quoted-printable's cousin "Q" where ASCII is not enough
/// (RFC 2047), in lines of at most 76 octets.
package enum EncodedWord {
    private static let opening = "=?UTF-8?Q?"
    private static let closing = "?="
    /// RFC 2047, 2: of a word, and of a line that holds one.
    private static let longestWord = 75
    private static let longestLine = 76
    /// Four bytes of UTF-8, each as three octets.
    private static let longestPiece = 12

    /// An unstructured value such as that of `Subject`, folded; `column` is how many octets of the
    /// line are written already. Line ends and other controls become spaces, so that no text can
    /// add a header field.
    package static func text(_ text: String, column: Int) -> [UInt8] {
        let clean = cleaned(text)
        let isPlain = clean.utf8.allSatisfy { $0 < 0x80 } && !clean.contains("=?")
        guard isPlain, let folded = folded(clean, column) else { return encoded(clean, column) }
        return folded
    }

    /// A phrase such as the name before `<address>`: as it is if it consists of atoms
    /// (RFC 5322, 3.2.3), else encoded; so it never needs quotes.
    package static func phrase(_ text: String, column: Int) -> [UInt8] {
        let clean = cleaned(text)
        let isPlain = clean.utf8.allSatisfy { isSafe($0) || $0 == Byte.space }
        guard isPlain, let folded = folded(clean, column) else { return encoded(clean, column) }
        return folded
    }

    private static func cleaned(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: scalars)
        return String(clean)
    }

    /// `nil` if white space would be lost or a word is too long for a line.
    private static func folded(_ text: String, _ column: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var column = column
        for (index, word) in text.utf8.split(
            separator: Byte.space, omittingEmptySubsequences: false
        ).enumerated() {
            guard !word.isEmpty, word.count < longestLine else { return text.isEmpty ? [] : nil }
            if index > 0 || column > longestLine - word.count {
                let isFolded = column + 1 + word.count > longestLine
                output += isFolded ? [0x0D, 0x0A, Byte.space] : [Byte.space]
                column = (isFolded ? 0 : column) + 1
            }
            output += word
            column += word.count
        }
        return output
    }

    /// Each word holds whole characters (RFC 2047, 5): a line could be read on its own.
    private static func encoded(_ text: String, _ column: Int) -> [UInt8] {
        let frame = opening.utf8.count + closing.utf8.count
        var left = min(longestWord, longestLine - column) - frame
        var output = Array(opening.utf8)
        // A word that holds nothing is none (RFC 2047, 2): begin on a line of its own.
        if left < longestPiece {
            output = Array(("\r\n " + opening).utf8)
            left = longestWord - frame
        }
        for scalar in text.unicodeScalars {
            let piece = scalar.utf8.flatMap(quoted)
            if piece.count > left {
                output += (closing + "\r\n " + opening).utf8
                left = longestWord - frame
            }
            output += piece
            left -= piece.count
        }
        return output + closing.utf8
    }

    private static func quoted(_ byte: UInt8) -> [UInt8] {
        if byte == Byte.space { return [UInt8(ascii: "_")] }
        if isSafe(byte) { return [byte] }
        return QuotedPrintable.escape(byte)
    }

    /// What is safe in an encoded word wherever it stands (RFC 2047, 5 (3)).
    private static func isSafe(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "!*+-/".utf8.contains(byte)
    }
}
