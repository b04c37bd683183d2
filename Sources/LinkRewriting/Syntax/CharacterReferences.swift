/// Decodes character references (`&amp;`, `&#233;`) as HTML 13.2.5.72 to .80 says.
struct CharacterReferences {
    enum Place {
        case text
        /// In an attribute `&copy=1` and `&section=` stay as they are (HTML 13.2.5.73).
        case attribute
    }

    let place: Place

    /// The decoded bytes: references replaced, CR and CRLF as LF (HTML 13.2.3.5) and, in an
    /// attribute, NUL as U+FFFD. `bytes` is UTF-8.
    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let start = at
            while at < bytes.endIndex, !isDecoded(bytes[at]) { at += 1 }
            output += bytes[start..<at]
            if at < bytes.endIndex { at = decode(bytes[at...], into: &output) }
        }
        return output
    }

    @inline(__always)
    private func isDecoded(_ byte: UInt8) -> Bool {
        byte == Byte.ampersand || byte == Byte.carriageReturn || byte == 0
    }

    /// Decodes the first of `bytes`; gives the offset after.
    private func decode(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) -> Int {
        let next = bytes.startIndex + 1
        switch bytes[bytes.startIndex] {
        case Byte.ampersand: return reference(bytes, into: &output)
        case Byte.carriageReturn:
            let isPair = next < bytes.endIndex && bytes[next] == Byte.lineFeed
            if !isPair { output.append(Byte.lineFeed) }
        default: output += place == .attribute ? Array("\u{FFFD}".utf8) : [0]
        }
        return next
    }

    /// Decodes the reference at the start of `bytes`, or copies its `&`; gives the offset after.
    private func reference(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) -> Int {
        let start = bytes.startIndex + 1
        if start < bytes.endIndex, bytes[start] == Byte.number {
            if let after = numeric(bytes[(start + 1)...], into: &output) { return after }
        } else if let after = named(bytes[start...], into: &output) {
            return after
        }
        output.append(Byte.ampersand)
        return start
    }

    /// HTML 13.2.5.73, named character reference state.
    private func named(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) -> Int? {
        let run = bytes.prefix(NamedCharacters.longest).prefix { $0.isASCIIAlphanumeric }
        let next = run.endIndex < bytes.endIndex ? bytes[run.endIndex] : 0
        if next == Byte.semicolon, let entry = NamedCharacters.standard.entry(run) {
            output += entry.utf8
            return run.endIndex + 1
        }
        // Old names need no semicolon; the longest that fits counts.
        var name = run.prefix(NamedCharacters.longestWithoutSemicolon)
        if place == .attribute {
            // What a letter, a digit or "=" follows is none: only the whole run can be one.
            guard name.count == run.count, next != Byte.equals else { return nil }
            return oldName(name, into: &output)
        }
        while !name.isEmpty {
            if let after = oldName(name, into: &output) { return after }
            name.removeLast()
        }
        return nil
    }

    /// Decodes a name that needs no semicolon.
    private func oldName(_ name: ArraySlice<UInt8>, into output: inout [UInt8]) -> Int? {
        guard let entry = NamedCharacters.standard.entry(name), !entry.needsSemicolon else {
            return nil
        }
        output += entry.utf8
        return name.endIndex
    }

    /// HTML 13.2.5.75 to .80; `nil` if no digit follows.
    private func numeric(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) -> Int? {
        let isHex = bytes.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let digits = bytes.dropFirst(isHex ? 1 : 0).prefix {
            isHex ? $0.isHexDigit : $0.isASCIIDigit
        }
        guard !digits.isEmpty else { return nil }
        var code: UInt32 = 0
        for digit in digits {
            code = min(code * (isHex ? 16 : 10) + UInt32(digit.hexValue ?? 0), 0x11_0000)
        }
        output += Self.scalar(code).description.utf8
        let isClosed = digits.endIndex < bytes.endIndex && bytes[digits.endIndex] == Byte.semicolon
        return digits.endIndex + (isClosed ? 1 : 0)
    }

    /// HTML 13.2.5.80: what lies outside Unicode becomes U+FFFD, and 80 to 9F are read as
    /// windows-1252.
    private static func scalar(_ code: UInt32) -> Unicode.Scalar {
        if code >= 0x80, code <= 0x9F { return Windows1252.scalar(UInt8(code)) }
        return code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
    }
}
