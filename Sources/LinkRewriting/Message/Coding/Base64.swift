/// The transfer encoding for any bytes (RFC 2045, 6.8).
package enum Base64 {
    /// In octets, without the line end (RFC 2045 6.8).
    static let longestLine = 76

    private static let alphabet: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    /// Appends `bytes`, encoded: lines of 76 octets, CRLF between them and none at the end.
    package static func encode(_ bytes: [UInt8], into output: inout [UInt8]) {
        encode(bytes, lineLength: longestLine, lineEnd: [0x0D, 0x0A], into: &output)
    }

    /// `lineLength` is a multiple of 4.
    static func encode(
        _ bytes: [UInt8], lineLength: Int, lineEnd: [UInt8], into output: inout [UInt8]
    ) {
        let perLine = max(1, lineLength / 4) * 3
        let lines = bytes.count / perLine + 1
        output.reserveCapacity(output.count + bytes.count / 3 * 4 + 4 + lines * lineEnd.count)
        var start = 0
        while start < bytes.count {
            if start > 0 { output += lineEnd }
            let end = min(start + perLine, bytes.count)
            bytes.withUnsafeBufferPointer { append($0, start..<end, to: &output) }
            start = end
        }
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]
    ) {
        var at = range.lowerBound
        while at < range.upperBound {
            let left = range.upperBound - at
            let second = left > 1 ? bytes[at + 1] : 0
            let third = left > 2 ? bytes[at + 2] : 0
            let group = UInt32(bytes[at]) << 16 | UInt32(second) << 8 | UInt32(third)
            output.append(letter(group >> 18))
            output.append(letter(group >> 12))
            output.append(left > 1 ? letter(group >> 6) : Byte.equals)
            output.append(left > 2 ? letter(group) : Byte.equals)
            at += 3
        }
    }

    private static func letter(_ bits: UInt32) -> UInt8 { alphabet.utf8Start[Int(bits & 63)] }

    /// The bytes; `nil` for what is damaged. White space counts for nothing, as RFC 2045 says, but
    /// any other foreign byte is a sign of damage.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3)
        var (group, digits, padding) = (UInt32(0), 0, 0)
        for byte in text where !byte.isHTMLSpace {
            if byte == Byte.equals {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(byte) else { return nil }
            group = group << 6 | UInt32(value)
            digits += 1
            guard digits % 4 == 0 else { continue }
            output.append(UInt8(truncatingIfNeeded: group >> 16))
            output.append(UInt8(truncatingIfNeeded: group >> 8))
            output.append(UInt8(truncatingIfNeeded: group))
        }
        let rest = digits % 4
        guard rest != 1, padding == (4 - rest) % 4 else { return nil }
        if rest > 1 { output.append(UInt8(truncatingIfNeeded: group >> (rest == 2 ? 4 : 10))) }
        if rest > 2 { output.append(UInt8(truncatingIfNeeded: group >> 2)) }
        return output
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
        case UInt8(ascii: "+"): 62
        case Byte.slash: 63
        default: nil
        }
    }
}
