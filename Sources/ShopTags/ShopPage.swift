import Foundation

/// A shop's page as far as its tags go: what a browser would load of it.
package struct ShopPage: Sendable {
    /// One element that asks for the pixel or the script.
    struct Tag: Sendable {
        let element: String
        /// With character references of `&` undone.
        let source: String
        let isLazy: Bool
        /// `data-account` of the script.
        let account: String?
    }

    let tags: [Tag]
    /// Tags that stand where no browser loads them.
    let hidden: [Tag]
    /// The policies of header and page.
    let policies: [String]

    /// `policy` is the value of the `Content-Security-Policy` header, if there was one.
    package init(html: String, policy: String?) {
        let comments = html.matches(of: #/(?s)<!--.*?-->/#).map { String($0.output) }
        let visible = html.replacing(#/(?s)<!--.*?-->/#, with: "")
        tags = Self.tags(in: visible)
        hidden = comments.flatMap { Self.tags(in: $0) }
        let meta = visible.matches(
            of: #/(?is)<meta[^>]*content-security-policy[^>]*content\s*=\s*(["'])(.*?)\1/#)
        policies = [policy].compactMap(\.self) + meta.map { String($0.output.2) }
    }

    private static func tags(in html: String) -> [Tag] {
        let elements = html.matches(
            of: #/(?is)<(img|iframe|script)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/#)
        return elements.compactMap { match in
            let attributes = String(match.output.2)
            guard let source = value("src", in: attributes),
                source.contains("/track/sale") || source.contains("/trackingpixel.js")
            else { return nil }
            return Tag(
                element: match.output.1.lowercased(),
                source: source.replacing("&amp;", with: "&").replacing("&#38;", with: "&"),
                isLazy: value("loading", in: attributes)?.lowercased() == "lazy",
                account: value("data-account", in: attributes))
        }
    }

    private static func value(_ name: String, in attributes: String) -> String? {
        let all = attributes.matches(
            of: #/(?is)(?:^|\s)([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/#)
        for match in all where match.output.1.lowercased() == name {
            return String(match.output.2 ?? match.output.3 ?? match.output.4 ?? "")
        }
        return nil
    }

    /// Whether a policy lets the element load from `host`: `nil` where none says anything.
    func isBlocked(_ element: String, host: String) -> Bool {
        let directive = ["img": "img-src", "iframe": "frame-src", "script": "script-src"][element]
        return policies.contains { policy in
            let directives = policy.split(separator: ";").map {
                $0.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            }
            // CSP Level 3, section 6.1: what is not named falls back to default-src.
            let found =
                directives.first { $0.first == directive }
                ?? directives.first { $0.first == "default-src" }
            guard let sources = found?.dropFirst() else { return false }
            return !sources.contains { Self.admits(String($0), host) }
        }
    }

    /// Scheme, port and path of a source do not matter here.
    private static func admits(_ source: String, _ host: String) -> Bool {
        if ["*", "https:", "http:"].contains(source) { return true }
        let bare = source.replacing(#/^[a-z]+:\/\//#, with: "").prefix { !":/".contains($0) }
        return bare == host || bare.hasPrefix("*.") && host.hasSuffix(bare.dropFirst())
    }
}
