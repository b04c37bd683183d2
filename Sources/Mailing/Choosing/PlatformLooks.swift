import LinkRewriting

/// What a newsletter's merge tags say about the platform it is made for.
struct PlatformLooks {
    let notes: [String]
    let warnings: [String]

    init(_ html: [UInt8], named: Platform?) {
        let likely = Platform.likely(for: html)
        let titles = likely.map(\.title).joined(separator: " or ")
        guard let named else {
            let names = likely.map { "--platform \($0.name)" }.joined(separator: " or ")
            notes = likely.isEmpty ? [] : ["Looks like \(titles) (\(names))."]
            warnings = []
            return
        }
        notes = []
        warnings =
            likely.isEmpty || likely.contains(named)
            ? [] : ["The newsletter looks like \(titles), not \(named.title): check --platform."]
    }
}
