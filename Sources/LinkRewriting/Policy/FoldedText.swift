/// Text made comparable: letters without their accents, percent escapes undone.
enum FoldedText {
    /// `bytes`, which is UTF-8, with the accented letters of Latin-1 as ASCII letters and its
    /// dashes, quotation marks and no-break spaces as spaces. All else stays as it is.
    static func fold(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let (letter, length) = letter(bytes, at)
            folded.append(letter)
            at += length
        }
        return folded
    }

    /// What stands for the character at `at`, and its length in bytes.
    private static func letter(_ bytes: [UInt8], _ at: Int) -> (UInt8, Int) {
        let byte = bytes[at]
        guard byte >= 0x80, at + 1 < bytes.count else { return (byte, 1) }
        // U+00C0 to U+00FF: C3, then the code less 40.
        if byte == 0xC3 { return (latin[Int(bytes[at + 1] & 0x1F)], 2) }
        // U+0080 to U+00BF, no-break space and quotation marks among them; dashes and the like.
        if byte == 0xC2 { return (Byte.space, 2) }
        if byte == 0xE2, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 {
            return (Byte.space, min(3, bytes.count - at))
        }
        return (byte, 1)
    }

    /// à to ÿ; the capitals lie 32 before them.
    private static let latin = Array("aaaaaaaceeeeiiiidnooooo ouuuuyty".utf8)

    /// Whether `part` stands anywhere in `text`.
    static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= text.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            if text[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
    }

    static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(Byte.percent) else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == Byte.percent, at + 2 < bytes.count, let high = bytes[at + 1].hexValue,
                let low = bytes[at + 2].hexValue
            {
                output.append(high << 4 | low)
                at += 3
            } else {
                output.append(bytes[at])
                at += 1
            }
        }
        return output
    }
}
