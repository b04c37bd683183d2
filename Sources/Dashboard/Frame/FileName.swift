/// The name of a file to be saved, which may be made of anybody's words.
struct FileName {
    private let name: String

    init(_ name: String) { self.name = name }

    /// A value for Content-Disposition: a plain name for old browsers, and the whole one (RFC
    /// 6266, appendix D; RFC 8187). Slashes and control characters are no part of a name.
    var disposition: String {
        let clean = name.map { character -> Character in
            let isUnsafe = character.unicodeScalars.contains {
                $0.properties.generalCategory == .control
                    || "/\\:*?\"<>|".unicodeScalars.contains($0)
            }
            return isUnsafe ? "_" : character
        }
        let plain = clean.map { $0.isASCII && $0 != "%" ? $0 : "_" }
        return "attachment; filename=\"\(String(plain))\"; "
            + "filename*=UTF-8''\(PageURL.encoded(String(clean)))"
    }
}
