extension [UInt8] {
    /// The offset after the next LF from `at` on, or `end`. A lone CR ends no line here.
    func nextLine(from at: Int, before end: Int) -> Int {
        let found = withUnsafeBufferPointer { $0.firstIndex(of: Byte.lineFeed, in: at..<end) }
        return found.map { $0 + 1 } ?? end
    }

    /// The end of the line's text in `line`, which may end in CRLF or LF.
    func textEnd(of line: Range<Int>) -> Int {
        var end = line.upperBound
        if end > line.lowerBound, self[end - 1] == Byte.lineFeed { end -= 1 }
        if end < line.upperBound, end > line.lowerBound, self[end - 1] == Byte.carriageReturn {
            end -= 1
        }
        return end
    }

    /// CRLF or LF, as the first line of `range` ends; `nil` if it is all one line.
    func lineEnd(in range: Range<Int>) -> [UInt8]? {
        let line = range.lowerBound..<nextLine(from: range.lowerBound, before: range.upperBound)
        let end = textEnd(of: line)
        return end < line.upperBound ? Array(self[end..<line.upperBound]) : nil
    }
}
