/// The named character references of HTML 13.5.
enum NamedCharacters {
    struct Entry {
        var utf8: [UInt8]
        var needsSemicolon: Bool
    }

    static let longest = 31
    static let longestWithoutSemicolon = 6

    /// The entry of a name without its semicolon.
    static func entry(_ name: ArraySlice<UInt8>) -> Entry? { entries[Array(name)] }

    /// Read once from `table`.
    private static let entries: [[UInt8]: Entry] = {
        var entries: [[UInt8]: Entry] = [:]
        entries.reserveCapacity(2_125)
        for item in table.utf8.split(whereSeparator: \.isHTMLSpace) {
            let name = item.prefix { $0.isASCIIAlphanumeric }
            var text = String.UnicodeScalarView()
            for code in item[name.endIndex...].dropFirst().split(separator: UInt8(ascii: ".")) {
                text.append(Unicode.Scalar(UInt32(Substring(code), radix: 16) ?? 0) ?? "\u{FFFD}")
            }
            entries[Array(name)] = Entry(
                utf8: Array(String(text).utf8),
                needsSemicolon: item[name.endIndex] == Byte.colon)
        }
        return entries
    }()
}
