/// A newsletter cut into literal pieces and link slots: a contact's mail is only copied.
package struct CompiledNewsletter: Sendable {
    /// A literal up to `literalEnd` in `bytes`, then the slot.
    struct Piece: Sendable {
        var literalEnd: Int
        var slot: Int
    }

    let bytes: [UInt8]
    let pieces: [Piece]

    /// The length of everything but the slots, in bytes.
    package var literalCount: Int { bytes.count }

    /// The positions of the links that have a slot, in document order.
    package var slots: [Int] { pieces.map(\.slot) }

    /// Appends the mail to `output`; `slot` is given a link's position and appends its transition
    /// link. That must need no quoting: no space, quote, `<`, `>`, `=`, `&`, backtick or `--`.
    package func render(into output: inout [UInt8], slot: (Int, inout [UInt8]) -> Void) {
        var start = 0
        for piece in pieces {
            output.append(contentsOf: bytes[start..<piece.literalEnd])
            slot(piece.slot, &output)
            start = piece.literalEnd
        }
        output.append(contentsOf: bytes[start...])
    }
}

extension Newsletter {
    /// The newsletter cut for one mail per contact: each tracked link becomes a slot, followed by
    /// the parameters that the closure gives. A link stays literal for `nil`, and where the
    /// parameters cannot be quoted.
    package func compiled(
        _ parameters: (FoundLink) -> [TransitionValue.Parameter]?
    ) -> CompiledNewsletter {
        var bytes: [UInt8] = []
        var pieces: [CompiledNewsletter.Piece] = []
        var copied = 0
        for link in links where link.isTracked {
            guard let query = parameters(link).map({ TransitionValue.query($0) }) else { continue }
            // Whatever fills the slot needs no quoting, so that a letter can stand for it here.
            guard let splice = link.splice([UInt8(ascii: "h")] + query) else { continue }
            bytes.append(contentsOf: html[copied..<splice.range.lowerBound])
            if let quote = splice.quote { bytes.append(quote) }
            pieces.append(.init(literalEnd: bytes.count, slot: link.position))
            bytes.append(contentsOf: query)
            if let quote = splice.quote { bytes.append(quote) }
            copied = splice.range.upperBound
        }
        bytes.append(contentsOf: html[copied...])
        return CompiledNewsletter(bytes: bytes, pieces: pieces)
    }
}
