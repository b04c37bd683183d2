/// Finds e-mail addresses in the values of a query, however they are wrapped.
enum AddressFinder {
    /// The decoded value with every address replaced by its marked hash; `nil` if it has none.
    static func replaced(
        in encoded: ArraySlice<UInt8>, hash: (String) -> String
    ) -> String? {
        var text = QueryParameters.decoded(encoded)
        // An address of an address, as in `url=https%3A%2F%2F…email%3Dana%2540shop.example`.
        for _ in 0..<deepestEncoding where !text.contains("@") && text.contains("%") {
            text = QueryParameters.decoded(Array(text.utf8)[...])
        }
        guard text.contains("@") else { return nil }
        if let whole = whole(text) { return OrderContact.hashMark + hash(whole) }
        var isFound = false
        // From the start each time: in `a@b.example@c.example` the hash stands before an @ again.
        while let found = first(in: text[...]) {
            text.replaceSubrange(
                found, with: OrderContact.hashMark + hash(text[found].lowercased()))
            isFound = true
        }
        return isFound ? text : nil
    }

    private static let deepestEncoding = 3

    /// A value that is nothing but an address, in lower case.
    private static func whole(_ text: String) -> String? {
        let address = text.trimmed.lowercased()
        let name = address.prefix { $0 != "@" }
        return OrderContact.isAddress(address) && name.allSatisfy { isOfName($0) || $0 == "'" }
            ? address : nil
    }

    /// The first `@` with something before it and a domain behind it.
    private static func first(in text: Substring) -> Range<Substring.Index>? {
        var from = text.startIndex
        while let at = text[from...].firstIndex(of: "@") {
            let name = text[from..<at].reversed().prefix { isOfName($0) }.count
            let start = text.index(at, offsetBy: -name)
            var end = text[text.index(after: at)...].firstIndex { !isOfDomain($0) } ?? text.endIndex
            while end > at, ".-".contains(text[text.index(before: end)]) {
                end = text.index(before: end)
            }
            if OrderContact.isAddress(text[start..<end].lowercased()) { return start..<end }
            from = text.index(after: at)
        }
        return nil
    }

    /// RFC 5322, section 3.2.3, without what queries and sentences put around an address;
    /// letters of any script (RFC 6531).
    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "!#$*+-._~^{|}".contains(character)
    }

    private static func isOfDomain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || ".-".contains(character)
    }
}
