/// How a contact's value is written at one place of a mail, so that it stays a value there.
struct ValueForm: Equatable, Sendable {
    enum Syntax: Sendable {
        /// As HTML text or attribute value: `& < > " '` as references.
        case html
        /// Inside an address: all but RFC 3986's unreserved characters percent-encoded.
        case address
        /// Inside a `mailto:` address, where `@` is itself (RFC 6068, section 2).
        case mailbox
        /// One line of plain text: line ends and controls become spaces.
        case line
    }

    var syntax: Syntax
    /// In a conditional comment no hyphen is written as itself: two could end it
    /// (HTML 13.2.5.50).
    var hidesHyphens = false
    /// The newsletter is not UTF-8: what is not ASCII is written as a reference.
    var isASCII = false

    /// Appends `value`, which is UTF-8.
    func append(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var copied = 0
        var at = 0
        while at < value.count {
            guard !isPlain(value[at]) else {
                at &+= 1
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: value[copied..<at]))
            at += appendEscaped(UnsafeBufferPointer(rebasing: value[at...]), to: &output)
            copied = at
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: value[copied...]))
    }

    func encoded(_ value: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        value.withUnsafeBufferPointer { append($0, to: &output) }
        return output
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        if byte.isASCIIAlphanumeric { return true }
        if byte == Byte.hyphen { return !hidesHyphens }
        switch syntax {
        case .address, .mailbox:
            return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "~")
                || (byte == UInt8(ascii: "@") && syntax == .mailbox)
        case .html:
            if byte >= 0x80 { return !isASCII }
            return byte >= Byte.space && byte != 0x7F && byte != Byte.ampersand
                && byte != Byte.less && byte != Byte.greater && byte != Byte.quote
                && byte != Byte.apostrophe
        case .line: return byte >= Byte.space && byte != 0x7F
        }
    }

    /// Writes the first character of `rest` in its escaped form; gives its length.
    private func appendEscaped(
        _ rest: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) -> Int {
        let byte = rest[0]
        switch syntax {
        case .line: output.append(Byte.space)
        case .address, .mailbox:
            output.append(Byte.percent)
            output.append(Self.digit(byte >> 4))
            output.append(Self.digit(byte & 15))
        case .html:
            if byte >= 0x80 { return appendReference(toFirstOf: rest, to: &output) }
            switch byte {
            case Byte.ampersand: output += "&amp;".utf8
            case Byte.less: output += "&lt;".utf8
            case Byte.greater: output += "&gt;".utf8
            case Byte.quote: output += "&quot;".utf8
            case Byte.apostrophe: output += "&#39;".utf8
            case Byte.hyphen: output += Self.hyphenReference.utf8
            case Byte.tab, Byte.lineFeed, Byte.carriageReturn: output.append(byte)
            // No reference stands for another control (HTML 13.2.5.80): it is left out.
            default: break
            }
        }
        return 1
    }

    static let hyphenReference = "&#45;"

    private func appendReference(
        toFirstOf rest: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) -> Int {
        var decoder = UTF8()
        var bytes = rest.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return 1 }
        output += "&#\(scalar.value);".utf8
        return scalar.utf8.count
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
