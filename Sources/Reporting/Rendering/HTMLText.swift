/// Text made safe for an HTML page.
package enum HTMLText {
    /// Safe as text and inside a quoted attribute. Control characters, which HTML does not
    /// allow (HTML Standard, 13.1.2.1 and 13.1.4), become the replacement character.
    package static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;".unicodeScalars
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            case "\"": result += "&quot;".unicodeScalars
            case "'": result += "&#39;".unicodeScalars
            case "\n", "\t": result.append(scalar)
            case _ where scalar.properties.generalCategory == .control:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension HTMLText {
    /// A whole document as the value of `srcdoc`, between double quotes: what it says stays what
    /// it is, so that only `&` and `"` are written otherwise (HTML Standard, 4.8.5).
    package static func attribute(_ document: String) -> String {
        // By byte: as characters, a quote and a combining mark behind it would be one.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(document.utf8.count * 9 / 8)
        for byte in document.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
