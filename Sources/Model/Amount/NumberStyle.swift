/// Which separator stands before the decimals where amounts come from.
package enum NumberStyle: String, Sendable, CaseIterable {
    /// Not known: a lone separator before three digits stays ambiguous.
    case unstated
    /// `1,234.56`: English.
    case point
    /// `1.234,56`: Spanish, German, most of Europe.
    case comma

    /// The style of a language tag such as `es`, `es-ES` or `en_GB`; `nil` for a language that
    /// is not known here.
    package init?(language tag: String) {
        let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let language = parts.first else { return nil }
        // CLDR: these write Spanish with a decimal point.
        let american = ["mx", "us", "pr", "do", "gt", "hn", "ni", "sv", "pa", "pe"]
        if language == "es", let region = parts.dropFirst().last, american.contains(String(region))
        {
            self = .point
        } else if Self.commaLanguages.contains(String(language)) {
            self = .comma
        } else if Self.pointLanguages.contains(String(language)) {
            self = .point
        } else {
            return nil
        }
    }

    private static let commaLanguages: Set<String> = [
        "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id",
        "is", "it", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr",
        "sv", "tr", "uk", "vi",
    ]
    private static let pointLanguages: Set<String> = [
        "ar", "cy", "en", "fa", "ga", "he", "hi", "ja", "ko", "mt", "ms", "th", "zh",
    ]
}
