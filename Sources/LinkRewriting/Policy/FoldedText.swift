/// Text made comparable: lower case, without accents, one space for every run of other characters.
enum FoldedText {
    /// `bytes` is UTF-8. Letters outside Latin-1 stay as they are.
    static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var isGap = false
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let (letter, length) = letter(bytes, at)
            at += length
            guard let letter else {
                isGap = true
                continue
            }
            if isGap, !folded.isEmpty { folded.append(Byte.space) }
            isGap = false
            folded.append(letter)
        }
        return folded
    }

    /// The letter or digit at `at` without its accent, and its length in bytes.
    private static func letter(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (UInt8?, Int) {
        let byte = bytes[at]
        if byte < 0x80 { return (byte.isASCIIAlphanumeric ? byte.asciiLowercased : nil, 1) }
        guard at + 1 < bytes.endIndex else { return (byte, 1) }
        // U+00C0 to U+00FF: C3, then the code less 40.
        if byte == 0xC3 { return (latin[Int(bytes[at + 1] & 0x1F)], 2) }
        // U+0080 to U+00BF, no-break space and quotation marks among them; dashes and the like.
        if byte == 0xC2 { return (nil, 2) }
        if byte == 0xE2, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 {
            return (nil, min(3, bytes.endIndex - at))
        }
        return (byte, 1)
    }

    /// à to ÿ; the capitals lie 32 before them. Nothing is lost for what is no letter here.
    private static let latin = Array("aaaaaaaceeeeiiiidnooooo ouuuuyty".utf8).map {
        $0 == Byte.space ? nil : Optional($0)
    }

    /// Whether `part` stands anywhere in `text`.
    static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(Byte.percent) else { return bytes }
        var output: [UInt8] = []
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
