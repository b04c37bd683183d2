/// Keeps lines of parts that are not encoded within what mail allows.
struct LineLimit {
    /// In octets, without the line end (RFC 5322, 2.1.1).
    static let longest = 998
    /// What a transition link with a contact tag takes at most, in octets; merge tags of the
    /// destination come on top.
    private static let expected = 160

    private let text: [UInt8]
    private var line = 0..<0
    private var growth = 0

    init(_ text: [UInt8]) { self.text = text }

    /// Whether the link's new value may make its line too long. Links are asked about in order. A
    /// line that is too long already cannot be sent as it is in any case.
    mutating func forbids(_ link: FoundLink) -> Bool {
        let value = link.valueRange
        if value.lowerBound >= line.upperBound {
            growth = 0
            line = bounds(of: value)
        }
        guard line.count <= Self.longest else { return false }
        let tags = link.lateBoundTags.reduce(0) { $0 + $1.utf8.count + "&amp;1=".utf8.count }
        let more = max(0, Self.expected + tags - value.count)
        guard line.count + growth + more <= Self.longest else { return true }
        growth += more
        return false
    }

    /// The line or lines around `value`, cut where they are too long in any case.
    private func bounds(of value: Range<Int>) -> Range<Int> {
        let floor = max(0, value.lowerBound - Self.longest - 1)
        let ceiling = min(text.count, value.upperBound + Self.longest + 1)
        let before = text[floor..<value.lowerBound].lastIndex(of: Byte.lineFeed)
        let after = text[value.upperBound..<ceiling].firstIndex(of: Byte.lineFeed)
        return (before.map { $0 + 1 } ?? floor)..<(after ?? ceiling)
    }
}
