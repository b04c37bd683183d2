import Model

/// Where a destination's query and fragment begin, as far as its merge tags let it be told.
struct DestinationParts {
    private let destination: Destination
    private let bytes: [UInt8]
    /// After the `?`.
    private let query: Range<Int>?
    /// Where the `#` stands, else the end.
    private let fragment: Int

    init(_ destination: Destination) {
        self.destination = destination
        bytes = Array(destination.url.utf8)
        // What stands inside a merge tag is the platform's: `##x##` begins no fragment.
        let tags = destination.lateBound
        let first = { (byte: UInt8, bytes: [UInt8], end: Int) -> Int? in
            (0..<end).first { at in
                bytes[at] == byte && !tags.contains { $0.contains(at) }
            }
        }
        fragment = first(UInt8(ascii: "#"), bytes, bytes.count) ?? bytes.count
        let end = fragment
        query = first(UInt8(ascii: "?"), bytes, end).map { $0 + 1..<end }
    }

    /// Names of the query's parameters in lower case, escapes decoded.
    var parameterNames: Set<String> {
        guard let query else { return [] }
        let pairs = bytes[query].split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }
        return Set(
            pairs.map { pair in
                let name = pair.prefix { $0 != UInt8(ascii: "=") }
                return (String(decoding: name, as: UTF8.self).removingEscapes).lowercased()
            })
    }

    /// The destination with `parameters` at the end of its query.
    func adding(_ parameters: String) -> Destination {
        let separator =
            if let query {
                query.isEmpty || bytes[query.upperBound - 1] == UInt8(ascii: "&") ? "" : "&"
            } else { "?" }
        let added = Array((separator + parameters).utf8)
        let url = bytes[..<fragment] + added + bytes[fragment...]
        let lateBound = destination.lateBound.map { tag in
            tag.lowerBound < fragment
                ? tag : tag.lowerBound + added.count..<tag.upperBound + added.count
        }
        return Destination(url: String(decoding: url, as: UTF8.self), lateBound: lateBound)
    }
}

extension String {
    /// With percent escapes decoded (RFC 3986, 2.1).
    fileprivate var removingEscapes: String {
        var output: [UInt8] = []
        var rest = Substring(self).utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(Substring(digits)), radix: 16)
            {
                output.append(value)
                rest.removeFirst(2)
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
