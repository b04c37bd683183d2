/// Words that tell a machine by its `User-Agent`, as an operator keeps them in a file.
package struct UserAgentPatterns: Hashable, Sendable {
    /// By their first byte, so that one pass over a `User-Agent` finds any of them.
    private let byFirstByte: [[[UInt8]]]

    /// Bytes of the longest file that is read.
    package static let maximumLength = 1 << 20

    /// Reads one word a line, in any case; empty lines and those that begin with `#` are none.
    package init(text: String) {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for line in text.split(whereSeparator: \.isNewline) {
            let word = Array(String(line).trimmed.lowercased().utf8)
            guard let first = word.first, first != UInt8(ascii: "#") else { continue }
            table[Int(first)].append(word)
        }
        byFirstByte = table
    }

    /// Whether any of the words stands in it, ASCII letters compared without case.
    package func matches(_ userAgent: [UInt8]) -> Bool {
        let text = userAgent.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return text.indices.contains { start in
            byFirstByte[Int(text[start])].contains { text[start...].starts(with: $0) }
        }
    }
}
