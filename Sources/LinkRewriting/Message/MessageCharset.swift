/// What a declared character set means for rewriting bytes.
enum MessageCharset: Equatable {
    /// One byte is one character, or UTF-8.
    case plain
    /// Letters of several bytes, of which only the first is surely outside ASCII; `<`, `>`, `&`
    /// and quotes are never part of them.
    case multibyte
    /// Bytes of ASCII can mean something else.
    case unsafe(name: String)
    case unknown

    /// `name` as in `charset=`; `nil` where none is declared.
    init(_ name: [UInt8]?) {
        guard let name else {
            self = .plain
            return
        }
        let text = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
        let key = text.filter { $0 != "-" && $0 != "_" && $0 != " " }
        if Self.unsafeNames.contains(where: { key.hasPrefix($0) }) {
            self = .unsafe(name: text.uppercased())
        } else if Self.plainNames.contains(where: { key.hasPrefix($0) }) {
            self = .plain
        } else {
            self = Self.multibyteNames.contains { key.hasPrefix($0) } ? .multibyte : .unknown
        }
    }

    private static let unsafeNames = [
        "utf16", "utf32", "utf7", "unicode11utf7", "csunicode", "iso10646", "ucs2", "ucs4",
        "iso2022", "csiso2022", "hz",
    ]

    private static let plainNames = [
        "utf8", "unicode11utf8", "usascii", "ascii", "ansix3.4", "iso8859", "iso88591", "latin1",
        "latin2", "latin9", "l1", "windows125", "windows874", "cp125", "cp819", "koi8",
        "macintosh", "macroman", "xmac", "tis620", "xunknown", "unknown8bit", "ansi", "ibm8",
        "cp437", "cp85", "cp86",
    ]

    private static let multibyteNames = [
        "gb2312", "gbk", "gb18030", "csgb", "big5", "shiftjis", "sjis", "xsjis", "windows31j",
        "cp932", "windows949", "eucjp", "xeucjp", "euckr", "ksc5601", "euctw",
    ]
}
