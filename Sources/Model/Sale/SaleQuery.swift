/// A sale's query on its way into the journal: addresses taken out, and the text a shop signs.
package struct SaleQuery: Sendable {
    private let pairs: [QueryParameters.Pair]

    /// Takes the bytes after the `?`; only the parameters that are read at all.
    package init(_ query: [UInt8]) { pairs = QueryParameters.pairs(query) }

    /// The query as sent, but with every e-mail address replaced by its hash, so that nobody's
    /// address is stored; `hash` returns 64 hexadecimal digits.
    ///
    /// All names and values are looked at, also inside longer texts: shops put addresses where
    /// they should not. Bytes that are not UTF-8 are percent-encoded, so that a text holds them.
    package func withoutAddresses(hash: (String) -> String) -> [UInt8] {
        var out: [UInt8] = []
        for (index, pair) in pairs.enumerated() {
            if index > 0 { out.append(UInt8(ascii: "&")) }
            out += Self.withoutAddresses(pair.name, hash)
            // A parameter without "=" ends where its name does.
            if pair.value.startIndex > pair.name.endIndex { out.append(UInt8(ascii: "=")) }
            out += Self.withoutAddresses(pair.value, hash)
        }
        return out
    }

    /// What ``SaleField/signature`` signs: every other parameter, decoded, as `name=value` with
    /// the name in lower case, sorted by name (equal names as they were sent), one a line.
    ///
    /// `nil` where that text could be another query's as well, because a line end stands in a
    /// name or value, or `=` in a name: a buyer's own words must not become a field of the shop.
    package var signedText: [UInt8]? {
        let named = pairs.map { pair in
            (
                name: QueryParameters.decoded(pair.name).lowercased(),
                value: QueryParameters.decoded(pair.value)
            )
        }
        let signed = named.filter { !SaleField.signature.names.contains($0.name) }
        let isClear = named.allSatisfy { name, value in
            !name.utf8.contains(UInt8(ascii: "=")) && !(name + value).utf8.contains { $0 < 0x20 }
        }
        guard isClear else { return nil }
        let sorted = signed.enumerated().sorted {
            ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
        }
        let lines = sorted.map { "\($0.element.name)=\($0.element.value)" }
        return Array(lines.joined(separator: "\n").utf8)
    }

    private static func withoutAddresses(
        _ encoded: ArraySlice<UInt8>, _ hash: (String) -> String
    ) -> [UInt8] {
        // Cheap: nearly no value has one of the two.
        let mayHave = encoded.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "%") }
        guard mayHave, let text = AddressFinder.replaced(in: encoded, hash: hash) else {
            return asText(encoded)
        }
        return QueryParameters.encoded(text)
    }

    private static func asText(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
        guard encoded.contains(where: { $0 >= 0x80 }),
            String(validating: encoded, as: UTF8.self) == nil
        else { return Array(encoded) }
        return encoded.flatMap { $0 < 0x80 ? [$0] : QueryParameters.escaped($0) }
    }
}
