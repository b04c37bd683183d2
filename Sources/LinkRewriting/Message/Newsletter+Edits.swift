extension Newsletter {
    /// What `rewritten` would change, for text that has to be encoded again.
    func edits(_ replacement: (FoundLink) -> TransitionValue?) -> [Edit] {
        links.compactMap { link in
            guard link.isTracked, let value = replacement(link)?.attributeValue,
                let splice = link.splice(value)
            else { return nil }
            let quote = splice.quote.map { [$0] } ?? []
            return Edit(range: splice.range, bytes: quote + value + quote)
        }
    }
}
