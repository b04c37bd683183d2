/// Phrases to find as whole words in a text, each with the reason that it stands for. Letters match
/// in any ASCII case, and a space matches whatever stands between two words.
struct PhraseTable: Sendable {
    /// What a byte is to a reader of words.
    enum ByteClass: UInt8 {
        case gap
        case letter
        /// Between two parts that a phrase may reach over, but that count as wholes, too.
        case joint
        /// Between two parts that no phrase reaches over.
        case bound
    }

    private struct Phrase {
        var bytes: [UInt8]
        var reason: KeepReason
        /// It must fill a part.
        var isWhole: Bool
        /// The next phrase in the same slot; -1 for none.
        var next: Int16 = -1
    }

    private var phrases: [Phrase] = []
    /// By a hash of the first word: the first phrase, or -1.
    private var slots = [Int16](repeating: -1, count: 1_024)
    /// The `ByteClass` of each byte; other than ASCII are letters.
    private var classes: [UInt8]

    init(joints: String = "", bounds: String = "") {
        classes = (0...255).map { byte in
            let byte = UInt8(byte)
            let isLetter = byte >= 0x80 || byte.isASCIIAlphanumeric
            return (isLetter ? ByteClass.letter : .gap).rawValue
        }
        for byte in joints.utf8 { classes[Int(byte)] = ByteClass.joint.rawValue }
        for byte in bounds.utf8 { classes[Int(byte)] = ByteClass.bound.rawValue }
    }

    /// `texts` in lower case with single spaces; `isWhole`: found only as a whole part.
    mutating func add(_ texts: some Sequence<String>, _ reason: KeepReason, isWhole: Bool) {
        for text in texts {
            let bytes = Array(text.utf8)
            let word = bytes.prefix { $0 != Byte.space }.reduce(UInt64(0)) { Self.key($0, $1) }
            append(Phrase(bytes: bytes, reason: reason, isWhole: isWhole), at: Self.slot(word))
        }
    }

    private mutating func append(_ phrase: Phrase, at slot: Int) {
        let index = Int16(phrases.count)
        phrases.append(phrase)
        guard slots[slot] >= 0 else {
            slots[slot] = index
            return
        }
        var last = Int(slots[slot])
        while phrases[last].next >= 0 { last = Int(phrases[last].next) }
        phrases[last].next = index
    }

    /// The last eight letters of a word, which is enough to tell most apart.
    @inline(__always)
    private static func key(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        key << 8 | UInt64(byte | 0x20)
    }

    /// Multiplicative hashing (Knuth, TAOCP 6.4): the top ten bits.
    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54) }

    /// The reason of the first phrase in `text`.
    func first(in text: [UInt8]) -> KeepReason? {
        text.withUnsafeBufferPointer { text in
            slots.withUnsafeBufferPointer { slots in
                classes.withUnsafeBufferPointer { first(in: Text(bytes: text, classes: $0), slots) }
            }
        }
    }

    private func first(in text: Text, _ slots: UnsafeBufferPointer<Int16>) -> KeepReason? {
        var at = 0
        while at < text.bytes.count {
            guard text.isLetter(at) else {
                at &+= 1
                continue
            }
            let start = at
            var key: UInt64 = 0
            while at < text.bytes.count, text.isLetter(at) {
                key = Self.key(key, text.bytes[at])
                at &+= 1
            }
            var index = slots[Self.slot(key)]
            while index >= 0 {
                let phrase = phrases[Int(index)]
                if text.holds(phrase.bytes, at: start, isWhole: phrase.isWhole) {
                    return phrase.reason
                }
                index = phrase.next
            }
        }
        return nil
    }
}

/// A text in which phrases are looked for.
private struct Text {
    let bytes: UnsafeBufferPointer<UInt8>
    let classes: UnsafeBufferPointer<UInt8>

    @inline(__always)
    func isLetter(_ at: Int) -> Bool {
        classes[Int(bytes[at])] == PhraseTable.ByteClass.letter.rawValue
    }

    /// Whether the words of `phrase` stand from `start` on, where a word begins.
    func holds(_ phrase: [UInt8], at start: Int, isWhole: Bool) -> Bool {
        var at = start
        for byte in phrase {
            if byte == Byte.space {
                guard let next = wordBehindGap(at) else { return false }
                at = next
            } else {
                guard at < bytes.count, bytes[at].asciiLowercased == byte else { return false }
                at += 1
            }
        }
        if at < bytes.count, isLetter(at) { return false }
        return !isWhole || (isFirstWord(start) && isLastWord(endingAt: at))
    }

    private func wordBehindGap(_ start: Int) -> Int? {
        var at = start
        while at < bytes.count, !isLetter(at) {
            if isBound(at) { return nil }
            at += 1
        }
        return at > start && at < bytes.count ? at : nil
    }

    private func isBound(_ at: Int) -> Bool {
        classes[Int(bytes[at])] == PhraseTable.ByteClass.bound.rawValue
    }

    private func endsPart(_ at: Int) -> Bool {
        classes[Int(bytes[at])] >= PhraseTable.ByteClass.joint.rawValue
    }

    private func isFirstWord(_ start: Int) -> Bool {
        var at = start - 1
        while at >= 0, !endsPart(at) {
            if isLetter(at) { return false }
            at -= 1
        }
        return true
    }

    private func isLastWord(endingAt end: Int) -> Bool {
        var at = end
        while at < bytes.count, !endsPart(at) {
            if isLetter(at) { return false }
            at += 1
        }
        return true
    }
}
