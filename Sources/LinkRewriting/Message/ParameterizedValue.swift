/// The value of `Content-Type` or `Content-Disposition`: a word and parameters (RFC 2045, 5.1).
struct ParameterizedValue {
    /// In lower case, for instance `text/html`.
    private(set) var value = ""
    private var parameters: [(name: String, value: [UInt8])] = []

    init(_ bytes: [UInt8]) {
        var reader = Reader(bytes)
        value = String(decoding: reader.word(endingAt: ";("), as: UTF8.self).lowercased()
        while reader.skip(to: Byte.semicolon) {
            let name = String(decoding: reader.word(endingAt: "=;("), as: UTF8.self).lowercased()
            guard reader.takes(Byte.equals) else { continue }
            parameters.append((name, reader.content()))
        }
    }

    /// The first parameter of that name, given in lower case.
    func parameter(_ name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

    private struct Reader {
        private let bytes: [UInt8]
        private var at = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func takes(_ byte: UInt8) -> Bool {
            skipBlanks()
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
            return true
        }

        /// Passes over what does not belong there; false at the end.
        mutating func skip(to byte: UInt8) -> Bool {
            while at < bytes.count {
                if takes(byte) { return true }
                if at < bytes.count { at += 1 }
            }
            return false
        }

        /// Up to white space or one of `stops`.
        mutating func word(endingAt stops: String) -> ArraySlice<UInt8> {
            skipBlanks()
            let word = bytes[at...].prefix { $0 > Byte.space && !stops.utf8.contains($0) }
            at = word.endIndex
            return word
        }

        /// A quoted string without quotes and backslashes, or a word. Some programs leave out the
        /// quotes that a boundary with `=` or `(` needs.
        mutating func content() -> [UInt8] {
            guard takes(Byte.quote) else { return Array(word(endingAt: ";")) }
            var content: [UInt8] = []
            while at < bytes.count, bytes[at] != Byte.quote {
                if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
                content.append(bytes[at])
                at += 1
            }
            at = min(at + 1, bytes.count)
            return content
        }

        /// White space and comments, which may be nested (RFC 5322, 3.2.2).
        private mutating func skipBlanks() {
            var depth = 0
            while at < bytes.count {
                if bytes[at] == UInt8(ascii: "(") {
                    depth += 1
                } else if bytes[at] == UInt8(ascii: ")"), depth > 0 {
                    depth -= 1
                } else if depth == 0, bytes[at] > Byte.space {
                    return
                }
                at += 1
            }
        }
    }
}
