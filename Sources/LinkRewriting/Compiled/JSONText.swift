/// Text inside a JSON string (RFC 8259, section 7).
package enum JSONText {
    /// Appends `text`, which is UTF-8, without quotes around it.
    package static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            guard isSpecial(byte) else {
                output.append(byte)
                continue
            }
            output.append(UInt8(ascii: "\\"))
            switch byte {
            case Byte.lineFeed: output.append(UInt8(ascii: "n"))
            case Byte.carriageReturn: output.append(UInt8(ascii: "r"))
            case Byte.tab: output.append(UInt8(ascii: "t"))
            case Byte.quote, backslash: output.append(byte)
            default:
                output += "u00".utf8
                output.append(digit(byte >> 4))
                output.append(digit(byte & 15))
            }
        }
    }

    /// Also DEL, which no terminal should see.
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < Byte.space || byte == Byte.quote || byte == backslash || byte == 0x7F
    }

    private static let backslash = UInt8(ascii: "\\")

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
