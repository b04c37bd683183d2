/// The named character references of HTML 13.5.
struct NamedCharacters: Sendable {
    struct Entry {
        var name: [UInt8]
        var utf8: [UInt8]
        var needsSemicolon: Bool
    }

    static let longest = 31
    static let longestWithoutSemicolon = 6

    /// Read once from `table`.
    static let standard = NamedCharacters()

    private var entries: [Entry] = []
    /// Open addressing: the index of an entry at its hash or in the next free slot; -1 is free.
    private var slots = [Int16](repeating: -1, count: 8_192)

    private init() {
        for item in Self.table.utf8.split(whereSeparator: \.isHTMLSpace) {
            let name = item.prefix { $0.isASCIIAlphanumeric }
            var text = String.UnicodeScalarView()
            for code in item[name.endIndex...].dropFirst().split(separator: Byte.dot) {
                text.append(Unicode.Scalar(UInt32(Substring(code), radix: 16) ?? 0) ?? "\u{FFFD}")
            }
            add(
                Entry(
                    name: Array(name), utf8: Array(String(text).utf8),
                    needsSemicolon: item[name.endIndex] == Byte.colon))
        }
    }

    private mutating func add(_ entry: Entry) {
        var at = Self.hash(entry.name[...])
        while slots[at] >= 0 { at = (at + 1) & 8_191 }
        slots[at] = Int16(entries.count)
        entries.append(entry)
    }

    /// The entry of a name without its semicolon.
    func entry(_ name: ArraySlice<UInt8>) -> Entry? {
        var at = Self.hash(name)
        while slots[at] >= 0 {
            let entry = entries[Int(slots[at])]
            if entry.name.elementsEqual(name) { return entry }
            at = (at + 1) & 8_191
        }
        return nil
    }

    /// FNV-1a (RFC 9923), folded to 13 bits.
    private static func hash(_ name: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((hash ^ hash >> 13 ^ hash >> 26 ^ hash >> 39) & 8_191)
    }
}
