/// A sale's query on its way into the journal: addresses taken out, and the text a shop signs.
package struct SaleQuery: Sendable {
    private let pairs: [QueryParameters.Pair]

    /// Takes the bytes after the `?`; only the parameters that are read at all.
    package init(_ query: [UInt8]) { pairs = QueryParameters.pairs(query) }

    /// The query as sent, but every value that is an e-mail address replaced by its hash, so
    /// that nobody's address is stored; `hash` returns 64 hexadecimal digits.
    ///
    /// Any parameter's value is looked at: shops put addresses where they should not.
    package func withoutAddresses(hash: (String) -> String) -> [UInt8] {
        var out: [UInt8] = []
        for (index, pair) in pairs.enumerated() {
            if index > 0 { out.append(UInt8(ascii: "&")) }
            out += pair.name
            // A parameter without "=" ends where its name does.
            if pair.value.startIndex > pair.name.endIndex { out.append(UInt8(ascii: "=")) }
            if let address = Self.address(pair.value) {
                out += Array("sha256%3A\(hash(address))".utf8)
            } else {
                out += pair.value
            }
        }
        return out
    }

    /// What ``SaleField/signature`` signs: every other parameter, decoded, as `name=value` with
    /// the name in lower case, sorted by name (equal names as they were sent), one a line.
    package var signedText: [UInt8] {
        let named = pairs.map { pair in
            (
                name: QueryParameters.decoded(pair.name).lowercased(),
                value: QueryParameters.decoded(pair.value)
            )
        }
        let signed = named.filter { !SaleField.signature.names.contains($0.name) }
        let sorted = signed.enumerated().sorted {
            ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
        }
        let lines = sorted.map { "\($0.element.name)=\($0.element.value)" }
        return Array(lines.joined(separator: "\n").utf8)
    }

    private static func address(_ encoded: ArraySlice<UInt8>) -> String? {
        // Cheap: nearly no value has one of the two.
        guard encoded.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "%") }) else {
            return nil
        }
        let text = QueryParameters.decoded(encoded).trimmed.lowercased()
        return OrderContact.isAddress(text) ? text : nil
    }
}
