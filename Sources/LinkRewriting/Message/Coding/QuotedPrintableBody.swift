/// A part in quoted-printable, decoded, with each line's place: only lines that an edit touches
/// are written anew.
struct QuotedPrintableBody: Sendable {
    struct Line: Sendable {
        /// Where it starts in the source, and where its text ends: before the `=` of a soft line
        /// break, before white space at the end, which counts for nothing (RFC 2045 6.7, rule 3),
        /// and before the line end.
        var start: Int
        var textEnd: Int
        /// Where it starts in the decoded text.
        var decodedStart: Int
    }

    let bytes: [UInt8]
    let range: Range<Int>
    private(set) var decoded: [UInt8] = []
    private(set) var lines: [Line] = []

    /// `nil` for damaged text: an `=` that is followed neither by two digits nor by a line end.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        decoded.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let line = at..<bytes.nextLine(from: at, before: range.upperBound)
            guard add(line) else { return nil }
            at = line.upperBound
        }
    }

    private mutating func add(_ line: Range<Int>) -> Bool {
        let lineEnd = bytes.textEnd(of: line)
        var end = lineEnd
        while end > line.lowerBound, bytes[end - 1] == Byte.space || bytes[end - 1] == Byte.tab {
            end -= 1
        }
        let isSoft = end > line.lowerBound && bytes[end - 1] == Byte.equals
        if isSoft { end -= 1 }
        lines.append(Line(start: line.lowerBound, textEnd: end, decodedStart: decoded.count))
        var at = line.lowerBound
        while at < end {
            guard let token = token(at, before: end) else { return false }
            decoded.append(token.byte)
            at += token.length
        }
        if !isSoft { decoded += bytes[lineEnd..<line.upperBound] }
        return true
    }

    /// One character of the source: itself, or `=` and two digits.
    private func token(_ at: Int, before end: Int) -> (byte: UInt8, length: Int)? {
        guard bytes[at] == Byte.equals else { return (bytes[at], 1) }
        guard at + 2 < end, let high = bytes[at + 1].hexValue, let low = bytes[at + 2].hexValue
        else { return nil }
        return (high << 4 | low, 3)
    }

    /// Appends the part with `edits` of the decoded text made; `lineEnd` is for lines that had to
    /// be broken in a part of one line.
    func append(_ edits: [Edit], lineEnd: [UInt8], into output: inout [UInt8]) {
        let lineEnd = bytes.lineEnd(in: range) ?? lineEnd
        var copied = range.lowerBound
        var edits = edits[...]
        while let first = edits.first {
            let start = line(at: first.range.lowerBound)
            var last = lastLine(of: first)
            var count = 1
            while let next = edits.dropFirst(count).first, line(at: next.range.lowerBound) <= last {
                last = max(last, lastLine(of: next))
                count += 1
            }
            output.append(contentsOf: bytes[copied..<lines[start].start])
            var writer = QuotedPrintableEditor(lineEnd: lineEnd)
            write(start...last, edits.prefix(count), to: &writer)
            output.append(contentsOf: writer.output)
            copied = end(of: last)
            edits = edits.dropFirst(count)
        }
        output.append(contentsOf: bytes[copied..<range.upperBound])
    }

    private func end(of line: Int) -> Int {
        line + 1 < lines.count ? lines[line + 1].start : range.upperBound
    }

    /// The last line that an edit changes; the next one too where it takes away the line end.
    private func lastLine(of edit: Edit) -> Int {
        let last = edit.range.upperBound - 1
        return line(at: decoded[last] == Byte.lineFeed ? last + 1 : last)
    }

    /// The line that holds the decoded byte at `offset`.
    private func line(at offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].decodedStart <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Copies the characters of `touched` as they are written in the source, but for the edits.
    private func write(
        _ touched: ClosedRange<Int>, _ edits: ArraySlice<Edit>,
        to writer: inout QuotedPrintableEditor
    ) {
        var edits = edits
        var skipped = 0
        for index in touched {
            var (at, offset) = (lines[index].start, lines[index].decodedStart)
            while at < lines[index].textEnd, let token = token(at, before: lines[index].textEnd) {
                if let end = insert(&edits, at: offset, to: &writer) { skipped = end }
                if offset >= skipped { writer.copy(bytes[at..<(at + token.length)]) }
                (at, offset) = (at + token.length, offset + 1)
            }
            let isLast = index == touched.upperBound
            // A value may hold or start with the line end. Soft line breaks inside are dropped.
            if let end = insert(&edits, at: offset, to: &writer) { skipped = end }
            let isHard = !isLast && lines[index + 1].decodedStart > offset
            if isLast || (isHard && offset >= skipped) {
                writer.finish(with: bytes[lines[index].textEnd..<end(of: index)])
            }
        }
    }

    /// Writes the next edit if it starts here, and gives the end of what it replaces.
    private func insert(
        _ edits: inout ArraySlice<Edit>, at offset: Int, to writer: inout QuotedPrintableEditor
    ) -> Int? {
        guard let edit = edits.first, edit.range.lowerBound == offset else { return nil }
        for byte in edit.bytes { writer.put(byte) }
        edits.removeFirst()
        return edit.range.upperBound
    }
}
