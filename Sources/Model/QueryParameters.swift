/// The parameters of a URL's query as browsers and shops send them: any bytes give something.
///
/// Read as `application/x-www-form-urlencoded` (URL Standard, section 5.1), except that a value
/// that is not UTF-8 is read as windows-1252, which old shops still send.
package struct QueryParameters: Hashable, Sendable {
    /// One parameter, decoded.
    package struct Parameter: Hashable, Sendable {
        /// May be empty.
        package let name: String
        /// May be empty, and hold any character.
        package let value: String
        /// The name as it is compared.
        let key: String

        init(name: String, value: String) {
            self.name = name
            self.value = value
            key = name.asciiLowercased
        }
    }

    /// How many parameters are read unless said otherwise; the rest is not looked at.
    package static let maximumCount = 256

    /// In the order they were sent, repeated names included.
    package let parameters: [Parameter]

    /// Reads the bytes after the `?`, or those of a form, up to `limit` parameters.
    package init(_ query: some Collection<UInt8>, limit: Int = maximumCount) {
        parameters = Self.pairs(Array(query), limit).map { pair in
            Parameter(name: Self.decoded(pair.name), value: Self.decoded(pair.value))
        }
    }

    /// All values of a parameter, its name in any case of ASCII letters, empty ones included.
    package func values(_ name: String) -> [String] {
        let key = name.asciiLowercased
        return parameters.filter { $0.key == key }.map(\.value)
    }

    /// The first value with any text in it, without white space around it: that of the earliest
    /// of `names` that has one.
    package func text(_ names: String...) -> String? { text(names) }

    /// The first value with any text in it, as above, for a list of names.
    package func text(_ names: [String]) -> String? {
        for name in names {
            let key = name.asciiLowercased
            for parameter in parameters where parameter.key == key {
                let trimmed = parameter.value.trimmed
                if !trimmed.isEmpty { return trimmed }
            }
        }
        return nil
    }
}

extension QueryParameters {
    /// The query without all parameters but these, as they were sent; names in any case.
    package static func keeping(_ names: [String], in query: String) -> String {
        let kept = pairs(Array(query.utf8)).filter { pair in
            let name = decoded(pair.name)
            return names.contains { $0.utf8.equalsIgnoringCase(name.utf8) }
        }
        return kept.map { pair in
            String(decoding: pair.name, as: UTF8.self) + "="
                + String(decoding: pair.value, as: UTF8.self)
        }.joined(separator: "&")
    }
}

/// Taking a query apart, without decoding more than is asked for.
extension QueryParameters {
    typealias Pair = (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

    /// Up to `limit` names and values, still encoded; `;` separates nothing.
    ///
    /// Takes an array, not any collection: generic code costs ten times as much when it is
    /// called from another module.
    static func pairs(_ query: [UInt8], _ limit: Int = maximumCount) -> [Pair] {
        var pairs: [Pair] = []
        var start = 0
        while start < query.count, pairs.count < limit {
            var (end, equals) = (start, query.count)
            while end < query.count, query[end] != UInt8(ascii: "&") {
                if query[end] == UInt8(ascii: "="), end < equals { equals = end }
                end += 1
            }
            let nameEnd = min(equals, end)
            if end > start {
                pairs.append((query[start..<nameEnd], query[min(nameEnd + 1, end)..<end]))
            }
            start = end + 1
        }
        return pairs
    }

    /// A name or value as it stands in a query: everything but the bytes that
    /// application/x-www-form-urlencoded leaves (URL Standard, section 5.2) is percent-encoded.
    package static func encoded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            default: bytes += escaped(byte)
            }
        }
        return bytes
    }

    /// `%E9`.
    static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    static func decoded(_ encoded: ArraySlice<UInt8>) -> String {
        // Nearly every name and most values: the general way takes five times as long.
        if isPlain(encoded) { return String(decoding: encoded, as: UTF8.self) }
        let bytes = percentDecoded(encoded)
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
    }

    /// ASCII that stands for itself.
    private static func isPlain(_ encoded: ArraySlice<UInt8>) -> Bool {
        encoded.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "+") }
    }

    /// `+` is a space; a percent sign without two hexadecimal digits stays as it is.
    private static func percentDecoded(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let value = hexadecimal(rest.prefix(2)) else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2 else { return nil }
        var value: UInt8 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | (digit - 0x30)
            case 0x41...0x46: value = value << 4 | (digit - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | (digit - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    private static func windows1252(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let isSpecial = (0x80...0x9F).contains(byte)
            text.append(isSpecial ? windows1252Specials[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return String(text)
    }

    /// 0x80 to 0x9F (Encoding Standard, index windows-1252); everything else is Latin-1.
    private static let windows1252Specials: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}",
        "\u{2021}", "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}",
        "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
        "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}",
        "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}

extension Collection<UInt8> {
    /// Whether the bytes are equal when ASCII letters are taken as lower case.
    func equalsIgnoringCase(_ other: some Collection<UInt8>) -> Bool {
        count == other.count
            && zip(self, other).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension String {
    /// With small letters in the place of ASCII capitals.
    var asciiLowercased: String {
        guard utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return self }
        return String(unsafeUninitializedCapacity: utf8.count) { room in
            var count = 0
            for byte in utf8 {
                room[count] = byte.asciiLowercased
                count += 1
            }
            return count
        }
    }

    /// Without white space and control characters at both ends.
    var trimmed: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        // Most values have nothing to take off, which plain ASCII shows at once.
        func isPlain(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x7F } ?? false }
        if isPlain(utf8.first), isPlain(utf8.last) { return self }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
