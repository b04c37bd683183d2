/// `{{ column }}` or `{{ column | fallback }}`: what merge fills in with a contact's own value.
package struct ColumnTag: Equatable, Sendable {
    /// As it stands in the source.
    package let source: [UInt8]
    /// The column's name, decoded and without blanks around it.
    package let name: String
    /// What stands there where the contact has no value, as written; `nil`: nothing.
    let fallback: [UInt8]?

    /// In bytes; a longer one is none, so that no input makes reading costly.
    private static let longest = 1_000

    package var text: String { String(decoding: Windows1252.utf8(from: source), as: UTF8.self) }

    /// Reads the tag that starts at the first of `bytes`: it ends where every brace is closed.
    init?(opening bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard bytes.starts(with: "{{".utf8) else { return nil }
        var depth = 0
        for (index, byte) in bytes.prefix(Self.longest).enumerated() {
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case Byte.less, Byte.greater: return nil
            default: break
            }
            guard depth == 0 else { continue }
            guard bytes[bytes.startIndex + index - 1] == UInt8(ascii: "}") else { return nil }
            self.init(
                source: Array(bytes.prefix(index + 1)),
                content: Array(bytes.prefix(index - 1).dropFirst(2)))
            return
        }
        return nil
    }

    /// Reads a tag whose braces an editor has written as `%7B%7B` and `%7D%7D`, in an address.
    init?(openingEscaped bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let source = bytes.prefix(Self.longest)
        guard source.prefix(6).map(\.asciiLowercased) == Array("%7b%7b".utf8) else { return nil }
        var at = source.startIndex + 6
        while at + 6 <= source.endIndex {
            if source[at..<at + 6].map(\.asciiLowercased) == Array("%7d%7d".utf8) {
                let content = Self.unescaped(source[(source.startIndex + 6)..<at])
                self.init(source: Array(source[..<(at + 6)]), content: content)
                return
            }
            at += 1
        }
        return nil
    }

    /// The tag that a destination carries, in either form.
    init?(whole tag: String) {
        let bytes = Array(tag.utf8)
        let found = bytes.withUnsafeBufferPointer {
            ColumnTag(opening: $0[...]) ?? ColumnTag(openingEscaped: $0[...])
        }
        guard let found, found.source == bytes else { return nil }
        self = found
    }

    private init(source: [UInt8], content: [UInt8]) {
        let parts = content.split(
            separator: UInt8(ascii: "|"), maxSplits: 1, omittingEmptySubsequences: false)
        self.source = source
        let utf8 = Windows1252.utf8(from: Self.trimmed(parts[0]))
        let decoded = CharacterReferences(place: .text).decode(utf8[...])
        name = String(decoding: decoded, as: UTF8.self)
        fallback = parts.count == 2 ? Array(Self.trimmed(parts[1])) : nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var part = bytes.drop(while: \.isHTMLSpace)
        while let last = part.last, last.isHTMLSpace { part.removeLast() }
        return part
    }

    private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var out: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            if bytes[at] == Byte.percent, at + 2 < bytes.endIndex,
                let high = bytes[at + 1].hexValue, let low = bytes[at + 2].hexValue
            {
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }
}

/// The header of a contact list: which column a tag names.
package struct ColumnNames: Sendable {
    /// As in the header, without blanks around them.
    package let names: [String]
    private let places: [String: Int]

    /// Of two columns of one name the first counts.
    package init(_ names: [String]) {
        self.names = names
        let numbered = names.enumerated().map { ($1.lowercased(), $0) }
        places = Dictionary(numbered) { first, _ in first }
    }

    /// Its place in the record, whatever the case.
    package func index(of name: String) -> Int? { places[name.lowercased()] }
}
