/// Phrases to find as whole words in folded text, each with the reason that it stands for.
struct PhraseTable: Sendable {
    private struct Phrase {
        var bytes: [UInt8]
        var reason: KeepReason
    }

    /// By first word, so that a text costs one look-up per word.
    private var phrases: [ArraySlice<UInt8>: [Phrase]] = [:]

    mutating func add(_ texts: [String], _ reason: KeepReason) {
        for text in texts {
            let bytes = Array(text.utf8)
            let first = bytes.prefix { $0 != Byte.space }
            phrases[first, default: []].append(Phrase(bytes: bytes, reason: reason))
        }
    }

    /// The reason of the first phrase in `text`, which is folded: words with one space between.
    func first(in text: [UInt8]) -> KeepReason? {
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: Byte.space) ?? text.count
            if let phrase = phrases[text[start..<end]]?.first(where: {
                stands($0, in: text, at: start)
            }) {
                return phrase.reason
            }
            start = end + 1
        }
        return nil
    }

    private func stands(_ phrase: Phrase, in text: [UInt8], at start: Int) -> Bool {
        let end = start + phrase.bytes.count
        guard end <= text.count, end == text.count || text[end] == Byte.space else { return false }
        return text[start..<end].elementsEqual(phrase.bytes)
    }
}
