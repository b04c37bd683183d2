/// Why an input is refused as a whole; nothing is rewritten then.
package enum RewritingError: Error, Equatable, Sendable, CustomStringConvertible {
    case empty
    /// `found` says what it looks like instead, for instance "a PDF file".
    case notHTML(found: String)
    /// An encoding in which the bytes of `<`, `"` and `>` can mean something else.
    case unsupportedEncoding(name: String)
    case message(MessageProblem)

    /// One sentence for the person, without any content of the input.
    package var description: String {
        switch self {
        case .empty: "The newsletter is empty."
        case .notHTML(let found): "The newsletter is not HTML: it looks like \(found)."
        case .unsupportedEncoding(let name):
            "The newsletter is written in \(name), which cannot be rewritten safely."
        case .message(let problem): problem.description
        }
    }

    /// What the person can do about it.
    package var hint: String {
        switch self {
        case .empty: "Check that the right file was given and that the export had finished."
        case .notHTML: "Export the newsletter as an HTML file and give that file."
        case .unsupportedEncoding: "Save the newsletter as UTF-8 and give it again."
        case .message(let problem): problem.hint
        }
    }
}
