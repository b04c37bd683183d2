/// The attributes and classes with which senders ask their platform not to track a link.
enum OptOut {
    private struct Mark: Sendable {
        var name: StaticString
        /// The value that means it; `nil` if the attribute alone does.
        var value: StaticString?
    }

    private static let marks: [Mark] = [
        Mark(name: "data-track", value: "off"),
        Mark(name: "clicktracking", value: "off"),
        Mark(name: "data-msys-clicktrack", value: "0"),
        Mark(name: "ses:no-track"),
        Mark(name: "data-pm-no-track"),
        Mark(name: "disable-tracking", value: "true"),
        Mark(name: "mc:disable-tracking"),
        Mark(name: "cm_dontconvertlink"),
        Mark(name: "data-skip-click"),
        Mark(name: "notrack"),
        Mark(name: "data-no-track"),
        Mark(name: "autotrack", value: "false"),
        Mark(name: "xt", value: "spnotrack"),
    ]

    private static let classes: [StaticString] = ["untracked", "inf-track-no"]

    /// Whether the tag whose attributes `scanner` has read carries any of them.
    static func isMarked(_ scanner: HTMLScanner) -> Bool {
        for span in scanner.attributes where isMark(span, scanner) { return true }
        return false
    }

    private static func isMark(_ span: AttributeSpan, _ scanner: HTMLScanner) -> Bool {
        if equals(span.name, "class", scanner) { return hasMarkingClass(span.value, scanner) }
        return marks.contains { mark in
            guard equals(span.name, mark.name, scanner) else { return false }
            guard let value = mark.value else { return true }
            return holds(span.value, value, scanner, onlyFirst: true)
        }
    }

    private static func hasMarkingClass(_ value: Range<Int>, _ scanner: HTMLScanner) -> Bool {
        // The shortest of the classes has nine letters.
        guard value.count >= 9 else { return false }
        return classes.contains { holds(value, $0, scanner) }
    }

    /// Whether `word` is among the words of a value.
    private static func holds(
        _ value: Range<Int>, _ word: StaticString, _ scanner: HTMLScanner, onlyFirst: Bool = false
    ) -> Bool {
        let bytes = scanner.bytes
        var at = value.lowerBound
        while true {
            while at < value.upperBound, bytes[at].isHTMLSpace { at += 1 }
            let start = at
            while at < value.upperBound, !bytes[at].isHTMLSpace { at += 1 }
            if equals(start..<at, word, scanner) { return true }
            if onlyFirst || at == value.upperBound { return false }
        }
    }

    @inline(__always)
    private static func equals(
        _ range: Range<Int>, _ text: StaticString, _ scanner: HTMLScanner
    ) -> Bool {
        range.count == text.utf8CodeUnitCount
            && scanner.bytes.matches(text, at: range.lowerBound, before: range.upperBound)
    }
}
