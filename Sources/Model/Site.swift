/// Whether two hosts are the same site to a browser, as far as that can be known without the
/// public suffix list.
///
/// Knows the common two-part suffixes (`co.uk`, `com.es`). A host under a suffix that it does
/// not know, such as a shop platform's `shops.example-cloud.net`, is taken for the same site as
/// its siblings although browsers may keep them apart.
package enum Site {
    /// The part of a host that its owner registered: `shop.example` of `www.shop.example`;
    /// the host itself where it has one label, or is an address.
    package static func registrable(_ host: String) -> String {
        let labels = host.lowercased().split(separator: ".")
        guard labels.count > 2, labels.last?.contains(where: \.isLetter) == true else {
            return labels.joined(separator: ".")
        }
        return labels.suffix(isTwoPart(labels) ? 3 : 2).joined(separator: ".")
    }

    /// Whether the cookie of one is a first-party cookie of the other.
    package static func isSame(_ host: String, _ other: String) -> Bool {
        registrable(host) == registrable(other)
    }

    private static func isTwoPart(_ labels: [Substring]) -> Bool {
        guard let last = labels.last else { return false }
        let second = String(labels[labels.count - 2])
        if platforms.contains(second + "." + last) { return true }
        // Country codes have two letters; below them the registry's own second level.
        return last.count == 2 && registrySecondLevels.contains(second)
    }

    private static let registrySecondLevels: Set<String> = [
        "ac", "co", "com", "edu", "gob", "gov", "ltd", "ne", "net", "nom", "or", "org", "plc",
        "sch",
    ]
    private static let platforms: Set<String> = [
        "myshopify.com", "github.io", "netlify.app", "vercel.app", "pages.dev", "herokuapp.com",
        "web.app", "blogspot.com", "wixsite.com", "webflow.io",
    ]
}
