extension Newsletter {
    /// The newsletter as text with attributes added to the links' tags, behind `href`; for
    /// showing it. `attributes` gives them as `name="value"`, with quotes and all.
    ///
    /// Bytes that are not UTF-8 are read as windows-1252, as the links' texts are. What only
    /// Outlook reads stays as it is.
    package func annotated(_ attributes: (FoundLink) -> String) -> String {
        // A byte order mark would be a character of the text here.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var copied = html.starts(with: mark) ? mark.count : 0
        var output: [UInt8] = []
        for link in links where !link.isInConditionalComment {
            let isQuoted = link.quoting == .double || link.quoting == .single
            let end = link.valueRange.upperBound + (isQuoted ? 1 : 0)
            output += html[copied..<end]
            output.append(Byte.space)
            output += attributes(link).utf8
            output.append(Byte.space)
            copied = end
        }
        output += html[copied...]
        return String(decoding: Windows1252.utf8(from: output), as: UTF8.self)
    }
}
