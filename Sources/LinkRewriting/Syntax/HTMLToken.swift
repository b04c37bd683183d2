/// One piece of markup, by its place in the window; the text between tokens is not a token.
struct HTMLToken {
    enum Kind {
        case startTag, endTag, comment, doctype, cdata
        /// `</>`, which the standard drops (HTML 13.2.5.7).
        case nothing
    }

    var kind: Kind
    /// From `<` to after `>`, or to the end of the input where it is not terminated.
    var range: Range<Int>
    /// A tag's name, or what a comment or CDATA section holds.
    var content: Range<Int>
    /// A tag's name again.
    var name = TagName.other
    /// False where the input ended inside the token. For a tag the standard then emits nothing.
    var isTerminated = true
}

/// One attribute of a start tag, by its place in the window.
struct AttributeSpan {
    var name: Range<Int>
    /// The raw value without its quotes; empty just behind the name where there is none.
    var value: Range<Int>
    var quoting: Quoting
}

/// How an attribute value is delimited in the source.
package enum Quoting: String, Sendable {
    case double, single, unquoted
    /// `<a href>` or `<a href=>`: there is no value.
    case none
    /// No attribute at all: the address stands in plain text.
    case plainText = "plain-text"
}

/// What the tokeniser does with text: set by the element that was opened (HTML 13.2.5.1 to .5).
enum TextMode {
    case data, rcdata, rawtext, script, plaintext
}
