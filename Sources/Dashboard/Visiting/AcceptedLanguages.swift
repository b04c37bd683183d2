import Model

/// What a browser says about its reader's languages (RFC 9110, 12.5.4).
struct AcceptedLanguages {
    /// The language we have that the reader likes best; English when there is none.
    let preferred: Language

    init(_ field: String) {
        var best: (language: Language, weight: Double)?
        for part in field.lowercased().split(separator: ",").prefix(Self.limit) {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let range = pieces.first,
                let language = Language(rawValue: String(range.prefix { $0 != "-" }))
            else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }
            let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        preferred = best?.language ?? .english
    }

    private static let limit = 20
}
