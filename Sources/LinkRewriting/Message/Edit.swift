/// One replacement in a text: what a rewritten link changes.
struct Edit: Equatable, Sendable {
    var range: Range<Int>
    var bytes: [UInt8]

    /// Appends `text` in `range` with the edits made, which are in order and do not overlap.
    static func apply(
        _ edits: [Edit], to text: [UInt8], in range: Range<Int>, into output: inout [UInt8]
    ) {
        var copied = range.lowerBound
        for edit in edits {
            output.append(contentsOf: text[copied..<edit.range.lowerBound])
            output.append(contentsOf: edit.bytes)
            copied = edit.range.upperBound
        }
        output.append(contentsOf: text[copied..<range.upperBound])
    }
}
