/// A text cut into literal pieces and slots: what one contact gets is only copied.
package struct MergeTemplate: Sendable {
    /// A literal up to `literalEnd`, then the slot.
    struct Piece: Sendable {
        var literalEnd: Int
        /// The column's place in the record; `stamp` for the signed stamp of a link.
        var column: Int
        var form: ValueForm
        /// What stands in an empty column's place, encoded already: a range of `fallbacks`.
        var fallback: Range<Int>

        static let stamp = -1
    }

    private(set) var literals: [UInt8] = []
    private(set) var pieces: [Piece] = []
    private var fallbacks: [UInt8] = []
    private var isJSON = false

    /// The length of everything but the slots, in bytes.
    package var literalCount: Int { literals.count }

    /// The columns that are filled in.
    package var columns: Set<Int> { Set(pieces.map(\.column)).subtracting([Piece.stamp]) }

    /// Those of them that are part of a web address.
    package var columnsInAddresses: Set<Int> {
        Set(pieces.filter { $0.column != Piece.stamp && $0.form.syntax == .address }.map(\.column))
    }

    /// Appends the text of one contact: its stamp in ASCII, and its record.
    package func append(stamp: [UInt8], values: FieldValues, to output: inout [UInt8]) {
        literals.withUnsafeBufferPointer { literals in
            var start = 0
            for piece in pieces {
                output.append(
                    contentsOf: UnsafeBufferPointer(rebasing: literals[start..<piece.literalEnd]))
                start = piece.literalEnd
                if piece.column == Piece.stamp {
                    stamp.withUnsafeBufferPointer { output.append(contentsOf: $0) }
                } else {
                    append(piece, values, to: &output)
                }
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[start...]))
        }
    }

    private func append(_ piece: Piece, _ values: FieldValues, to output: inout [UInt8]) {
        let range = values.range(piece.column)
        let start = output.count
        if range.isEmpty {
            output.append(contentsOf: fallbacks[piece.fallback])
            return
        }
        values.bytes.withUnsafeBufferPointer {
            piece.form.append(UnsafeBufferPointer(rebasing: $0[range]), to: &output)
        }
        guard isJSON, output[start...].contains(where: JSONText.isSpecial) else { return }
        let value = output[start...]
        output.removeSubrange(start...)
        JSONText.append(value, to: &output)
    }

    /// The same text as the content of a JSON string; nothing of it is left to escape per contact
    /// but values.
    package var jsonEscaped: MergeTemplate {
        var escaped = MergeTemplate()
        escaped.isJSON = true
        var start = 0
        for piece in pieces {
            JSONText.append(literals[start..<piece.literalEnd], to: &escaped.literals)
            start = piece.literalEnd
            let from = escaped.fallbacks.count
            JSONText.append(fallbacks[piece.fallback], to: &escaped.fallbacks)
            var moved = piece
            moved.literalEnd = escaped.literals.count
            moved.fallback = from..<escaped.fallbacks.count
            escaped.pieces.append(moved)
        }
        JSONText.append(literals[start...], to: &escaped.literals)
        return escaped
    }
}

/// Putting one together, from its beginning to its end.
extension MergeTemplate {
    mutating func append(_ literal: some Sequence<UInt8>) { literals.append(contentsOf: literal) }

    mutating func appendStamp() {
        pieces.append(
            Piece(
                literalEnd: literals.count, column: Piece.stamp, form: ValueForm(syntax: .line),
                fallback: 0..<0))
    }

    /// `fallback` as it is to stand there, encoded already.
    mutating func append(column: Int, _ form: ValueForm, fallback: [UInt8]) {
        // With the value's own hyphens hidden, this one could still meet another behind an
        // empty value.
        if form.hidesHyphens, literals.last == Byte.hyphen {
            literals.removeLast()
            literals += ValueForm.hyphenReference.utf8
        }
        let start = fallbacks.count
        fallbacks += fallback
        pieces.append(
            Piece(
                literalEnd: literals.count, column: column, form: form,
                fallback: start..<fallbacks.count))
    }
}
