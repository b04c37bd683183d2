/// One link of a newsletter, tracked or not, as it stands in the source.
package struct FoundLink: Equatable, Sendable {
    /// Its number in document order, from 1, counting the kept links too.
    package internal(set) var position: Int
    /// The element's name in lower case, for instance `a` or `v:roundrect`.
    package let element: String
    /// The bytes of the raw value in the newsletter or its passage, without quotes.
    package internal(set) var valueRange: Range<Int>
    package let quoting: Quoting
    /// Whether it stands in a conditional comment, which only Outlook reads.
    package let isInConditionalComment: Bool
    /// What the newsletter itself says of it, by `data-track`; `nil` if it says nothing.
    package let choice: LinkChoice?
    /// The visible text with white space collapsed, else the text of an image, else "";
    /// at most `LinkText.longest` characters.
    package internal(set) var text = ""
    package internal(set) var decision: LinkDecision
    package internal(set) var warnings: [LinkWarning] = []
    /// The bytes of `url`.
    let destination: [UInt8]

    /// The destination, decoded as HTML says and stripped as the URL standard says.
    package var url: String { String(decoding: destination, as: UTF8.self) }

    package var isTracked: Bool {
        if case .track = decision { true } else { false }
    }

    /// The merge tags in the destination, verbatim and in order; empty for a kept link.
    package var lateBoundTags: [String] {
        guard case .track(let ranges) = decision else { return [] }
        return ranges.map { String(decoding: destination[$0], as: UTF8.self) }
    }

    /// For a passage that starts elsewhere.
    mutating func shift(by distance: Int) {
        valueRange = valueRange.lowerBound + distance..<valueRange.upperBound + distance
    }

    /// Whether `value` can be written into the attribute with any quoting; if not, the link stays
    /// as it is (`KeepReason.unquotable`).
    package func canHold(_ value: TransitionValue) -> Bool {
        splice(value.attributeValue) != nil
    }

    /// The bytes to replace and what to put there; `nil` if the value cannot be quoted.
    func splice(_ value: [UInt8]) -> Splice? {
        // Two hyphens could end the comment that the link stands in (HTML 13.2.5.50).
        if isInConditionalComment, Self.holdsTwoHyphens(value) { return nil }
        switch quoting {
        case .none: return nil
        case .plainText: return Splice(range: valueRange, quote: nil)
        case .unquoted where Self.canStandUnquoted(value):
            return Splice(range: valueRange, quote: nil)
        case .unquoted: return quoted(value, range: valueRange)
        case .double, .single:
            let own = quoting == .double ? Byte.quote : Byte.apostrophe
            if !value.contains(own) { return Splice(range: valueRange, quote: nil) }
            return quoted(value, range: valueRange.lowerBound - 1..<valueRange.upperBound + 1)
        }
    }

    private func quoted(_ value: [UInt8], range: Range<Int>) -> Splice? {
        for quote in [Byte.quote, Byte.apostrophe] where !value.contains(quote) {
            return Splice(range: range, quote: quote)
        }
        return nil
    }

    /// HTML 13.1.2.3, unquoted attribute value syntax.
    private static func canStandUnquoted(_ value: [UInt8]) -> Bool {
        !value.isEmpty
            && !value.contains {
                $0.isHTMLSpace || $0 == Byte.quote || $0 == Byte.apostrophe || $0 == Byte.less
                    || $0 == Byte.greater || $0 == Byte.equals || $0 == UInt8(ascii: "`")
            }
    }

    private static func holdsTwoHyphens(_ value: [UInt8]) -> Bool {
        zip(value, value.dropFirst()).contains { $0 == Byte.hyphen && $1 == Byte.hyphen }
    }
}

/// Where a new value goes; `quote` surrounds it if the quotes of the source do not fit.
struct Splice: Equatable {
    var range: Range<Int>
    var quote: UInt8?
}
