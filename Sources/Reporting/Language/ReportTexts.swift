import Model

/// What reports say in one language.
package struct ReportTexts: Hashable, Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    /// The text as it stands.
    package subscript(text: ReportText) -> String {
        let texts =
            switch language {
            case .english: ReportText.english
            case .spanish: ReportText.spanish
            }
        // A test holds that no text is missing.
        return texts[text] ?? "\(text)"
    }

    /// The text with `{1}`, `{2}` … filled in.
    package func callAsFunction(_ text: ReportText, _ values: String...) -> String {
        // Not one after the other: a value may itself look like a place.
        var result = ""
        var rest = self[text][...]
        while let start = rest.firstIndex(of: "{") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: "}"), let number = Int(rest[..<end]),
                values.indices.contains(number - 1)
            else {
                result += "{"
                continue
            }
            result += values[number - 1]
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
