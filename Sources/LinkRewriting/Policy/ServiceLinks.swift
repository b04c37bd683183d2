/// Finds the links that serve the reader, by address, merge tag and link text.
struct ServiceLinks {
    private let kinds: [(reason: KeepReason, patterns: ServicePatterns.Patterns)]

    init(_ patterns: ServicePatterns) {
        kinds = [
            (.unsubscribe, patterns.unsubscribe), (.preferences, patterns.preferences),
            (.viewInBrowser, patterns.viewInBrowser),
        ]
    }

    func reason(address: LinkAddress, tags: MergeTag.Findings, text: String) -> KeepReason? {
        let parts = Self.parts(of: address.bytes)
        let names = tags.ranges.map { Self.letters(address.bytes[$0]) }
        let words = Self.folded(text.utf8)
        return kinds.first { _, patterns in
            names.contains { name in patterns.tagNames.contains { name.contains($0) } }
                || parts.contains { patterns.addressParts.contains($0) }
                || parts.contains { Self.holds($0, anyOf: patterns.addressWords) }
                || patterns.wholeTexts.contains(words)
                || Self.holds(words, anyOf: patterns.textWords)
        }?.reason
    }

    /// The host's labels, path segments and query names and values, folded.
    private static func parts(of address: [UInt8]) -> [String] {
        let decoded = percentDecoded(address)
        return decoded.split { "/?&=#;:".utf8.contains($0) }.flatMap { part in
            let whole = folded(part)
            let pieces = part.split(separator: UInt8(ascii: "."))
            return pieces.count > 1 ? [whole] + pieces.map(folded) : [whole]
        }
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
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

    /// Lower case, without accents, every run of other characters one space.
    static func folded(_ bytes: some Collection<UInt8>) -> String {
        var folded = ""
        var isGap = false
        for character in String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars {
            guard let letter = letter(character) else {
                isGap = true
                continue
            }
            if isGap, !folded.isEmpty { folded.append(" ") }
            isGap = false
            folded.unicodeScalars.append(letter)
        }
        return folded
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "á", "à", "â", "ä", "ã": "a"
        case "é", "è", "ê", "ë": "e"
        case "í", "ì", "î", "ï": "i"
        case "ó", "ò", "ô", "ö", "õ": "o"
        case "ú", "ù", "û", "ü": "u"
        case "ñ": "n"
        case "ç": "c"
        default:
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
        }
    }

    private static func letters(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.filter(\.isASCIIAlphanumeric), as: UTF8.self).lowercased()
    }

    /// Whether `text` holds one of `phrases` as whole words.
    private static func holds(_ text: String, anyOf phrases: [String]) -> Bool {
        let padded = Array(" \(text) ".utf8)
        return phrases.contains { phrase in
            let wanted = Array(" \(phrase) ".utf8)
            guard wanted.count <= padded.count else { return false }
            return (0...(padded.count - wanted.count)).contains { start in
                padded[start...].starts(with: wanted)
            }
        }
    }
}
