/// Text made safe for an HTML page.
enum HTMLText {
    /// Safe as text and inside a quoted attribute. Control characters, which HTML does not
    /// allow (HTML Standard, 13.1.2.1 and 13.1.4), become the replacement character.
    static func escaped(_ text: String) -> String {
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
