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
