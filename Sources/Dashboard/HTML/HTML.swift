import Reporting

/// A piece of a page, made from literals only: whatever else goes in is escaped for the place it
/// stands in, so that nobody's words can become markup.
///
/// ```
/// let row: HTML = "<td><a href=\"\(url: link)\">\(name)</a></td>"
/// ```
/// A piece begins and ends in text, never inside a tag. Writing a value where no escaping is
/// right (outside quotes, in a script) is a programming error and traps.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The markup.
    package let text: String

    fileprivate init(checked text: String) { self.text = text }

    /// Nothing.
    package static let empty = HTML(checked: "")

    /// Takes a literal; nothing that is made while the program runs can get here.
    package init(stringLiteral: StaticString) {
        var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
        interpolation.appendLiteral(stringLiteral)
        self.init(stringInterpolation: interpolation)
    }

    /// Puts together what the compiler hands over.
    package init(stringInterpolation: Interpolation) {
        precondition(stringInterpolation.context == .text, "ends inside a tag")
        text = stringInterpolation.text
    }

    /// Pieces one after the other.
    package init(_ pieces: [HTML]) { text = pieces.map(\.text).joined() }

    /// One piece after another.
    package static func + (left: HTML, right: HTML) -> HTML {
        HTML(checked: left.text + right.text)
    }
}

extension HTML {
    /// Literal markup and the values between.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var context = HTMLContext.text

        /// See `StringInterpolationProtocol`.
        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        /// Markup, which decides what the next value may be.
        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes in
                for byte in bytes { context.take(byte) }
                text += String(decoding: bytes, as: UTF8.self)
            }
        }

        /// A text, escaped; as an address (`href`, `action` …) only one that does not run code.
        package mutating func appendInterpolation(_ value: String) {
            precondition(context.takesValues, "a value outside text and quotes")
            text += HTMLText.escaped(context.isAddress ? PageURL.safe(value) : value)
        }

        /// A number.
        package mutating func appendInterpolation(_ value: Int) {
            appendInterpolation(String(value))
        }

        /// A part of an address, percent-encoded: `"/accounts/\(part: key)"`.
        package mutating func appendInterpolation(part value: String) {
            precondition(context.isAddress, "a part of an address outside of one")
            text += PageURL.encoded(value)
        }

        /// Another piece; in text only.
        package mutating func appendInterpolation(_ piece: HTML?) {
            precondition(context == .text, "markup inside a tag")
            if let piece { text += piece.text }
        }

        /// Further pieces; in text only.
        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { appendInterpolation(piece) }
        }

        /// An attribute without a value that is there or not: `<option \("selected", if: isIt)>`.
        package mutating func appendInterpolation(_ attribute: StaticString, if isThere: Bool) {
            precondition(context.isBetweenAttributes, "an attribute outside a tag")
            if isThere { text += "\(attribute)" }
        }
    }
}

extension HTML {
    /// The markup of a chart or a report that another part of the program made and escaped.
    package init(rendered: RenderedMarkup) { self.init(checked: rendered.text) }
}

/// Markup of a renderer of ours: whoever makes one vouches that everything in it is escaped.
package struct RenderedMarkup: Sendable {
    fileprivate let text: String

    /// `text` is whole elements.
    package init(escapedByRenderer text: String) { self.text = text }
}
