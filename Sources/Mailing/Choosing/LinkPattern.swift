/// Destinations as a person names them: `*` stands for any characters, `?` for one.
///
/// A pattern fits a link if it fits the whole destination, the destination without scheme, or the
/// host alone; letters match in any case. So `shop.example` means that host, `*.shop.example` its
/// subdomains, `shop.example/sale/*` a folder and `*utm_*` any address with that in it.
package struct LinkPattern: Hashable, Sendable {
    package let text: String
    private let scalars: [Unicode.Scalar]

    /// `nil` for an empty pattern.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
        scalars = Array(text.lowercased().unicodeScalars)
    }

    /// Whether it fits a destination.
    package func fits(_ url: String) -> Bool {
        let url = url.lowercased()
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return [url[...], rest, URLHost.host(of: url)?[...]].contains {
            $0.map { fits(Array($0.unicodeScalars)) } ?? false
        }
    }

    /// Goes back to the newest `*` only, so that no pattern takes more than length × length.
    private func fits(_ text: [Unicode.Scalar]) -> Bool {
        var at = 0
        var next = 0
        var star: (pattern: Int, text: Int)?
        while at < text.count {
            if next < scalars.count, scalars[next] == "*" {
                star = (next, at)
                next += 1
            } else if next < scalars.count, scalars[next] == "?" || scalars[next] == text[at] {
                next += 1
                at += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                next = last.pattern + 1
                at = last.text + 1
            } else {
                return false
            }
        }
        return scalars[next...].allSatisfy { $0 == "*" }
    }
}
