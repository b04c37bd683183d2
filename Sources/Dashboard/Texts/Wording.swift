import Model

/// The texts of one part of the pages: an enum with a case for each, and a file for each language.
/// Values go where `{1}`, `{2}` … stand, in the same number in every language.
package protocol Wording: CaseIterable, Hashable, Sendable {
    var english: String { get }
    var spanish: String { get }
}

extension Wording {
    func text(_ language: Language, _ values: [String] = []) -> String {
        let pattern =
            switch language {
            case .english: english
            case .spanish: spanish
            }
        guard !values.isEmpty else { return pattern }
        // Piece by piece, so that a value that holds "{2}" stays what it is.
        var text = ""
        for (index, piece) in pattern.split(
            separator: "{", omittingEmptySubsequences: false
        ).enumerated() {
            let end = piece.firstIndex(of: "}")
            let number = index == 0 ? nil : end.flatMap { Int(piece[..<$0]) }
            if let end, let number, values.indices.contains(number - 1) {
                text += values[number - 1] + piece[piece.index(after: end)...]
            } else {
                text += (index == 0 ? "" : "{") + piece
            }
        }
        return text
    }
}
