/// The parts of a multipart body (RFC 2046, 5.1.1).
struct MultipartBody {
    /// Each from its header fields on, without the line end that belongs to the boundary.
    private(set) var parts: [Range<Int>] = []
    /// The last boundary was found.
    private(set) var isFinished = false

    init(_ bytes: [UInt8], _ body: Range<Int>, boundary: [UInt8]) {
        var start: Int?
        var at = body.lowerBound
        while at < body.upperBound, !isFinished {
            let line = at..<bytes.nextLine(from: at, before: body.upperBound)
            if let isLast = Self.delimiter(bytes, line, boundary) {
                if let start { parts.append(start..<Self.end(bytes, start, before: at)) }
                start = line.upperBound
                isFinished = isLast
            }
            at = line.upperBound
        }
        if !isFinished, let start { parts.append(start..<body.upperBound) }
    }

    /// Whether the line is a boundary, and if so whether it is the last one: `--`, the boundary,
    /// perhaps `--`, then nothing but white space.
    private static func delimiter(
        _ bytes: [UInt8], _ line: Range<Int>, _ boundary: [UInt8]
    ) -> Bool? {
        guard line.count >= boundary.count + 2, bytes[line.lowerBound] == Byte.hyphen,
            bytes[line.lowerBound + 1] == Byte.hyphen,
            bytes[(line.lowerBound + 2)..<line.upperBound].starts(with: boundary)
        else { return nil }
        let rest = bytes[(line.lowerBound + 2 + boundary.count)..<line.upperBound]
        if rest.allSatisfy(\.isHTMLSpace) { return false }
        return rest.starts(with: "--".utf8) && rest.dropFirst(2).allSatisfy(\.isHTMLSpace)
            ? true : nil
    }

    /// The line end before a boundary belongs to the boundary.
    private static func end(_ bytes: [UInt8], _ start: Int, before at: Int) -> Int {
        bytes.textEnd(of: start..<at)
    }
}
