import LinkRewriting

/// What the sender asks for about the links of a newsletter; nothing of it is remembered.
package struct LinkOptions: Sendable {
    /// If there are any, links that none of them fits are left as they are.
    package var include: [LinkPattern] = []
    /// Links that one of them fits are left as they are.
    package var exclude: [LinkPattern] = []
    /// The last word, by position in the newsletter.
    package var choices: [Int: LinkChoice] = [:]
    package var utm: UTMParameters?
    /// Whose merge tags are in the newsletter; `nil`: any that cannot be mistaken.
    package var platform: Platform?
    /// Whether the plain text of a message is rewritten, besides its HTML.
    package var rewritesText = false
    /// Where readers will unsubscribe; of an address with `{{column}}` what is before it counts.
    package var unsubscribeAddress: String?

    package init() {}

    /// The links that the sender wants tracked whatever the newsletter says.
    var insisted: Set<Int> { Set(choices.filter { $0.value != .none }.keys) }

    var unsubscribeAddresses: [String] {
        guard let address = unsubscribeAddress else { return [] }
        let fixed = String(address.prefix { $0 != "{" })
        // A host alone would cover the whole shop.
        let path = fixed.split(separator: "/", maxSplits: 2).dropFirst(2).joined()
        return path.isEmpty ? [] : [fixed]
    }

    /// Whether the patterns leave this destination out.
    func leavesOut(_ url: String) -> Bool {
        if exclude.contains(where: { $0.fits(url) }) { return true }
        return !include.isEmpty && !include.contains { $0.fits(url) }
    }
}
