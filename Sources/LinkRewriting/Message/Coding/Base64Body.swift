/// A part in base64, decoded, with the form of its lines.
struct Base64Body: Sendable {
    let decoded: [UInt8]
    private let bytes: [UInt8]
    private let range: Range<Int>
    /// Without the white space around it.
    private let text: Range<Int>

    /// `nil` for damaged text.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        guard let decoded = Base64.decode(bytes[range]) else { return nil }
        self.decoded = decoded
        self.bytes = bytes
        self.range = range
        let start = bytes[range].firstIndex { !$0.isHTMLSpace } ?? range.upperBound
        let last = bytes[range].lastIndex { !$0.isHTMLSpace } ?? start - 1
        text = start..<(last + 1)
    }

    /// Appends the part with `edits` of the decoded text made, in lines as long as the first one
    /// of the source; `lineEnd` is for a part of one line.
    func append(_ edits: [Edit], lineEnd: [UInt8], into output: inout [UInt8]) {
        guard !edits.isEmpty else {
            output.append(contentsOf: bytes[range])
            return
        }
        var content: [UInt8] = []
        Edit.apply(edits, to: decoded, in: decoded.indices, into: &content)
        let firstLine =
            text.lowerBound..<bytes.nextLine(from: text.lowerBound, before: text.upperBound)
        let length = bytes[firstLine].count { !$0.isHTMLSpace }
        let isOneLine = firstLine.upperBound == text.upperBound
        output.append(contentsOf: bytes[range.lowerBound..<text.lowerBound])
        Base64.encode(
            content, lineLength: isOneLine ? Base64.longestLine : min(length, Base64.longestLine),
            lineEnd: bytes.lineEnd(in: text) ?? lineEnd, into: &output)
        output.append(contentsOf: bytes[text.upperBound..<range.upperBound])
    }
}
