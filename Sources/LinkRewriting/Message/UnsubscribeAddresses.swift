/// The web addresses of a `List-Unsubscribe` field (RFC 2369, 3.2; RFC 8058).
enum UnsubscribeAddresses {
    /// `value` is unfolded. Addresses stand in `<` and `>`; what is no web address is left out.
    static func find(in value: [UInt8]) -> [String] {
        let text = EncodedWord.decoded(value)
        guard text.contains(Byte.less) else { return [web(text[...])].compactMap(\.self) }
        return text.split(separator: Byte.less).compactMap { piece in
            piece.firstIndex(of: Byte.greater).flatMap { web(piece[..<$0]) }
        }
    }

    /// White space in an address comes from folding alone.
    private static func web(_ bytes: ArraySlice<UInt8>) -> String? {
        let address = LinkAddress(bytes.filter { !$0.isHTMLSpace })
        // A host alone would keep every link to it.
        guard case .web(let authority) = address.kind,
            address.bytes.count > authority.upperBound + 1
        else { return nil }
        return String(decoding: address.bytes, as: UTF8.self)
    }
}
